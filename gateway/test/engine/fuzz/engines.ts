import type { Logger } from '@hub/kernel/process';
import { type GraphQLSchema, getOperationAST, parse } from 'graphql';
import type { CreateEngine } from '../../../src/engine/engine.ts';
import { dataOf } from '../../../src/engine/json-text.ts';
import type { Supergraph } from '../../../src/engine/supergraph/load.ts';
import { readAnswer } from '../../../src/engine/transport/answer.ts';
import type { Transport } from '../../../src/engine/transport/transport.ts';
import { noPause } from '../../../src/pause.ts';
import { contextOfNobody } from '../../fixtures/nobody.ts';
import type { Answer } from './compare.ts';
import type { Operation } from './store.ts';
import type { AskSubgraph } from './subgraph.ts';

/** An engine that serves a graph. */
export interface Contestant {
  readonly ask: (operation: Operation) => Promise<Answer>;
  readonly stop: () => Promise<void>;
}

/** Loads a graph into an engine, as Apollo Server does. */
export async function startEngine(
  create: CreateEngine,
  supergraph: Supergraph,
  transport: Transport,
  log: Logger,
): Promise<Contestant> {
  const engine = create(supergraph, transport, log, noPause);
  const loaded: { schema?: GraphQLSchema } = {};
  engine.onSchemaLoadOrUpdate(({ apiSchema }) => {
    loaded.schema = apiSchema;
  });
  const { executor } = await engine.load({ apollo: {} });
  const { schema } = loaded;
  if (!schema || !executor) throw new Error('The engine has loaded no schema');
  type Request = Parameters<typeof executor>[0];
  return {
    ask: async ({ query, variables, operationName }) => {
      const document = parse(query);
      const operation = getOperationAST(document, operationName);
      if (!operation) throw new Error('There is no such operation');
      const request = {
        request: { query, variables: { ...variables }, ...(operationName !== undefined && { operationName }) },
        source: query,
        document,
        operation,
        operationName: operationName ?? operation.name?.value ?? null,
        queryHash: `${query}${operationName}`,
        schema,
        schemaHash: '',
        context: contextOfNobody('fuzz'),
        logger: log,
        metrics: {},
        cache: new Map(),
        overallCachePolicy: { restrict: () => undefined },
      };
      const { data, errors } = await executor(request as unknown as Request);
      return { data: dataOf(data), ...(errors && { errors }) };
    },
    stop: () => engine.stop(),
  };
}

/** Subgraphs in this process. */
export function createLocalTransport(subgraphs: ReadonlyMap<string, AskSubgraph>): Transport {
  return {
    deadline: 5000,
    send: async (service, request) => {
      const ask = subgraphs.get(service);
      if (!ask) throw new Error(`There is no subgraph ${service}`);
      return readAnswer(service, Buffer.from(ask(request)));
    },
    close: async () => undefined,
  };
}
