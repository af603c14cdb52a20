import { arch, cpus, platform, release } from 'node:os';
import { setTimeout } from 'node:timers/promises';
import { ANYONE } from '@hub/kernel/process';
import { type House, openHouse } from '../../test/hub/house.ts';
import { median } from '../statistics.ts';
import { areaUnderCurve, measurePairs, openClient, type Question, type Times } from './pairs.ts';
import { writeReport } from './report.ts';
import { AREA, fill, HIDDEN, VISIBLE } from './rows.ts';

/**
 * Whether the time of an answer tells of what is hidden: two promises subgraphs, each a process of its own, one over rows
 * that the caller may not read and one without them, asked in turn. `npm run bench -- no-trace [pairs]`; TEST_DATABASE_URL
 * for PostgreSQL, else the embedded database.
 */
const PAIRS = Number(process.argv[2] ?? 2_000);
const HIDDEN_ROWS = 10_000;
/**
 * No two processes are alike, nor are their connections: the core that one comes to run on alone makes more difference than
 * is looked for here. So they begin anew for each part, and change places in between, and what is theirs is in both times.
 */
const PARTS = 40;
const WARM = 60;
/** A process's log comes after its answer, by less than this, milliseconds. */
const LOGGED = 200;

const MEMBER = {
  ...ANYONE,
  partner: 'synthetic-member',
  level: 'COUNCIL',
  scopes: ['council:read'],
  municipalities: ['9001'],
} as const;
const LIST = '{ measures(first: 20) { totalCount edges { node { id title state dueOn overdue responsible { slug } } } } }';
const UNDER = `{ focusArea(id: "${AREA}") { progress { measures overdue percent } measures(first: 20) { totalCount edges { node { id title } } } } }`;
const QUESTIONS: Record<string, Question> = {
  'a page of measures and their number, by anyone': { query: LIST, caller: ANYONE },
  'a focus area’s measures and progress, by anyone': { query: UNDER, caller: ANYONE },
  'one measure, hidden or not there, by anyone': { query: `{ measure(id: "${HIDDEN}") { title } }`, caller: ANYONE },
  'a page of measures and their number, by a council member': { query: LIST, caller: MEMBER },
};

let version = '';
const own = { promises: { LOG_LEVEL: 'trace' } };
const houses = [await openHouse({}, ['promises'], own), await openHouse({}, ['promises'], own)] as const;
try {
  await refill(houses[0], HIDDEN_ROWS);
  await refill(houses[1], 0);
  for (const [name, question] of Object.entries(QUESTIONS)) await compareStatements(name, question);

  own.promises.LOG_LEVEL = 'silent';
  const times = new Map<string, Times>(Object.keys(QUESTIONS).map((name) => [name, { hidden: [], none: [] }]));
  for (let part = 0; part < PARTS; part += 1) {
    const [hidden, none] = part < PARTS / 2 ? houses : [houses[1], houses[0]];
    if (part === PARTS / 2) await Promise.all([refill(hidden, HIDDEN_ROWS), refill(none, 0)]);
    else await Promise.all([restart(hidden), restart(none)]);
    const clients = { hidden: openClient(hidden), none: openClient(none) };
    for (const question of Object.values(QUESTIONS)) await measurePairs(clients, question, WARM);
    for (const [name, question] of Object.entries(QUESTIONS)) {
      const measured = await measurePairs(clients, question, PAIRS / PARTS);
      times.get(name)?.hidden.push(...measured.hidden);
      times.get(name)?.none.push(...measured.none);
    }
    await Promise.all([clients.hidden.close(), clients.none.close()]);
  }
  await writeReport(process.env['TEST_DATABASE_URL'] ? 'PostgreSQL' : 'embedded', {
    measured: new Date().toISOString().slice(0, 10),
    machine: `${cpus().length} × ${cpus()[0]?.model.trim()}, ${platform()} ${release()} ${arch()}`,
    node: process.version,
    database: version,
    hiddenRows: HIDDEN_ROWS,
    shownRows: VISIBLE,
    pairs: PAIRS,
    questions: [...times].map(([name, measured]) => ({ name, ...judge(measured) })),
  });
} finally {
  for (const house of houses) await house.close();
}

async function restart(house: House): Promise<void> {
  await house.kill('promises');
  await house.start('promises');
}

/** Its process is away meanwhile: an embedded database is one process's alone. */
async function refill(house: House, hidden: number): Promise<void> {
  await house.kill('promises');
  version = await fill(house, hidden);
  await house.start('promises');
}

/** Throws where the answers or the statements differ: then no time has to be taken to tell the two apart. */
async function compareStatements(name: string, question: Question): Promise<void> {
  const asked = [];
  for (const house of houses) {
    const client = openClient(house);
    await client.ask(question);
    await setTimeout(LOGGED);
    const before = house.statements('promises');
    const { body } = await client.ask(question);
    await setTimeout(LOGGED);
    await client.close();
    // The audit is written beside the answers, in batches.
    const statements = house
      .statementsOf('promises')
      .slice(before)
      .filter((statement) => !statement.includes('audit'));
    asked.push(JSON.stringify({ body, statements: statements.sort() }));
  }
  if (asked[0] !== asked[1] || !asked[0]?.includes('select'))
    throw new Error(`${name}: what is asked of the two differs: ${asked.map((told) => told.slice(0, 2_000)).join('\n')}`);
}

function judge(times: Times) {
  const [hidden, none] = [median(times.hidden), median(times.none)];
  const difference = Math.abs(hidden - none) / Math.min(hidden, none);
  const auc = areaUnderCurve(times);
  const isMet = difference <= 0.02 && auc <= 0.55;
  return { medianHidden: round(hidden), medianNone: round(none), difference: round(difference, 4), auc: round(auc), isMet };
}

function round(value: number, digits = 3): number {
  return Number(value.toFixed(digits));
}
