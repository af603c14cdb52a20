import { setImmediate } from 'node:timers/promises';
import type { GatewayExecutor } from '@apollo/server-gateway-interface';
import { LEVELS, type Logger, type Signer } from '@hub/kernel/process';
import { assertValidSchema, type GraphQLSchema } from 'graphql';
import type { Contracts } from '../authorization/contracts.ts';
import { authorize } from '../authorization/enforce.ts';
import { coalesce } from '../engine/coalesce.ts';
import { createEngine } from '../engine/engine.ts';
import { type Prices, readPrices } from '../plugins/limits/prices.ts';
import type { TrustedDocuments } from '../plugins/trusted/documents.ts';
import type { Settings } from '../settings.ts';
import type { Supergraph } from '../supergraph/load.ts';
import { createSources, type Sources } from '../transport/sources.ts';
import { createTransport, type Transport } from '../transport/transport.ts';

/** A composed graph as it is served, and all that follows from it. */
export interface Generation {
  readonly supergraph: Supergraph;
  /** The whole graph as clients may know it; a request belongs to the generation that it was validated against. */
  readonly schema: GraphQLSchema;
  readonly contracts: Contracts;
  readonly prices: Prices;
  readonly transport: Transport;
  readonly sources: Sources;
  readonly execute: GatewayExecutor;
  /** Ends its streams at once, and itself with the last request that it still answers. */
  readonly retire: () => Promise<void>;
}

/** What generations share. */
export interface Making {
  readonly settings: Pick<Settings, 'engine' | 'deadline' | 'coalesces'>;
  readonly signer: Signer;
  /** Planned before anybody asks. */
  readonly documents: TrustedDocuments;
  readonly log: Logger;
}

/**
 * Loads a graph beside whatever is served, and warms it.
 *
 * @throws StartError where the graph cannot be served; nothing is left of it then
 */
export async function createGeneration(
  supergraph: Supergraph,
  { settings, signer, documents, log }: Making,
): Promise<Generation> {
  const { subgraphs, document } = supergraph;
  const signs = supergraph.asksWhoReads ? signer : undefined;
  const transport = createTransport(subgraphs, settings.deadline, signs);
  const sources = createSources(subgraphs, settings.deadline, signs);
  const engine = createEngine(settings.engine, supergraph, transport, log);
  const close = async () => void (await Promise.all([engine.stop(), transport.close(), sources.close()]));
  try {
    const authorized = authorize(engine, supergraph);
    let schema: GraphQLSchema | undefined;
    authorized.engine.onSchemaLoadOrUpdate(({ apiSchema }) => {
      schema = apiSchema;
    });
    const { executor } = await authorized.engine.load({ apollo: {} });
    if (!schema || !executor) throw new Error('The engine has loaded no graph');
    await engine.warm?.([...documents.values()]);
    await setImmediate();
    // Kept with the schema: Apollo Server asks again when it is told of it. A contract leaves out fields of objects that their
    // interfaces may still have; it is taken for valid where the whole is known to be.
    assertValidSchema(schema);
    await warmContracts(authorized.contracts());
    const { execute, drained } = counted(settings.coalesces ? coalesce(executor) : executor);
    return {
      ...{ supergraph, schema, transport, sources, execute },
      contracts: authorized.contracts(),
      prices: readPrices(document),
      retire: async () => {
        await sources.close();
        await drained();
        await close();
      },
    };
  } catch (error) {
    await close();
    throw error;
  }
}

/** Makes each level's contract before anybody needs it; a caller would wait for it, and everybody with them. */
async function warmContracts(contracts: Contracts): Promise<void> {
  for (const level of LEVELS) {
    await setImmediate();
    contracts.of(level);
  }
}

/** Counts the requests under way. */
function counted(executor: GatewayExecutor): { execute: GatewayExecutor; drained: () => Promise<void> } {
  let underWay = 0;
  let onDrained: (() => void) | undefined;
  return {
    execute: async (request) => {
      underWay += 1;
      try {
        return await executor(request);
      } finally {
        underWay -= 1;
        if (underWay === 0) onDrained?.();
      }
    },
    drained: () =>
      new Promise((resolve) => {
        onDrained = resolve;
        if (underWay === 0) resolve();
      }),
  };
}
