import { EventEmitter } from 'node:events';
import { existsSync, mkdirSync, renameSync, rmdirSync, rmSync, statfsSync } from 'node:fs';
import { join } from 'node:path';
import { PGlite, types } from '@electric-sql/pglite';
import { createInMemory, fillFolder } from './embedded-template.ts';
import { StartError } from './env.ts';
import { lock } from './lock.ts';

/** A fresh data folder's size with room to grow, bytes. */
const ROOM = 200 * 1024 * 1024;

/**
 * PostgreSQL in this process, for a machine with nothing but Node, dressed as the `pg` driver that TypeORM knows.
 *
 * There is one session, so connections are handed out one at a time, first come first served: whoever holds it is alone,
 * and a transaction of one caller can never reach into another's.
 *
 * @param folder - the data folder, or null for a database in memory
 * @throws StartError where the folder is in use, cannot be written, or its disk is full
 */
export async function openEmbedded(folder: string | null): Promise<{ driver: object; close: () => Promise<void> }> {
  const unlock = folder === null ? async () => undefined : await prepare(folder);
  const text = (value: string) => value;
  const options = { parsers: { [types.DATE]: text, [types.INT8]: text, [types.NUMERIC]: text } };
  let database: PGlite;
  try {
    if (folder !== null) await initialise(folder);
    database = await (folder === null ? createInMemory(options) : PGlite.create(folder, options));
  } catch (error) {
    await unlock();
    throw new StartError(
      `The data folder ${folder} cannot be opened (${(error as Error).message}): restore it, or remove it to start anew`,
    );
  }
  const turn = createTurn();

  class Connection extends EventEmitter {
    async query(statement: string, values?: unknown[]) {
      const command = /^\s*(\w+)/.exec(statement)?.[1]?.toUpperCase();
      if (values === undefined || values.length === 0) {
        const results = await database.exec(statement, options);
        const last = results.at(-1);
        return { rows: last?.rows ?? [], rowCount: last?.affectedRows || last?.rows.length || 0, command };
      }
      const result = await database.query(statement, values, options);
      return { rows: result.rows, rowCount: result.affectedRows || result.rows.length, command };
    }
  }
  class Pool extends EventEmitter {
    connect(done: (error: Error | undefined, connection: Connection | undefined, release: () => void) => void) {
      turn().then((release) => done(undefined, new Connection(), release));
    }
    end(done: (error?: Error) => void) {
      done();
    }
  }
  const close = async () => {
    await turn();
    await database.close();
    await unlock();
  };
  return { driver: { Pool }, close };
}

async function prepare(folder: string): Promise<() => Promise<void>> {
  try {
    mkdirSync(folder, { recursive: true });
  } catch (error) {
    throw new StartError(
      `The data folder ${folder} cannot be made (${(error as NodeJS.ErrnoException).code}): set HUB_DATA_DIR to one that can`,
    );
  }
  const { bavail, bsize } = statfsSync(folder);
  if (bavail * bsize < ROOM) {
    const free = Math.floor((bavail * bsize) / 1024 / 1024);
    throw new StartError(
      `The disk of ${folder} has ${free} MiB free; the database needs ${ROOM / 1024 / 1024}: free some, or set HUB_DATA_DIR`,
    );
  }
  // PGlite does not lock its folder, and two processes in it destroy it.
  const unlock = await lock(folder);
  if (!unlock) throw new StartError(`The data folder ${folder} is in use by another process: stop it, or set HUB_DATA_DIR`);
  return unlock;
}

/**
 * A fresh folder is filled from the template, by a process that ends: whatever WebAssembly once took, it never gives back.
 * It is made beside and moved into place whole, so that a cut-off start leaves no half of one.
 */
async function initialise(folder: string): Promise<void> {
  if (existsSync(join(folder, 'PG_VERSION'))) return;
  const fresh = `${folder}.fresh`;
  rmSync(fresh, { recursive: true, force: true });
  await fillFolder(fresh);
  rmdirSync(folder);
  renameSync(fresh, folder);
}

/** First come, first served: `await turn()` gives the function that passes the turn on. */
function createTurn(): () => Promise<() => void> {
  let last: Promise<void> = Promise.resolve();
  return async () => {
    const before = last;
    let release: () => void = () => undefined;
    last = new Promise((done) => {
      release = done;
    });
    await before;
    return release;
  };
}
