import { ApolloServerPluginCacheControlDisabled, ApolloServerPluginInlineTraceDisabled } from '@apollo/server/plugin/disabled';
import { z } from 'zod';
import { type Context, createContext } from './context.ts';
import { type Database, openDatabase } from './database.ts';
import { port, readEnv } from './env.ts';
import { KERNEL_ENTITIES } from './facts.ts';
import { buildSubgraph, type SubgraphDefinition } from './federation.ts';
import { callerFromGrant } from './identity.ts';
import { createLog } from './log.ts';
import { readSeeds, seedFolders } from './seeds.ts';
import { type Serving, serve, stopOnSignals } from './serve.ts';

/**
 * A subgraph's whole process, in the order it runs: settings, database, seeds, schema, server.
 *
 * @throws StartError with the one line that says what to mend.
 */
export async function startSubgraph(definition: SubgraphDefinition): Promise<Serving> {
  const { name } = definition;
  const prefix = name.toUpperCase();
  const env = readEnv({
    [`${prefix}_PORT`]: port.default(definition.port),
    [`${prefix}_DATABASE_URL`]: z
      .string()
      .regex(/^postgres(ql)?:\/\//, 'must begin with postgres://')
      .optional(),
    HOST: z.string().default('localhost'),
    HUB_DATA_DIR: z.string().default('.data'),
    HUB_SEEDS: z.string().optional(),
    HUB_DEV_GRANT: z.string().optional(),
    NODE_ENV: z.string().optional(),
  });
  const caller = callerFromGrant(env['HUB_DEV_GRANT'] as string | undefined, env['NODE_ENV'] as string | undefined);
  const log = createLog(name);
  const database = await openDatabase({
    name,
    url: env[`${prefix}_DATABASE_URL`] as string | undefined,
    folder: `${env['HUB_DATA_DIR']}/${name}`,
    entities: [...definition.entities, ...KERNEL_ENTITIES],
    migrations: definition.migrations,
    log,
  });
  try {
    if (env['HUB_SEEDS'] !== undefined) await loadSeeds(definition, database, seedFolders(env['HUB_SEEDS'] as string));
    const { schema } = await buildSubgraph(definition);
    const serving = await serve<Context>({
      name,
      host: env['HOST'] as string,
      port: env[`${prefix}_PORT`] as number,
      log,
      apollo: {
        schema,
        introspection: true,
        plugins: [ApolloServerPluginInlineTraceDisabled(), ApolloServerPluginCacheControlDisabled()],
      },
      context: async () => createContext(database, caller),
      ready: database.ready,
      bodyLimit: '10mb',
      releasers: [database.close],
    });
    stopOnSignals(serving, log);
    return serving;
  } catch (error) {
    await database.close();
    throw error;
  }
}

/** Loads municipalities' folders, all in one transaction: a fault anywhere loads nothing. Loading twice changes nothing. */
export async function loadSeeds({ seeds }: SubgraphDefinition, database: Database, folders: string[]): Promise<void> {
  const read = folders.map((folder) => readSeeds(folder, seeds.topics));
  await database.source.transaction(async (manager) => {
    for (const folder of read) await seeds.load(manager, folder);
  });
}
