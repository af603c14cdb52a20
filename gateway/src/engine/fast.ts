import type { GatewayExecutor, GatewayGraphQLRequestContext as Request } from '@apollo/server-gateway-interface';
import { type Logger, StartError } from '@hub/kernel/process';
import { type DocumentNode, GraphQLError, Kind, print } from 'graphql';
import { LRUCache } from 'lru-cache';
import type { GatewayContext } from '../context.ts';
import type { Pause } from '../pause.ts';
import { createMerge } from './compile/merge.ts';
import { hidingInterfaces, readTypeFacts } from './compile/types.ts';
import type { CreateEngine, Engine, TakenDocument } from './engine.ts';
import { completeEvent, findPrimary } from './execute/subscribe.ts';
import { fragmentsOf } from './operation/document.ts';
import { type Asking, type Graph, Operation } from './operation/operation.ts';
import { createPlanner, type PlannerName } from './plan/create.ts';
import { checkKnownScalars } from './scalars.ts';
import { checkSdl } from './supergraph/check.ts';
import type { Supergraph } from './supergraph/load.ts';
import { readPublicSchema } from './supergraph/public.ts';
import { createStrip } from './supergraph/strip.ts';
import type { Transport } from './transport/transport.ts';

/** A request may take as long as so many calls: one that hangs leaves time for what does not hang on it. */
const CALLS = 2;

/** The hub's own engine: it compiles a plan, and the writing of its answer, once for each operation. */
export function createFastEngine(prefer: PlannerName): CreateEngine {
  return (supergraph, transport, log, pause): Engine => {
    const told: Parameters<Engine['onSchemaLoadOrUpdate']>[0][] = [];
    let graph: Graph | undefined;
    let loaded: Execute | undefined;
    return {
      onSchemaLoadOrUpdate: (callback) => {
        told.push(callback);
        return () => void told.splice(told.indexOf(callback), 1);
      },
      load: async () => {
        graph = await readGraph(supergraph, prefer, log, pause);
        const { schema: apiSchema } = graph;
        for (const tell of told) tell({ apiSchema, coreSupergraphSdl: supergraph.sdl });
        await pause();
        loaded = createExecutor(graph, transport, log, pause);
        return { executor: loaded.executor };
      },
      prepareSubscription: async (request) => {
        if (!loaded) throw new Error('The engine is not loaded yet');
        return loaded.prepareSubscription(request);
      },
      warm: async (documents) => loaded?.warm?.(documents),
      stop: async () => graph?.planner.close(),
    };
  };
}

async function readGraph({ document }: Supergraph, prefer: PlannerName, log: Logger, pause: Pause): Promise<Graph> {
  try {
    await checkSdl(document, pause);
    const facts = readTypeFacts(document);
    await pause();
    const schema = checkKnownScalars(await readPublicSchema(document, pause));
    await pause();
    const planner = await createPlanner(await printStripped(document, pause), prefer, log);
    await pause();
    return { schema, facts, hiding: hidingInterfaces(schema, facts), merge: createMerge(facts), planner };
  } catch (error) {
    const why = (error instanceof Error ? error.message : String(error)).replace(/\s+/g, ' ').slice(0, 500);
    throw new StartError(`The supergraph cannot be served: ${why}`);
  }
}

async function printStripped(document: DocumentNode, pause: Pause): Promise<string> {
  const strip = createStrip(document);
  const printed: string[] = [];
  for (const definition of document.definitions) {
    printed.push(...strip([definition]).map(print));
    await pause();
  }
  return printed.join('\n\n');
}

type Execute = Required<Pick<Engine, 'prepareSubscription' | 'warm'>> & { readonly executor: GatewayExecutor };

/** Operations that are kept planned and compiled. One that has not been asked for longest gives way. */
const KEPT = 1_000;

function createExecutor(graph: Graph, transport: Transport, log: Logger, pause: Pause): Execute {
  const prepared = new LRUCache<string, Operation>({ max: KEPT });
  const operationOf = ({ document, operation, queryHash }: Pick<Request, 'document' | 'operation' | 'queryHash'>): Operation => {
    const key = `${queryHash} ${operation.name?.value ?? ''}`;
    const known = prepared.get(key);
    if (known) return known;
    const fresh = new Operation(graph, operation, fragmentsOf(document));
    prepared.set(key, fresh);
    return fresh;
  };
  const askingFor = (asking: GatewayContext, isRead: boolean): Asking => {
    const { requestId, gone, identified } = asking;
    const sender = { requestId, caller: identified.caller, until: performance.now() + CALLS * transport.deadline };
    // What nobody waits for is cut off, lest abandoned reads crowd out others; a write, once sent, is never half sent.
    const cutOff = isRead ? gone : undefined;
    return {
      ask: async (service, text) => {
        const answer = await transport.send(service, text, sender, cutOff);
        asking.lifetime = Math.min(asking.lifetime, answer.lifetime);
        return answer;
      },
      onUnavailable: (subgraph, reason) => {
        if (!gone.aborted) log.warn({ requestId, subgraph, reason }, 'subgraph unavailable');
      },
    };
  };

  const warmOne = async ({ document, queryHash }: TakenDocument): Promise<void> => {
    for (const operation of document.definitions) {
      if (operation.kind === Kind.OPERATION_DEFINITION) await operationOf({ document, operation, queryHash }).warm();
    }
  };

  return {
    executor: async (request) => {
      if (!request.operation) return { errors: [noOperation()] };
      const asking = askingFor(request.context as unknown as GatewayContext, request.operation.operation === 'query');
      return operationOf(request).execute(request.request.variables ?? {}, asking);
    },
    warm: async (documents) => {
      for (const taken of documents) {
        await pause();
        await warmOne(taken).catch((error: Error) => log.warn({ reason: error.message }, 'a document is not planned beforehand'));
      }
    },
    prepareSubscription: async (request) => {
      const operation = operationOf(request);
      const execute = (asking: Asking) => operation.execute(request.request.variables ?? {}, asking);
      const primary = await findPrimary(execute);
      if (!('service' in primary)) return primary;
      return { primary, complete: (event, context) => completeEvent(execute, event, askingFor(context, true)) };
    },
  };
}

/** A document of several operations, and none of the name asked for; Apollo Server says by its code what that is. */
function noOperation(): GraphQLError {
  return new GraphQLError('Nothing can be executed: the document has no operation of the name given');
}
