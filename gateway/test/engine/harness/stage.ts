import { createHash, randomUUID } from 'node:crypto';
import type { GatewayExecutor, GatewayGraphQLRequestContext } from '@apollo/server-gateway-interface';
import { createLog } from '@hub/kernel/process';
import { type ExecutionResult, type GraphQLSchema, getOperationAST, parse, print, validate } from 'graphql';
import type { CreateEngine } from '../../../src/engine/engine.ts';
import type { Supergraph } from '../../../src/engine/supergraph/load.ts';
import { readSubgraphs } from '../../../src/engine/supergraph/subgraphs.ts';
import { noPause } from '../../../src/pause.ts';
import { linesLog } from '../../fixtures/hub.ts';
import { contextOfNobody } from '../../fixtures/nobody.ts';
import type { Composed } from './compose.ts';
import type { Case, Feature } from './feature.ts';
import { createTransport, type Run } from './transport.ts';

/** An answer as a client reads it: as JSON. */
export type Answer = Pick<ExecutionResult, 'data'> & {
  readonly errors?: readonly {
    readonly message: string;
    readonly path?: readonly (string | number)[];
    readonly extensions?: Readonly<Record<string, unknown>>;
  }[];
};

type Question = Pick<Case, 'query' | 'variables' | 'operationName'>;

export interface Reply {
  readonly answer: Answer;
  readonly asked: readonly string[];
  /** Whether the planner in Rust could not plan it, and Apollo's did. */
  readonly leftToApollo: boolean;
}

/** A feature's graph, served by one engine. */
export interface Stage {
  readonly ask: (asked: Question) => Promise<Reply>;
  readonly close: () => Promise<void>;
}

/** Opens an engine on the graph, and asks it as Apollo Server does: what is parsed, valid, and picked by its name. */
export async function openStage({ world }: Feature, { subgraphs, document }: Composed, create: CreateEngine): Promise<Stage> {
  const { log, lines } = linesLog();
  const runs = new Map<string, Run>();
  const supergraph: Supergraph = {
    sdl: print(document),
    document,
    subgraphs: readSubgraphs(document, {}, 'the feature'),
    asksWhoReads: false,
    another: () => supergraph,
  };
  const engine = create(supergraph, createTransport(subgraphs, runs), log, noPause);
  const loaded: { schema?: GraphQLSchema } = {};
  engine.onSchemaLoadOrUpdate(({ apiSchema }) => {
    loaded.schema = apiSchema;
  });
  const { executor } = await engine.load({ apollo: {} });
  const { schema } = loaded;
  if (executor === null || schema === undefined) throw new Error('The engine gave no executor or no schema');
  return {
    ask: async (asked) => {
      const run: Run = { world: world(), asked: [] };
      const requestId = randomUUID();
      runs.set(requestId, run);
      const answer = await execute(executor, schema, requestId, asked);
      runs.delete(requestId);
      const leftToApollo = lines.splice(0).some((line) => line.includes('an operation is planned by Apollo'));
      return { answer, asked: run.asked, leftToApollo };
    },
    close: () => engine.stop(),
  };
}

async function execute(
  executor: GatewayExecutor,
  schema: GraphQLSchema,
  requestId: string,
  { query, variables, operationName }: Question,
): Promise<Answer> {
  const document = parse(query);
  const invalid = validate(schema, document);
  if (invalid.length > 0) return asJson({ errors: invalid });
  const operation = getOperationAST(document, operationName);
  const queryHash = createHash('sha256').update(query).digest('hex');
  const line = { operation: operationName ?? null, kind: operation?.operation ?? null, queryHash };
  const context = contextOfNobody(requestId, line);
  const request = {
    request: {
      query,
      ...(variables && { variables: asJson(variables) }),
      ...(operationName !== undefined && { operationName }),
    },
    document,
    operation,
    operationName: operation?.name?.value ?? null,
    queryHash,
    context,
    schema,
    source: query,
    logger: createLog('gateway', 'silent'),
    metrics: {},
  };
  // Apollo Server's own is larger, by what no engine reads.
  return asJson(await executor(request as unknown as GatewayGraphQLRequestContext));
}

function asJson<T>(value: T): T & Answer {
  return JSON.parse(JSON.stringify(value));
}
