import { join } from 'node:path';
import { openDatabase } from '@hub/kernel/database';
import { type Caller, createLog } from '@hub/kernel/process';
import {
  fillWorld,
  type Generate,
  holdWorld,
  openCatalog,
  type Row,
  readFacts,
  reduceWorld,
  type Table,
  type World,
} from '@hub/kernel/worlds';
import { eventually, type House, SUBGRAPHS } from './house.ts';

type Name = (typeof SUBGRAPHS)[number];
type Source = Awaited<ReturnType<typeof openDatabase>>['source'];

/** The tables that others refer to, by the kind of their rows. */
const KINDS = { citizen_promise: 'CitizenPromise', focus_area: 'FocusArea', measure: 'Measure' };

/** A SYNTHETIC world that a whole hub holds, and what a caller may know of it. */
export interface Worlds {
  /** Every subgraph's rows, by table. */
  readonly whole: World;
  /** Makes the hub hold what the caller may know, and nothing else. */
  readonly reduceTo: (caller: Caller) => Promise<void>;
}

/** Fills the databases of a house: what promises holds is known to the others, as its clearances would tell them. */
export async function openWorlds(house: House, generate: Generate): Promise<Worlds> {
  const worlds = new Map<Name, { world: World; tables: Table[] }>();
  let known: Row[] = [];
  await rewrite(house, async (name, source) => {
    const tables = await openCatalog(source);
    const world = await fillWorld(source, tables, readFacts(name), generate, known);
    worlds.set(name, { world, tables });
    if (name === 'promises')
      known = Object.entries(KINDS).flatMap(([table, kind]) => (world.get(table) ?? []).map((row) => ({ ...row, kind })));
  });
  const whole: World = new Map();
  for (const { world } of worlds.values())
    for (const [table, rows] of world) whole.set(table, [...(whole.get(table) ?? []), ...rows]);
  return {
    whole,
    reduceTo: (caller) =>
      rewrite(house, async (name, source) => {
        const { world = new Map(), tables = [] } = worlds.get(name) ?? {};
        await holdWorld(source, tables, reduceWorld(world, tables, readFacts(name), caller));
      }),
  };
}

/** An embedded database is one process's alone: its subgraph is away meanwhile. */
async function rewrite(house: House, change: (name: Name, source: Source) => Promise<void>): Promise<void> {
  for (const name of SUBGRAPHS) {
    await house.kill(name);
    const url = house.settings[`${name.toUpperCase()}_DATABASE_URL`];
    const log = createLog(name, 'silent');
    const database = await openDatabase({ name, url, folder: join(house.folder, name), entities: [], migrations: [], log });
    try {
      await change(name, database.source);
    } finally {
      await database.close();
    }
  }
  await Promise.all(SUBGRAPHS.map((name) => house.start(name)));
  // One field of each: the gateway's connections to those that were killed are of no use.
  const query = '{ municipalities { safetyCouncil { id } businessSafety { id } policeLiaison { id } } }';
  const isWhole = await eventually(async () => (await house.ask(query)).errors.length === 0);
  if (!isWhole) throw new Error('The hub does not answer whole after its databases were rewritten');
}
