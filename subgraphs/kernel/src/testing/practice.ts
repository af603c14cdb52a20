import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { PRACTICE } from '../caller.ts';
import { ForeignRow } from '../facts.ts';
import type { SubgraphDefinition } from '../federation.ts';
import { openPractice, type Practice } from '../practice.ts';
import { type Answer, openTestSubgraph, PARTY, type TestSubgraph } from './index.ts';

// biome-ignore lint/suspicious/noExplicitAny: a payload has the shape of its selection
export type Send = (mutation: string, input: object, selection?: string) => Promise<any>;

export interface PracticeFacts {
  readonly definition: SubgraphDefinition;
  /** What the owner of measures has told of them. */
  readonly known?: readonly ForeignRow[];
  /** Writes in the practice municipality alone, by every mutation that makes or changes rows there. */
  readonly write: (send: Send, subgraph: TestSubgraph) => Promise<void>;
  /** Writes in Åmål, and what is both's, on rows of the practice municipality where that can be. */
  readonly elsewhere: (send: Send) => Promise<void>;
  /** One write upon a row that is planted; the number makes it another one. */
  readonly one: (number: number) => [mutation: string, input: object];
}

const DAY = 86_400_000;
const FOLDER = 'seeds/practice/9001';

/** The practice municipality is as new every morning, and nothing else is touched. */
export function describePractice({ definition, known = [], write, elsewhere, one }: PracticeFacts): void {
  describe('the practice municipality', () => {
    let subgraph: TestSubgraph;
    let practise: Practice;
    beforeAll(async () => {
      subgraph = await openTestSubgraph(definition, ['seeds/amal']);
      for (const row of known) await subgraph.database.source.manager.upsert(ForeignRow, row, ['kind', 'id']);
      practise = openPractice(definition, FOLDER, 'test') as Practice;
      await practise(subgraph.database.source, new Date());
    });
    afterAll(() => subgraph.close());

    const morning = (days: number) => practise(subgraph.database.source, new Date(Date.now() + days * DAY));
    const ask = (mutation: string, input: object, selection: string, municipalities: string[]): Promise<Answer> => {
      const type = `${mutation[0]?.toUpperCase()}${mutation.slice(1)}Input`;
      const query = `mutation ($input: ${type}!) { sent: ${mutation}(input: $input) { ${selection} userErrors { code message } } }`;
      return subgraph.ask(query, { input }, { ...PARTY, municipalities });
    };
    const sendAs =
      (...municipalities: string[]): Send =>
      async (mutation, input, selection = '') => {
        const { data, errors } = await ask(mutation, input, selection, municipalities);
        expect(errors).toEqual([]);
        expect(data.sent.userErrors).toEqual([]);
        return data.sent;
      };
    const develop = () => write(sendAs(PRACTICE), subgraph);
    const all = () => rowsOf(subgraph, []);
    /** Without the moments, and what was told by others or logged. */
    const content = () => rowsOf(subgraph, ['created_at', 'updated_at', 'entered']);

    it('is as new every morning, whatever was written, and a key of yesterday’s writes anew', async () => {
      const asNew = await content();
      expect(asNew.join()).toContain(PRACTICE);
      for (const days of [1, 2]) {
        await develop();
        expect(await content()).not.toEqual(asNew);
        await morning(days);
        expect(await content()).toEqual(asNew);
      }
    });

    it('keeps what was written until the next two o’clock in Sweden', async () => {
      const asNew = await content();
      await develop();
      const stood = await all();
      await practise(subgraph.database.source, new Date(nextTwo() - 1));
      expect(await all()).toEqual(stood);
      await practise(subgraph.database.source, new Date(nextTwo()));
      expect(await content()).toEqual(asNew);
    });

    it('lets a write that is under way stand, or fail for a reason that its sender is told', async () => {
      const asNew = await content();
      const sent = Array.from({ length: 30 }, (_, number) => {
        const [mutation, input] = one(number);
        return ask(mutation, { ...input, idempotencyKey: `one-${number}` }, '', [PRACTICE]);
      });
      const [answers] = await Promise.all([Promise.all(sent), Promise.allSettled([morning(1), morning(1)])]);
      for (const { data, errors } of answers) {
        const told = errors.length > 0 ? errors[0]?.extensions?.['code'] : data.sent.userErrors[0]?.code;
        expect([undefined, 'NOT_FOUND', 'SERVICE_UNAVAILABLE']).toContain(told);
      }
      await morning(2);
      expect(await content()).toEqual(asNew);
    });

    it('is made new whole, where several processes do it at once', async () => {
      const asNew = await content();
      await Promise.all([morning(1), morning(1), morning(1)]);
      expect(await content()).toEqual(asNew);
    });

    it('is refused in production, and so is the folder of another municipality', () => {
      expect(() => openPractice(definition, FOLDER, 'production')).toThrow(
        'HUB_PRACTICE is set, and production holds no invented municipality: unset it',
      );
      expect(() => openPractice(definition, 'seeds/amal', 'development')).toThrow(/municipalities\.yaml:1 0\.code: .*"9001"/);
    });

    // Last: it leaves behind what it wrote.
    it('leaves every row of another municipality’s as it stood to the byte, what is both’s too, and the audit log', async () => {
      const planted = new Set(await all());
      await elsewhere(sendAs(PRACTICE, '1492'));
      const others = (await all()).filter((row) => !planted.has(row) || !/9001|SYNTHETIC/.test(row));
      const written = others.filter((row) => !planted.has(row));
      expect(written.length).toBeGreaterThan(2);
      expect(others.length).toBeGreaterThan(written.length);
      await develop();
      for (const days of [1, 2]) {
        await morning(days);
        const standing = new Set(await all());
        expect(others.filter((row) => !standing.has(row))).toEqual([]);
      }
    });
  });
}

const wall = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Stockholm', hour: '2-digit', hourCycle: 'h23' });

/** When a clock on a wall in Sweden next shows 02:00 or jumps over it, milliseconds. */
function nextTwo(): number {
  const isNight = (moment: number) => Number(wall.format(moment)) < 2;
  let moment = Math.ceil(Date.now() / 60_000) * 60_000;
  while (isNight(moment) || !isNight(moment - 60_000)) moment += 60_000;
  return moment;
}

/** Every row of every table as text, without these columns; with them, the moments included, the audit log too. */
async function rowsOf({ database }: TestSubgraph, without: string[]): Promise<string[]> {
  const left = without.length === 0 ? [] : ['audit_entry', 'foreign_row', 'foreign_watermark'];
  const tables: { name: string }[] = await database.source.query(
    `select table_name as name from information_schema.tables
      where table_schema = 'public' and table_type = 'BASE TABLE' and table_name <> all($1)`,
    [left],
  );
  const rows = tables.map(({ name }) => `select '${name} ' || (to_jsonb(t) - $1::text[])::text as row from "${name}" t`);
  const found: { row: string }[] = await database.source.query(`${rows.join(' union all ')} order by 1`, [without]);
  return found.map(({ row }) => row);
}
