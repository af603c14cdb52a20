import type { GatewayExecutor } from '@apollo/server-gateway-interface';
import { type Level, type Logger, type Signer, StartError } from '@hub/kernel/process';
import { type GraphQLSchema, validateSchema } from 'graphql';
import type { Contracts } from '../authorization/contracts.ts';
import { authorize } from '../authorization/enforce.ts';
import { coalesce } from '../engine/coalesce.ts';
import { loadEngine, type TakenDocument } from '../engine/engine.ts';
import type { Supergraph } from '../engine/supergraph/load.ts';
import type { Lines } from '../engine/transport/lines.ts';
import { createSources, type Sources } from '../engine/transport/sources.ts';
import { createTransport, type Transport } from '../engine/transport/transport.ts';
import type { Pause } from '../pause.ts';
import { type Prices, readPrices } from '../plugins/limits/prices.ts';
import type { TrustedDocuments } from '../plugins/trusted/documents.ts';
import type { Settings } from '../settings.ts';
import { takeDocuments } from './documents.ts';

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
  /** What was planned before anybody asked, by its text. */
  readonly taken: ReadonlyMap<string, TakenDocument>;
  /** Ends its streams at once, and itself with the last request that it still answers. */
  readonly retire: () => Promise<void>;
}

/** What a generation is made with. */
export interface Making {
  readonly settings: Pick<Settings, 'engine' | 'deadline' | 'coalesces'>;
  readonly signer: Signer;
  readonly lines: Lines;
  /** Planned before anybody asks: the trusted documents, and what has been asked last of the graph before. */
  readonly documents: TrustedDocuments;
  readonly recent: () => readonly string[];
  /** Whose views of the graph are made before anybody asks. */
  readonly levels: Iterable<Level>;
  readonly log: Logger;
}

/**
 * Loads a graph beside whatever is served, and warms it.
 *
 * @param pause - awaited between its steps: requests are answered meanwhile, by the graph that was there before
 * @throws StartError where the graph cannot be served; nothing is left of it then
 */
export async function createGeneration(
  supergraph: Supergraph,
  { settings, signer, lines, documents, recent, levels, log }: Making,
  pause: Pause,
): Promise<Generation> {
  const { subgraphs, document } = supergraph;
  const signs = supergraph.asksWhoReads ? signer : undefined;
  const createEngine = await loadEngine(settings.engine);
  const transport = createTransport(subgraphs, settings.deadline, signs, lines);
  const sources = createSources(subgraphs, settings.deadline, signs);
  const engine = createEngine(supergraph, transport, log, pause);
  const close = async () => void (await Promise.all([engine.stop(), transport.close(), sources.close()]));
  try {
    const authorized = authorize(engine, supergraph);
    let schema: GraphQLSchema | undefined;
    authorized.engine.onSchemaLoadOrUpdate(({ apiSchema }) => {
      schema = apiSchema;
    });
    const { executor } = await authorized.engine.load({ apollo: {} });
    if (!schema || !executor) throw new Error('The engine has loaded no graph');
    checkSchema(schema);
    await pause();
    const texts = engine.warm ? new Set([...documents.values(), ...recent()]) : [];
    const taken = await takeDocuments(texts, schema, log, pause);
    await engine.warm?.(taken.values());
    const contracts = authorized.contracts();
    await contracts.warm(levels, pause);
    const prices = readPrices(document);
    await pause();
    const { execute, drained } = counted(settings.coalesces ? coalesce(executor) : executor);
    return {
      ...{ supergraph, schema, contracts, prices, transport, sources, execute, taken },
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

/** What is found is kept with the schema: neither the first document's validation nor Apollo Server looks again. */
function checkSchema(schema: GraphQLSchema): void {
  const found = validateSchema(schema).map(({ message }) => message);
  if (found.length > 0) throw new StartError(`The supergraph cannot be served: ${found.join(' ').slice(0, 500)}`);
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
