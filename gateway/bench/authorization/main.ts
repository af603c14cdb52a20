import { mkdir, writeFile } from 'node:fs/promises';
import { arch, cpus, platform, release } from 'node:os';
import { join } from 'node:path';
import { Pool } from 'undici';
import { openHouse } from '../../test/hub/house.ts';
import { median, percentile } from '../statistics.ts';

/**
 * What it costs to be somebody: the same document, asked in turn by anyone and by partners with their keys, warm, through the
 * whole hub in processes of its own. One partner reads what anyone reads, so that what it costs more is the gateway's alone:
 * key, counts and checks; the other's level looks for more rows, too. And what a field that is taken out costs, against the
 * document without it.
 *
 * `npm run bench -- authorization [pairs]`; TEST_DATABASE_URL for PostgreSQL, else the embedded databases.
 */
const PAIRS = Number(process.argv[2] ?? 3_000);
const WARM = 500;
const FOLDER = 'gateway/bench/authorization';

const PUBLIC = `query Promise { municipality(code: "1492") { name currentPromise(on: "2023-06-01") {
  slug title period { from to } focusAreas { number title goals { text kind } } meetings { heldOn purpose } } } }`;
const CLOSED = PUBLIC.replace('heldOn purpose', 'heldOn purpose agenda { __typename }');

const house = await openHouse({ HUB_RATE_LIMIT: '1000000', LOG_LEVEL: 'silent' });
try {
  const key = await house.addPartner(
    ...['amals-kommun', '--level', 'COUNCIL', '--scopes', 'council:read,council:write', '--municipalities', '1492'],
  );
  const reader = await house.addPartner('ovningsbladet', '--level', 'PUBLIC', '--municipalities', '1492');
  const pool = new Pool(new URL(house.gateway).origin, { connections: 1 });
  const ask = async (query: string, headers: Record<string, string>) => {
    const started = performance.now();
    const answer = await pool.request({
      path: '/graphql',
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body: JSON.stringify({ query }),
    });
    const text = await answer.body.text();
    return { ms: performance.now() - started, text, status: answer.statusCode };
  };
  const kinds = {
    anyone: () => ask(PUBLIC, {}),
    reader: () => ask(PUBLIC, { 'x-api-key': reader }),
    partner: () => ask(PUBLIC, { 'x-api-key': key }),
    refused: () => ask(CLOSED, {}),
  };
  type Kind = keyof typeof kinds;
  const names = Object.keys(kinds) as Kind[];
  const [anyone, partner, refused] = [await kinds.anyone(), await kinds.partner(), await kinds.refused()];
  if (anyone.status !== 200 || anyone.text !== partner.text)
    throw new Error(`The answers differ:\n${anyone.text}\n${partner.text}`);
  if (!refused.text.includes('UNAUTHORIZED_FIELD_OR_TYPE')) throw new Error(`Nothing was refused:\n${refused.text}`);

  const times: Record<Kind, number[]> = { anyone: [], reader: [], partner: [], refused: [] };
  for (let turn = 0; turn < WARM + PAIRS; turn += 1) {
    // Another order each turn, so that none always follows the same one.
    for (let place = 0; place < names.length; place += 1) {
      const name = names[(place + turn) % names.length] as Kind;
      const { ms } = await kinds[name]();
      if (turn >= WARM) times[name].push(ms);
    }
  }
  await pool.close();

  const figures = Object.fromEntries(
    names.map((name) => [
      name,
      { p50: round(median(times[name])), p95: round(percentile(times[name], 0.95)), p99: round(percentile(times[name], 0.99)) },
    ]),
  );
  const result = {
    measured: new Date().toISOString().slice(0, 10),
    machine: `${cpus().length} × ${cpus()[0]?.model.trim()}, ${platform()} ${release()} ${arch()}`,
    node: process.version,
    databases: process.env['TEST_DATABASE_URL'] ? 'PostgreSQL' : 'embedded',
    pairs: PAIRS,
    bytes: anyone.text.length,
    milliseconds: figures,
    ratios: {
      readerToAnyone: round(median(times.reader) / median(times.anyone), 3),
      partnerToAnyone: round(median(times.partner) / median(times.anyone), 3),
      refusedToAnyone: round(median(times.refused) / median(times.anyone), 3),
    },
  };
  await mkdir(FOLDER, { recursive: true });
  await writeFile(join(FOLDER, 'results.json'), `${JSON.stringify(result, null, 2)}\n`);
  process.stdout.write(`${JSON.stringify(result, null, 2)}\n`);
} finally {
  await house.close();
}

function round(value: number, digits = 2): number {
  return Number(value.toFixed(digits));
}
