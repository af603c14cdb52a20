import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type GraphQLInputType, getNamedType, getNullableType, isEnumType, isInputObjectType, isListType } from 'graphql';
import { placesIn, withPlace } from './hostile.ts';
import { type Answer, PARTY, type TestSubgraph } from './index.ts';
import { committedSchema, contentsOf, mutationsOf, type WriteFacts } from './refusals.ts';

/** Of each kind one: invented, the number of somebody born in 1812, the telephone number PTS's for fiction. */
const PLANTS = {
  'an identity or co-ordination number': '18121212-1212',
  'an e-mail address': 'nils.holgersson@example.se',
  'a telephone number': '070-174 06 05',
  'a vehicle plate': 'XYZ 987',
};
/** What tells that something of it is left, however it was cut or written anew. */
const TRACES = ['1212-1212', '12121212', 'holgersson', '174 06 05', '1740605', 'XYZ 987', 'XYZ987'];

const traceIn = (text: string) => TRACES.filter((trace) => text.includes(trace));

/**
 * PERSONAL_DATA, wherever it is put: in every value of every mutation's input, as a variable and in the document. It is
 * refused, and nothing of it is in the answer, in the log at its most talkative, or in any column of any table.
 */
export function describeUnkeptPersonalData(name: string, facts: WriteFacts): void {
  describe('personal data', () => {
    const schema = committedSchema(name);
    let subgraph: TestSubgraph;
    let inputs: Record<string, object>;
    beforeAll(async () => {
      subgraph = await facts.open();
      inputs = await facts.inputs(subgraph);
    });
    afterAll(() => subgraph.close());

    const writes = mutationsOf(schema).flatMap(([mutation, { args }]) => args.map(({ type }) => ({ mutation, type })));

    it.each(writes)('in any value of $mutation is refused, and kept nowhere', async ({ mutation, type }) => {
      const stood = await contentsOf(subgraph);
      subgraph.logged();
      const answered: string[] = [];
      const wrong: string[] = [];
      for (const { path, type: value } of placesIn(type).values) {
        for (const [kind, plant] of Object.entries(PLANTS)) {
          const given = { idempotencyKey: 'refused', ...inputs[mutation] };
          const input = withPlace(type, given, path, `Se ${plant}`);
          for (const answer of [await sendVariable(mutation, type, input), await sendLiteral(mutation, type, input)]) {
            const text = JSON.stringify(answer);
            answered.push(text);
            const at = `${path.join('.')} with ${kind}`;
            if (!isRefused(answer, mutation, getNamedType(value).name, kind, path)) wrong.push(`${at} was answered ${text}`);
          }
        }
      }
      expect(wrong).toEqual([]);
      expect([...answered, ...subgraph.logged()].flatMap(traceIn)).toEqual([]);
      expect(await storedTraces(subgraph)).toEqual([]);
      expect(await contentsOf(subgraph)).toEqual(stood);
    });

    it('would be seen in the log, which tells of every refused document', async () => {
      subgraph.logged();
      await subgraph.ask('{ nothing }');
      expect(subgraph.logged()).toHaveLength(1);
    });

    const ANSWER = '{ userErrors { code message field } }';
    const sendVariable = (mutation: string, type: GraphQLInputType, input: unknown) =>
      subgraph.ask(`mutation ($input: ${type}) { ${mutation}(input: $input) ${ANSWER} }`, { input }, PARTY);
    const sendLiteral = (mutation: string, type: GraphQLInputType, input: unknown) =>
      subgraph.ask(`mutation { ${mutation}(input: ${literalOf(type, input)}) ${ANSWER} }`, {}, PARTY);
  });
}

/** A text is screened, and told by its place, unless a narrower rule refuses it first; what is no text is refused by its type. */
function isRefused({ data, errors }: Answer, mutation: string, type: string, kind: string, path: string[]): boolean {
  const [error, ...others] = errors;
  if (error)
    return others.length === 0 && ['BAD_USER_INPUT', 'GRAPHQL_VALIDATION_FAILED'].includes(String(error.extensions?.['code']));
  if (type !== 'String' && type !== 'ID') return false;
  const message = `The text holds what looks like ${kind}; the hub never holds one`;
  return JSON.stringify(data[mutation].userErrors) === JSON.stringify([{ code: 'PERSONAL_DATA', message, field: path }]);
}

/** Where a trace stands in the database: `table: trace`. Every column of every row is looked through as text. */
async function storedTraces({ database }: TestSubgraph): Promise<string[]> {
  const tables: { name: string }[] = await database.source.query(
    "select table_name as name from information_schema.tables where table_schema = 'public' and table_type = 'BASE TABLE'",
  );
  expect(tables.map(({ name }) => name)).toContain('idempotent_answer');
  const found: string[] = [];
  for (const { name } of tables) {
    const rows: { row: string }[] = await database.source.query(`select t::text as row from "${name}" t`);
    found.push(...rows.flatMap(({ row }) => traceIn(row)).map((trace) => `${name}: ${trace}`));
  }
  return found;
}

/** The value as it stands in a document. */
function literalOf(type: GraphQLInputType, value: unknown): string {
  const inner = getNullableType(type);
  if (value === null || value === undefined) return 'null';
  if (isListType(inner) && Array.isArray(value)) return `[${value.map((one) => literalOf(inner.ofType, one)).join(', ')}]`;
  if (isInputObjectType(inner) && typeof value === 'object') {
    const fields = Object.entries(value).map(([key, given]) => {
      const field = inner.getFields()[key];
      return `${key}: ${field ? literalOf(field.type, given) : 'null'}`;
    });
    return `{ ${fields.join(', ')} }`;
  }
  return isEnumType(inner) && inner.getValue(String(value)) ? String(value) : JSON.stringify(value);
}
