import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { ANYONE, PEER_SCOPE } from '../src/caller.ts';
import { type Answer, callerOf, openTestSubgraph, type TestSubgraph } from '../src/testing/index.ts';
import { things } from './things.ts';

const READER = callerOf('COUNCIL', ['council:read']);
const WRITER = callerOf('COUNCIL', ['council:read', 'council:write']);
const ADMIN = callerOf('PARTY', ['hub:admin']);
const NOTES = '{ things { name note } }';
const SECRET = '{ secret { text } }';
const ADD = 'mutation ($name: String!) { addThing(input: { name: $name }) { thing { name } userErrors { code } } }';

interface Row {
  readonly seq: string;
  readonly operation: string;
  readonly previous_hash: string;
  readonly hash: string;
}

let subgraph: TestSubgraph;
let before = 0;
const query = (statement: string) => subgraph.database.source.query(statement);
const rows = (): Promise<Row[]> => query(`select * from audit_entry where seq > ${before} order by seq`);
const told = async () => (await rows()).map(({ operation }) => operation).sort();
const add = (name: string, caller = WRITER) => subgraph.ask(ADD, { name }, caller);

beforeAll(async () => {
  subgraph = await openTestSubgraph(things);
  for (const name of ['one', 'two', 'three']) expect((await add(name)).errors).toEqual([]);
});
afterAll(() => subgraph.close());
beforeEach(async () => {
  const [{ last }] = await query('select max(seq) as last from audit_entry');
  before = Number(last);
});

describe('a read', () => {
  it('of what is not everybody’s leaves one entry a request and field, however many rows it is of', async () => {
    const { data } = await subgraph.ask(`{ a: things { note other: note } b: things { note } }`, {}, READER);
    expect(data.a).toHaveLength(3);
    expect(await rows()).toEqual([
      expect.objectContaining({
        partner: READER.partner,
        level: 'COUNCIL',
        operation: 'Thing.note',
        entity_type: 'Thing',
        entity_id: null,
        decision: 'ALLOWED',
        reason: null,
      }),
    ]);
    await subgraph.ask(NOTES, {}, READER);
    expect(await told()).toEqual(['Thing.note', 'Thing.note']);
  });

  it('of a type that is not everybody’s is told by the root field and by its fields', async () => {
    await subgraph.ask(SECRET, {}, READER);
    expect(await rows()).toEqual([
      expect.objectContaining({ operation: 'Query.secret', entity_type: 'Secret' }),
      expect.objectContaining({ operation: 'Secret.text', entity_type: 'Secret' }),
    ]);
  });

  it('that is refused leaves its entry, whoever asked', async () => {
    for (const caller of [ANYONE, callerOf('COUNCIL')]) await subgraph.ask(NOTES, {}, caller);
    const refused = { operation: 'Thing.note', decision: 'REFUSED', reason: 'UNAUTHORIZED_FIELD_OR_TYPE' };
    expect(await rows()).toEqual([
      expect.objectContaining({ ...refused, partner: null }),
      expect.objectContaining({ ...refused, partner: 'test-council' }),
    ]);
  });

  it('of what is everybody’s leaves none, and neither does one by the hub’s own subgraphs', async () => {
    for (const caller of [ANYONE, READER]) await subgraph.ask('{ things { name } }', {}, caller);
    const { errors } = await subgraph.ask(NOTES, {}, { ...ANYONE, scopes: [PEER_SCOPE, 'council:read'] });
    expect(errors).toEqual([]);
    expect(await rows()).toEqual([]);
  });

  it('is recorded together with those that come while the log is written', async () => {
    subgraph.statements();
    await Promise.all(Array.from({ length: 30 }, () => subgraph.ask(NOTES, {}, READER)));
    const appended = subgraph.statements().filter((statement) => statement.includes('INSERT INTO "audit_entry"'));
    expect(await rows()).toHaveLength(30);
    expect(appended.length).toBeLessThan(15);
  });
});

describe('the chain', () => {
  it('has one order, without a gap, whoever writes and reads at once', async () => {
    const refused = callerOf('COUNCIL', ['council:read']);
    await Promise.all(
      Array.from({ length: 20 }, (_, n) =>
        Promise.all([add(`thing ${n}`), subgraph.ask(NOTES, {}, READER), add(`refused ${n}`, refused)]),
      ),
    );
    const all: Row[] = await query('select * from audit_entry order by seq');
    expect(all.map(({ seq }) => Number(seq))).toEqual(all.map((_, place) => place + 1));
    expect(all.map((row) => row.previous_hash)).toEqual(['0'.repeat(64), ...all.slice(0, -1).map(({ hash }) => hash)]);
    expect(new Set(all.map(({ hash }) => hash)).size).toBe(all.length);
    const count = (operation: string) => all.slice(before).filter((row) => row.operation === operation).length;
    expect([count('addThing'), count('Thing.note')]).toEqual([40, 20]);
  });

  it.each([
    ['UPDATE', "update audit_entry set partner = 'another'"],
    ['DELETE', 'delete from audit_entry where seq = 1'],
    ['TRUNCATE', 'truncate audit_entry'],
  ])('takes no %s', async (command, statement) => {
    await expect(query(statement)).rejects.toThrow(`audit_entry is append-only: ${command} is refused`);
  });

  it('numbers and hashes by itself what is inserted by hand', async () => {
    const [head] = await query('select seq, hash from audit_entry order by seq desc limit 1');
    await query(`insert into audit_entry (seq, id, at, request_id, level, operation, decision, previous_hash, hash)
      values (1, '00000000-0000-4000-8000-000000000000', '2000-01-01', 'SYNTHETIC', 'PUBLIC', 'byHand', 'ALLOWED', 'x', 'y')`);
    const [entry] = await query('select * from audit_entry order by seq desc limit 1');
    expect(entry).toMatchObject({ seq: String(Number(head.seq) + 1), operation: 'byHand', previous_hash: head.hash });
    expect(entry.hash).toMatch(/^[0-9a-f]{64}$/);
    expect(entry.at.getTime()).toBeGreaterThan(Date.now() - 60_000);
  });

  it('takes a person’s name in whatever characters their provider has it', async () => {
    const { errors } = await subgraph.ask(NOTES, {}, { ...READER, actor: 'o\0 \ud800 Åsa' });
    expect(errors).toEqual([]);
    expect(await rows()).toEqual([expect.objectContaining({ actor: 'o\ufffd \ufffd Åsa' })]);
  });
});

