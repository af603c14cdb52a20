import { createLog, type Database, openOwnDatabase, plantFolder, readSeeds, StartError } from '@hub/kernel';
import type { QueryRunner } from 'typeorm';
import { SUBGRAPHS } from './plans.ts';
import { validate } from './validate.ts';

/**
 * Loads one municipality's folder into the four databases, together: every subgraph's rows are written before the first
 * is committed. Should a commit then fail, the error says which databases hold the folder and which do not, and the same
 * command run again completes it, since loading twice changes nothing.
 *
 * @throws StartError for a faulty folder or a database that cannot be opened: nothing is loaded then.
 */
export async function load(folder: string): Promise<void> {
  validate(folder);
  const log = createLog('seeds', 'warn');
  const releasers: (() => Promise<void>)[] = [];
  try {
    const open: { name: string; runner: QueryRunner }[] = [];
    for (const subgraph of SUBGRAPHS) {
      const database: Database = await openOwnDatabase(subgraph, log);
      releasers.unshift(database.close);
      const runner = database.source.createQueryRunner();
      releasers.unshift(() => runner.release());
      await runner.startTransaction();
      await plantFolder(subgraph.name, subgraph.seeds, runner.manager, readSeeds(folder, subgraph.seeds.topics));
      open.push({ name: subgraph.name, runner });
    }
    await commit(open);
  } finally {
    for (const release of releasers) await release();
  }
}

async function commit(open: { name: string; runner: QueryRunner }[]): Promise<void> {
  const loaded: string[] = [];
  for (const { name, runner } of open) {
    try {
      await runner.commitTransaction();
      loaded.push(name);
    } catch {
      const not = open.map((one) => one.name).filter((one) => !loaded.includes(one));
      throw new StartError(`Loaded into ${loaded.join(', ') || 'none'}; not into ${not.join(', ')}: run the same command again`);
    }
  }
}
