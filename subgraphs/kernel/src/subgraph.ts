import {
  ApolloServerPluginCacheControlDisabled,
  ApolloServerPluginInlineTraceDisabled,
  ApolloServerPluginLandingPageDisabled,
} from '@apollo/server/plugin/disabled';
import { z } from 'zod';
import { AuditBatch, tellHead } from './audit-batch.ts';
import { answerOnceRecorded } from './audit-log.ts';
import { ChangeLog, type Following } from './changes.ts';
import { answerCompiled } from './compiled.ts';
import { type Context, createContext } from './context.ts';
import { type Database, openDatabase } from './database.ts';
import { port, readEnv } from './env.ts';
import { isDatabaseAway } from './errors.ts';
import { KERNEL_ENTITIES } from './facts.ts';
import { buildSubgraph, type SubgraphDefinition } from './federation.ts';
import { followClearances, NOTHING_FOREIGN } from './foreign.ts';
import { requireToken } from './guard.ts';
import { ensureKey } from './keys.ts';
import { createTokenLane } from './lane.ts';
import { tellLifetime } from './lifetime.ts';
import { createLog, type Logger } from './log.ts';
import { openPractice, type Practice } from './practice.ts';
import { plantFolder, readSeeds, seedFolders } from './seeds.ts';
import { serve, stopOnSignals } from './serve.ts';
import { answerSubscriptions } from './subscriptions.ts';
import { createSigner, createVerifier, GATEWAY, type Verified } from './token.ts';

const address = z.string().regex(/^https?:\/\//, 'must begin with http:// or https://');
const databaseUrl = z.string().regex(/^postgres(ql)?:\/\//, 'must begin with postgres://');

/**
 * Opens a subgraph's own database as the environment says: `<NAME>_DATABASE_URL`, or embedded below `HUB_DATA_DIR`.
 *
 * @throws StartError with the one line that says what to mend.
 */
export function openOwnDatabase({ name, entities, migrations }: SubgraphDefinition, log: Logger): Promise<Database> {
  const setting = `${name.toUpperCase()}_DATABASE_URL`;
  const env = readEnv({ [setting]: databaseUrl.optional(), HUB_DATA_DIR: z.string().default('.data') });
  const folder = `${env['HUB_DATA_DIR']}/${name}`;
  // The statement is code of ours; its parameters, what people typed, are not told.
  const onStatement = log.isLevelEnabled('trace') ? (statement: string) => log.trace({ statement }, 'statement') : undefined;
  return openDatabase({
    name,
    url: env[setting],
    folder,
    entities: [...entities, ...KERNEL_ENTITIES],
    migrations,
    log,
    onStatement,
  });
}

/**
 * A subgraph's whole process, in the order it runs: settings, database, seeds, schema, server.
 *
 * @throws StartError with the one line that says what to mend.
 */
export async function startSubgraph(definition: SubgraphDefinition): Promise<void> {
  const { name } = definition;
  const setting = `${name.toUpperCase()}_PORT`;
  const ports = readEnv({ [setting]: port.default(definition.port) });
  const env = readEnv({
    HOST: z.string().default('localhost'),
    HUB_SEEDS: z.string().optional(),
    HUB_PRACTICE: z.string().optional(),
    NODE_ENV: z.string().optional(),
    HUB_DATA_DIR: z.string().default('.data'),
    HUB_KEYS_DIR: z.string().optional(),
    PROMISES_PORT: port.default(4101),
    PROMISES_URL: address.optional(),
  });
  const owner = env.PROMISES_URL ?? `http://localhost:${env.PROMISES_PORT}/graphql`;
  const keys = env.HUB_KEYS_DIR ?? `${env.HUB_DATA_DIR}/keys`;
  const log = createLog(name);
  const database = await openOwnDatabase(definition, log);
  try {
    if (env.HUB_SEEDS !== undefined) await loadSeeds(definition, database, seedFolders(env.HUB_SEEDS));
    const practice = openPractice(definition, env.HUB_PRACTICE, env.NODE_ENV);
    await practice?.(database.source, new Date());
    const { schema } = await buildSubgraph(definition);
    if (definition.borrows) await ensureKey(keys, name);
    const followed = definition.borrows ? followClearances(owner, createSigner(name, keys), database, log) : undefined;
    const auditLog = new AuditBatch(database.source);
    const verifier = createVerifier(name, [GATEWAY, ...(definition.peers ?? [])], keys);
    const guard = requireToken(verifier, log);
    const changes = new ChangeLog(database.source);
    const open = ({ caller, requestId }: Verified, stream?: Omit<Following, 'rows'>) => {
      const foreign = followed ?? NOTHING_FOREIGN;
      return createContext(database, caller, foreign, auditLog, requestId, stream && { changes, ...stream });
    };
    const serving = await serve<Context>({
      name,
      host: env.HOST,
      port: ports[setting] ?? definition.port,
      log,
      apollo: {
        schema,
        introspection: true,
        plugins: [
          ApolloServerPluginInlineTraceDisabled(),
          ApolloServerPluginCacheControlDisabled(),
          ApolloServerPluginLandingPageDisabled(),
          answerCompiled(schema),
          answerOnceRecorded,
          tellLifetime(schema),
        ],
      },
      routes: (app) => app.use('/graphql', guard.beforeBody),
      guard: guard.afterBody,
      lane: (apollo) => createTokenLane(apollo, verifier, open),
      context: async (_request, { locals }) => open(locals['verified']),
      streams: (_apollo, ending) => answerSubscriptions(schema, log, open, ending),
      ready: database.ready,
      bodyLimit: '10mb',
      releasers: [keepMaintained(definition, database, log, practice), async () => followed?.stop(), database.close],
    });
    stopOnSignals(serving, log);
  } catch (error) {
    await database.close();
    throw error;
  }
}

/**
 * Loads municipalities' folders, all in one transaction: a fault anywhere loads nothing. Loading twice changes nothing.
 *
 * @throws StartError naming the faults
 */
export async function loadSeeds({ name, seeds }: SubgraphDefinition, database: Database, folders: string[]): Promise<void> {
  const read = folders.map((folder) => readSeeds(folder, seeds.topics));
  await database.source.transaction(async (manager) => {
    for (const folder of read) await plantFolder(name, seeds, manager, folder);
  });
}

const HOUR = 3_600_000;

/**
 * Does at start, and every hour, what time alone brings about, forgets idempotency keys after their day, and tells the head
 * of the audit's chain.
 *
 * @returns ends it, once a run under way is through
 */
function keepMaintained(
  { maintain }: SubgraphDefinition,
  { source }: Database,
  log: Logger,
  practice: Practice | undefined,
): () => Promise<void> {
  const run = async () => {
    try {
      await source.query("delete from idempotent_answer where created_at < now() - interval '24 hours'");
      await maintain?.(source, new Date());
      await tellHead(source, log);
      await practice?.(source, new Date());
    } catch (error) {
      log.warn(
        { reason: isDatabaseAway(error) ? 'the database is away' : (error as Error).name },
        'maintenance waits for its next hour',
      );
    }
  };
  let running = run();
  const timer = setInterval(() => {
    running = run();
  }, HOUR).unref();
  return async () => {
    clearInterval(timer);
    await running;
  };
}