describe('a log that cannot be written', () => {
  /** Answers of a time without the log. */
  const without = async (...asked: (() => Promise<Answer>)[]) => {
    await query('alter table audit_entry rename to elsewhere');
    const answers = await Promise.all(asked.map((ask) => ask()));
    await query('alter table elsewhere rename to audit_entry');
    return answers;
  };
  const away = [{ message: expect.stringContaining('audit log'), extensions: { code: 'SERVICE_UNAVAILABLE' } }];

  it('lets nothing be read but what is everybody’s', async () => {
    const [allowed, refused, anyones] = await without(
      () => subgraph.ask(NOTES, {}, READER),
      () => subgraph.ask(NOTES, {}, callerOf('COUNCIL')),
      () => subgraph.ask('{ things { name } }'),
    );
    expect(allowed).toEqual({ data: null, errors: away });
    expect(refused).toEqual({ data: null, errors: away });
    expect(anyones?.errors).toEqual([]);
    expect((await subgraph.ask(NOTES, {}, READER)).errors).toEqual([]);
    expect(await told()).toEqual(['Thing.note']);
  });

  it('lets nothing be written', async () => {
    const [answer] = await without(() => add('unrecorded'));
    expect(answer?.data).toEqual({ addThing: null });
    expect((await subgraph.ask('{ things { name } }')).data.things).not.toContainEqual({ name: 'unrecorded' });
    expect(await rows()).toEqual([]);
  });
});

describe('thingsAudit', () => {
  const PAGE = `query ($first: Int, $after: String) { thingsAudit(first: $first, after: $after) {
    totalCount edges { cursor node { seq } } pageInfo { hasNextPage hasPreviousPage startCursor endCursor } } }`;
  const page = async (first: number | null, after: string | null) => {
    const { data, errors } = await subgraph.ask(PAGE, { first, after }, ADMIN);
    expect(errors).toEqual([]);
    return data.thingsAudit;
  };

  it.each([1, 7, 100])('pages by %d, the newest first, though each page read leaves an entry', async (size) => {
    const top = (await page(1, null)).edges[0].node.seq;
    const walked: number[] = [];
    let after: string | null = null;
    do {
      const { edges, pageInfo } = await page(size, after);
      expect(pageInfo).toEqual({
        hasNextPage: edges.at(-1).node.seq > 1,
        hasPreviousPage: after !== null,
        startCursor: edges[0].cursor,
        endCursor: edges.at(-1).cursor,
      });
      walked.push(...edges.map(({ node }: { node: { seq: number } }) => node.seq));
      after = pageInfo.hasNextPage ? pageInfo.endCursor : null;
    } while (after !== null);
    expect(walked).toEqual(Array.from({ length: top + 1 }, (_, place) => top + 1 - place));
  });

  it('counts every entry, and gives 20 where nothing is said', async () => {
    const { totalCount, edges } = await page(null, null);
    expect(edges).toHaveLength(20);
    expect(totalCount).toBe(edges[0].node.seq);
  });

  it.each([0, 101])('refuses a page of %d', async (first) => {
    const { errors } = await subgraph.ask(PAGE, { first }, ADMIN);
    expect(errors).toMatchObject([{ message: `first is ${first}; it may be 1 to 100`, extensions: { code: 'BAD_USER_INPUT' } }]);
  });

  it('refuses a cursor that is none', async () => {
    for (const key of ['1.5', '9999999999999999999', 'x']) {
      const after = Buffer.from(JSON.stringify(['audit', key, '00000000-0000-4000-8000-000000000000'])).toString('base64url');
      const { errors } = await subgraph.ask(PAGE, { after }, ADMIN);
      expect(errors).toMatchObject([{ message: 'after is not a cursor of this list (audit)' }]);
    }
  });

  it('is read with hub:admin alone', async () => {
    for (const caller of [ANYONE, READER, callerOf('PARTY', ['council:read', 'council:write', 'promises:write'])]) {
      const { data, errors } = await subgraph.ask(PAGE, {}, caller);
      expect(data.thingsAudit).toBeNull();
      expect(errors).toMatchObject([
        { message: 'Query.thingsAudit needs the scope hub:admin', extensions: { code: 'UNAUTHORIZED_FIELD_OR_TYPE' } },
      ]);
    }
  });
});
