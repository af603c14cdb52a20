import { execFile } from 'node:child_process';
import { callerOf } from '@hub/kernel/testing';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type House, openHouse } from './house.ts';

const ADMIN = callerOf('PARTY', ['hub:admin']);
const READER = { ...callerOf('PARTY', ['promises:write']), actor: 'SYNTHETIC reader' };
const WRITER = { ...callerOf('PARTY', ['promises:write']), actor: 'SYNTHETIC writer' };

const PROPOSE = `mutation ($area: ID!, $title: String!) {
  proposeMeasure(input: { idempotencyKey: $title, focusAreas: [$area], title: $title, responsible: "polisen", visibility: PUBLIC }) {
    measure { id } userErrors { code message }
  }
}`;
const READ = '{ citizenPromise(slug: "amal-2023-2024") { version } }';
const LOG = `query ($after: String) { promisesAudit(first: 100, after: $after) {
  edges { node { operation actor entityType entityId decision } } pageInfo { hasNextPage endCursor } } }`;

interface Entry {
  readonly operation: string;
  readonly actor: string | null;
  readonly entityType: string | null;
  readonly entityId: string | null;
  readonly decision: string;
}

/** `npm run hub -- audit verify`, of the databases named. */
function verify(house: House, ...names: string[]): Promise<{ code: number; said: string }> {
  const { NODE_OPTIONS: _, ...inherited } = process.env;
  const script = ['gateway/dist/src/audit/main.js', ...names, '--', 'verify'];
  return new Promise((done) => {
    execFile(process.execPath, script, { env: { ...inherited, ...house.settings } }, (error, stdout, stderr) =>
      done({ code: Number(error?.code ?? 0), said: stdout + stderr }),
    );
  });
}

describe('kill -9 under reads and writes', () => {
  let house: House;
  beforeAll(async () => {
    house = await openHouse({}, ['promises']);
  }, 120_000);
  afterAll(() => house.close());

  it('leaves no write without its entry, no entry without its write, no answered read without its own, and one chain', async () => {
    const { data } = await house.askOne('promises', '{ citizenPromise(slug: "amal-2023-2024") { focusAreas { id } } }');
    const area = data.citizenPromise.focusAreas[0].id;
    const acknowledged: string[] = [];
    let answered = 0;
    let rounds = 0;
    const whileUp = async (turn: (n: number) => Promise<void>) => {
      try {
        for (let n = 0; ; n += 1) await turn(n);
      } catch {
        return; // killed meanwhile: not answered, so not acknowledged
      }
    };
    for (; rounds < 3; rounds += 1) {
      const writers = Array.from({ length: 3 }, (_, writer) =>
        whileUp(async (n) => {
          const variables = { area, title: `SYNTHETIC ${rounds} ${writer} ${n}` };
          const answer = await house.askOne('promises', PROPOSE, variables, WRITER);
          acknowledged.push(answer.data.proposeMeasure.measure.id);
        }),
      );
      const readers = Array.from({ length: 3 }, () =>
        whileUp(async () => {
          const answer = await house.askOne('promises', READ, {}, READER);
          answered += Number(answer.data.citizenPromise.version > 0);
        }),
      );
      const enough = 12 * (rounds + 1);
      while (acknowledged.length < enough || answered < enough) await new Promise((resolve) => setTimeout(resolve, 5));
      await house.kill('promises');
      await Promise.all([...writers, ...readers]);
      await house.start('promises');
    }

    const entries = await everything<Entry>(house, LOG, ({ promisesAudit }) => promisesAudit);
    const made = entries.filter(({ operation, decision }) => operation === 'proposeMeasure' && decision === 'ALLOWED');
    const stored = await everything<{ id: string }>(
      house,
      'query ($after: String) { measures(first: 100, after: $after) { edges { node { id } } pageInfo { hasNextPage endCursor } } }',
      ({ measures }) => measures,
    );
    expect(made.map(({ entityId }) => entityId).sort()).toEqual(stored.map(({ id }) => id).sort());
    const kept = new Set(made.map(({ entityId }) => entityId));
    expect(acknowledged.filter((id) => !kept.has(id))).toEqual([]);
    const read = entries.filter(({ operation, actor }) => operation === 'CitizenPromise.version' && actor === READER.actor);
    expect(read.length).toBeGreaterThanOrEqual(answered);

    await house.kill('promises');
    const { code, said } = await verify(house, 'promises');
    expect(said).toMatch(/^ok {5}promises=\d+:[0-9a-f]{64}\n$/);
    expect(code).toBe(0);
  }, 180_000);
});

