import pg from 'pg';
import { DataSource, DefaultNamingStrategy, type Logger as StatementLog } from 'typeorm';
import { snakeCase } from 'typeorm/util/StringUtils.js';
import { StartError } from './env.ts';
import { isDatabaseAway } from './errors.ts';
import type { Logger } from './log.ts';

type Classes = (new () => object)[];

export interface DatabaseOptions {
  /** The subgraph's name: its folder where embedded, its application name where not. */
  readonly name: string;
  /** `postgres://…` of PostgreSQL 15 to 18; undefined for the embedded one. */
  readonly url?: string | undefined;
  /** The embedded database's folder; null keeps it in memory. */
  readonly folder?: string | null | undefined;
  readonly entities: Classes;
  readonly migrations: Classes;
  readonly log: Logger;
  /** Told of every statement; the tests count them. */
  readonly onStatement?: ((statement: string) => void) | undefined;
}

export interface Database {
  readonly source: DataSource;
  /** Rejects where the database cannot be reached. */
  readonly ready: () => Promise<void>;
  readonly close: () => Promise<void>;
}

const DATE = 1082;
const CONNECT_LIMIT = 2_000;
const STATEMENT_LIMIT = 10_000;

/**
 * Opens a subgraph's own database and brings it to the newest migration.
 *
 * @throws StartError where it cannot be opened, reached or migrated.
 */
export async function openDatabase(options: DatabaseOptions): Promise<Database> {
  const { log, url } = options;
  const embedded = url === undefined ? await openEmbedded(options.folder ?? null) : undefined;
  const source = new DataSource({
    type: 'postgres',
    entities: options.entities,
    migrations: options.migrations,
    migrationsTableName: 'migration',
    namingStrategy: new SnakeCase(),
    logger: quietLog(options.onStatement),
    uuidExtension: 'pgcrypto', // gen_random_uuid() is PostgreSQL's own since 13: no extension to install
    installExtensions: false,
    poolErrorHandler: () => log.warn('the database closed an idle connection'),
    // `defaults` and `Pool` alone: with the whole module, TypeORM loads pg-native silently where it is installed.
    driver: embedded?.driver ?? { Pool: pg.Pool, defaults: pg.defaults },
    ...(url !== undefined && { url, applicationName: `hub-${options.name}` }),
    extra: {
      max: 10,
      connectionTimeoutMillis: CONNECT_LIMIT,
      statement_timeout: STATEMENT_LIMIT,
      // A `date` read as a JavaScript Date goes through the local time zone, and may come out as the day before.
      types: { getTypeParser: (oid: number, format?: 'text') => (oid === DATE ? String : pg.types.getTypeParser(oid, format)) },
    },
  });
  let closing: Promise<void> | undefined;
  const end = async () => {
    if (source.isInitialized) await source.destroy();
    await embedded?.close();
  };
  const close = () => (closing ??= end());
  try {
    await source.initialize();
    await migrate(source, url !== undefined);
  } catch (error) {
    await close();
    const why = isDatabaseAway(error) ? 'cannot be reached: start it, or mend' : `refused (${(error as Error).message}): mend`;
    throw new StartError(`${options.name}: the database ${why} ${options.name.toUpperCase()}_DATABASE_URL`);
  }
  return { source, ready: async () => void (await source.query('select 1')), close };
}

/** Loaded where it is used: it is a whole PostgreSQL. */
async function openEmbedded(folder: string | null) {
  const embedded = await import('./embedded.ts');
  return embedded.openEmbedded(folder);
}

/** Several instances may start at once; the advisory lock lets one migrate and the others wait for it. */
async function migrate(source: DataSource, shared: boolean): Promise<void> {
  const holder = shared ? source.createQueryRunner() : undefined;
  try {
    await holder?.query("select pg_advisory_lock(hashtext('hub migration'))");
    await source.runMigrations({ transaction: 'each' });
    await holder?.query("select pg_advisory_unlock(hashtext('hub migration'))");
  } finally {
    await holder?.release();
  }
}

/** Nothing of TypeORM's own log is kept: it prints parameters, and those are what people typed. */
function quietLog(onStatement: (statement: string) => void = () => undefined): StatementLog {
  const nothing = () => undefined;
  return {
    logQuery: (statement) => onStatement(statement),
    logQueryError: nothing,
    logQuerySlow: nothing,
    logSchemaBuild: nothing,
    logMigration: nothing,
    log: nothing,
  };
}

class SnakeCase extends DefaultNamingStrategy {
  override tableName(className: string, given: string | undefined): string {
    return given ?? snakeCase(className);
  }
  override columnName(property: string, given: string | undefined, prefixes: string[]): string {
    return snakeCase([...prefixes, given ?? property].join('_'));
  }
}
