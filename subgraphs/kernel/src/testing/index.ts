import { randomUUID } from 'node:crypto';
import { ApolloServer, type GraphQLResponse } from '@apollo/server';
import { ApolloServerPluginInlineTraceDisabled } from '@apollo/server/plugin/disabled';
import pg from 'pg';
import { AuditBatch } from '../audit-batch.ts';
import { answerOnceRecorded } from '../audit-log.ts';
import { ANYONE, type Caller, type Level, SCOPES } from '../caller.ts';
import { ChangeLog } from '../changes.ts';
import { answerCompiled } from '../compiled.ts';
import { type Context, createContext } from '../context.ts';
import { type Database, openDatabase } from '../database.ts';
import { createErrorFormat, errorsByPlace } from '../errors.ts';
import { type ForeignKind, ForeignRow, KERNEL_ENTITIES } from '../facts.ts';
import { buildSubgraph, type SubgraphDefinition } from '../federation.ts';
import { followClearances, NOTHING_FOREIGN } from '../foreign.ts';
import { createLog } from '../log.ts';
import { loadSeeds } from '../subgraph.ts';
import { tellEvents } from '../subscriptions.ts';
import type { Signer } from '../token.ts';
import { Visibility } from '../values.ts';
import { createReadingCheck, guardedTables } from './reads.ts';

/** A subgraph under test: its real schema on a real database of its own. */
export interface TestSubgraph {
  readonly sdl: string;
  readonly database: Database;
  /** Asks as the caller, anyone where none is given. */
  readonly ask: (query: string, variables?: Record<string, unknown>, caller?: Caller) => Promise<Answer>;
  /** Follows a subscription as the caller; what is told goes on until `end` is aborted. */
  readonly follow: (query: string, options: { caller?: Caller; after?: string; end: AbortSignal }) => AsyncGenerator<Told>;
  /** Resolves representations as the gateway does, `selection` being fields of `type`. */
  readonly entities: (type: string, keys: object[], selection: string, caller?: Caller) => Promise<Answer>;
  /** SQL statements since the last call, transactions' brackets excepted. */
  readonly statements: () => string[];
  /** Lines of the log since the last call, of every level. */
  readonly logged: () => string[];
  /** Throws where a request has read a guarded table without its clearance. */
  readonly close: () => Promise<void>;
}

export interface Answer {
  // biome-ignore lint/suspicious/noExplicitAny: an answer has the shape of its query
  readonly data: any;
  readonly errors: readonly {
    readonly message: string;
    readonly path?: readonly (string | number)[];
    readonly extensions?: Record<string, unknown>;
  }[];
}

/** One event of a subscription, an answer without errors having an empty list of them. */
export interface Told {
  readonly id: string | undefined;
  /** Undefined where it is only a place to go on from. */
  readonly answer: Answer | undefined;
}

/** A caller who may do everything, everywhere. */
export const PARTY: Caller = { ...ANYONE, partner: 'test', level: 'PARTY', scopes: [...SCOPES], municipalities: null };

/** A caller of a level, with scopes, for municipalities; all of them where none are named. */
export function callerOf(level: Level, scopes: string[] = [], municipalities: string[] | null = null): Caller {
  return { ...ANYONE, partner: `test-${level.toLowerCase()}`, level, scopes, municipalities };
}

/**
 * Opens a subgraph on a database made for this call: in memory, or on `TEST_DATABASE_URL`'s server.
 *
 * @param seeds - municipalities' folders to load
 * @param owner - the promises subgraph's endpoint and who signs for it, to be followed as in production; without it, what is planted by seeds and
 *   `knowForeign` is all there is
 */