/** Every node of a list, page by page. */
async function everything<Node>(
  house: House,
  query: string,
  // biome-ignore lint/suspicious/noExplicitAny: an answer has the shape of its query
  listOf: (data: any) => { edges: { node: Node }[]; pageInfo: { hasNextPage: boolean; endCursor: string } },
): Promise<Node[]> {
  const nodes: Node[] = [];
  let after: string | null = null;
  do {
    const { data } = await house.askOne('promises', query, { after }, ADMIN);
    const { edges, pageInfo } = listOf(data);
    nodes.push(...edges.map(({ node }) => node));
    after = pageInfo.hasNextPage ? pageInfo.endCursor : null;
  } while (after !== null);
  return nodes;
}

describe('one request through the gateway', () => {
  let house: House;
  beforeAll(async () => {
    house = await openHouse({ HUB_DEV_GRANT: 'PARTY hub:admin council:read council:write promises:write' });
  }, 120_000);
  afterAll(() => house.close());

  it('is found by its id in the log of every subgraph it came to', async () => {
    const council = await house.ask('{ municipality(code: "1492") { safetyCouncil { id } } }');
    const written = await house.ask(
      `mutation ($council: ID!) { recordMeeting(input: { council: $council, heldOn: "2023-02-01", attendance: [], agenda: [], notes: "SYNTHETIC", visibility: COUNCIL }) {
        meeting { id notes } userErrors { code message } } }`,
      { council: council.data.municipality.safetyCouncil.id },
      { 'x-request-id': 'synthetic-write' },
    );
    expect(written.errors).toEqual([]);
    const read = await house.ask(
      '{ municipality(code: "1492") { currentPromise(on: "2023-06-01") { version meetings { notes } } } }',
      {},
      { 'x-request-id': 'synthetic-read' },
    );
    expect(read.errors).toEqual([]);

    const entries = 'edges { node { requestId partner actor level operation entityType entityId decision reason } }';
    const { data, errors } = await house.ask(
      `{ promisesAudit { ${entries} } councilAudit { ${entries} } businessAudit { ${entries} } policeAudit { ${entries} } }`,
    );
    expect(errors).toEqual([]);
    const of = (log: { edges: { node: { requestId: string } }[] }, id: string) =>
      log.edges.map(({ node }) => node).filter(({ requestId }) => requestId === id);
    const { id } = written.data.recordMeeting.meeting;
    const who = { partner: 'dev', level: 'PARTY', decision: 'ALLOWED', reason: null };
    expect(of(data.councilAudit, 'synthetic-write')).toEqual([
      expect.objectContaining({ ...who, operation: 'Meeting.notes', entityType: 'Meeting', entityId: null }),
      expect.objectContaining({ ...who, operation: 'recordMeeting', entityType: 'Meeting', entityId: id }),
    ]);
    expect(of(data.promisesAudit, 'synthetic-read')).toEqual([
      expect.objectContaining({ ...who, operation: 'CitizenPromise.version' }),
    ]);
    expect(of(data.councilAudit, 'synthetic-read')).toEqual([expect.objectContaining({ ...who, operation: 'Meeting.notes' })]);
    for (const log of [data.businessAudit, data.policeAudit]) expect(of(log, 'synthetic-read')).toEqual([]);
  });

  it('leaves whole chains in every database, told in one command', async () => {
    for (const name of ['gateway', 'promises', 'council', 'business', 'police'] as const) await house.kill(name);
    const { code, said } = await verify(house, 'promises', 'council', 'business', 'police', 'gateway');
    expect(said).toMatch(/^(ok {5}(promises|council|business|police|gateway)=\d+:[0-9a-f]{64}\n){5}$/);
    expect(code).toBe(0);
  }, 120_000);
});