export async function openTestSubgraph(
  definition: SubgraphDefinition,
  seeds: string[] = [],
  { owner }: { owner?: { url: string; signer: Signer } } = {},
): Promise<TestSubgraph> {
  const lines: string[] = [];
  const log = createLog(definition.name, 'trace', { write: (line) => void lines.push(line) });
  const made = await createTestDatabase();
  const seen: string[] = [];
  const reading = createReadingCheck();
  const database = await openDatabase({
    name: definition.name,
    url: made.url,
    folder: null,
    entities: [...definition.entities, ...KERNEL_ENTITIES],
    migrations: definition.migrations,
    log,
    onStatement: (statement) => {
      seen.push(statement);
      reading.see(statement);
    },
  });
  reading.guard(await guardedTables(database.source));
  await loadSeeds(definition, database, seeds);
  const { sdl, schema } = await buildSubgraph(definition);
  const server = new ApolloServer<Context>({
    schema,
    formatError: createErrorFormat(log),
    includeStacktraceInErrorResponses: false,
    logger: log,
    plugins: [ApolloServerPluginInlineTraceDisabled(), answerCompiled(schema, true), answerOnceRecorded, errorsByPlace],
  });
  await server.start();
  const followed = owner === undefined ? undefined : followClearances(owner.url, owner.signer, database, log);
  const foreign = followed ?? NOTHING_FOREIGN;
  const auditLog = new AuditBatch(database.source);

  const ask: TestSubgraph['ask'] = async (query, variables = {}, caller = ANYONE) =>
    toAnswer(
      await reading.during(() =>
        server.executeOperation(
          { query, variables },
          { contextValue: createContext(database, caller, foreign, auditLog, randomUUID()) },
        ),
      ),
    );
  const changes = new ChangeLog(database.source, 20);
  return {
    sdl,
    database,
    ask,
    follow: async function* (query, { caller = ANYONE, after, end }) {
      const stream = { changes, after, gone: end };
      const open = () => createContext(database, caller, foreign, auditLog, randomUUID(), stream);
      const events = tellEvents(schema, { query }, open, createErrorFormat(log));
      for (;;) {
        const { value, done } = await reading.during(() => events.next());
        if (done) return;
        const result = value.result && JSON.parse(JSON.stringify(value.result));
        yield { id: value.id, answer: result && { data: result.data ?? null, errors: result.errors ?? [] } };
      }
    },
    entities: (type, keys, selection, caller) =>
      ask(
        `query ($representations: [_Any!]!) { _entities(representations: $representations) { ... on ${type} { ${selection} } } }`,
        { representations: keys.map((key) => ({ __typename: type, ...key })) },
        caller,
      ),
    statements: () => seen.splice(0).filter((statement) => !/^\s*(start transaction|commit|rollback|savepoint)/i.test(statement)),
    logged: () => lines.splice(0),
    close: async () => {
      await server.stop();
      await followed?.stop();
      await database.close();
      await made.drop();
      reading.settle();
    },
  };
}

/**
 * Tells the subgraph of another's row, Åmål's and public where nothing else is said, as its owner would.
 *
 * @returns the row's id
 */
export async function knowForeign(
  { database }: TestSubgraph,
  kind: ForeignKind,
  given: Partial<Omit<ForeignRow, 'kind'>> = {},
): Promise<string> {
  const id = given.id ?? randomUUID();
  const row = { visibility: Visibility.PUBLIC, visibleFrom: null, municipalities: ['1492'], sector: null, ...given, kind, id };
  await database.source.manager.upsert(ForeignRow, row, ['kind', 'id']);
  return id;
}

/** A database of a test's own on `TEST_DATABASE_URL`'s server; `url` is undefined where that is not set. */
export async function createTestDatabase(): Promise<{ url: string | undefined; drop: () => Promise<void> }> {
  const server = process.env['TEST_DATABASE_URL'];
  if (!server) return { url: undefined, drop: async () => undefined };
  const name = `hub_test_${randomUUID().replaceAll('-', '')}`;
  const run = async (statement: string) => {
    const client = new pg.Client({ connectionString: server });
    await client.connect();
    await client.query(statement);
    await client.end();
  };
  await run(`create database ${name}`);
  const url = new URL(server);
  url.pathname = `/${name}`;
  return { url: url.href, drop: () => run(`drop database ${name} with (force)`) };
}

function toAnswer({ body }: GraphQLResponse): Answer {
  if (body.kind !== 'single') throw new Error('An incremental answer, and none was asked for');
  // What a client gets: plain JSON, without graphql-js's prototypes.
  return JSON.parse(JSON.stringify({ data: body.singleResult.data ?? null, errors: body.singleResult.errors ?? [] })) as Answer;
}
