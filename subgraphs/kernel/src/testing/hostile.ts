import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  type GraphQLInputObjectType,
  type GraphQLInputType,
  getNamedType,
  getNullableType,
  isCompositeType,
  isEnumType,
  isInputObjectType,
  isListType,
  isNonNullType,
} from 'graphql';
import { PEER_SCOPE } from '../caller.ts';
import { type Answer, PARTY, type TestSubgraph } from './index.ts';
import { committedSchema, contentsOf, mutationsOf, sampleOf, sendTo, type WriteFacts } from './refusals.ts';

/** Who may ask everything, what the subgraphs tell each other included. */
const EVERYBODY = { ...PARTY, scopes: [...PARTY.scopes, PEER_SCOPE] };

const SQL = "'; drop table migration; --";
const NUL = 'text\u0000';
const HALF = 'text\ud800';
const LONG = 'x'.repeat(100_001);
const BLANK = ' \t\n\u00a0\u200b';

/** By type, what is never taken. */
const REFUSED: Record<string, unknown[]> = {
  String: [NUL, HALF, LONG, BLANK, 1, true, { text: SQL }],
  ID: [NUL, HALF, LONG, BLANK, SQL, 1.5, true, { text: SQL }],
  Int: [2_147_483_648, -2_147_483_649, 1.5, Number.NaN, '1', SQL, {}],
  Float: [Number.POSITIVE_INFINITY, Number.NaN, '1', SQL, {}],
  Boolean: ['true', 1, SQL],
  Date: ['0000-01-01', '2023-02-30', '2023-13-01', '10000-01-01', '-001-01-01', '2023-1-1', 'infinity', 'now', '', SQL, NUL, 1],
  DateTime: ['0000-01-01T00:00:00Z', '2023-02-30T00:00:00Z', '2023-01-01', '2023-01-01T25:00:00Z', 'infinity', '', SQL, NUL, 1],
};
const NO_ENUM = ['', 'nobody', SQL, 1, {}];

/** By type, what may be taken or refused, and breaks nothing. */
const STRANGE: Record<string, unknown[]> = {
  String: [SQL, '\\', '%', '$1', '{}', '\u2028', '\u{1f46e}', 'null', '../..', '<script>'],
  ID: ['$1', '%', '\\', 1, -1],
  Int: [2_147_483_647, -2_147_483_648, 0, -1],
  Float: [1e308, -1e308, 5e-324, -0],
  Date: ['0001-01-01', '9999-12-31'],
  DateTime: ['0001-01-01T00:00:00Z', '9999-12-31T23:59:59.999Z', '2023-01-01T00:00:00+14:00'],
};

/** What only somebody who reads the code or runs the database should come to see. */
const INSIDE =
  /relation|constraint|column|syntax|postgres|pglite|typeorm|sqlstate|select |insert |update |stack|at \/|node_modules|\.ts:/i;

/** What is wrong with an answer: it tells of the inside, repeats what was typed, or blames another than the sender. */
function faultsOf({ data, errors }: Answer): string[] {
  const payloads = Object.values((data ?? {}) as Record<string, { userErrors?: { message: string }[] } | null>);
  const told = [...errors, ...payloads.flatMap((payload) => payload?.userErrors ?? [])].map(({ message }) => message);
  const extensions = errors.map((error) => JSON.stringify(error.extensions));
  return [
    ...told.filter((message) => INSIDE.test(message) || message.includes('drop table') || message.length > 1000),
    ...extensions.filter((text) => text !== '{"code":"BAD_USER_INPUT"}'),
  ];
}

const isRefused = ({ data, errors }: Answer, mutation: string) => errors.length > 0 || data[mutation].userErrors.length > 0;

export interface Place {
  readonly path: string[];
  readonly type: GraphQLInputType;
}

/** Every value and every list that an input may hold. */
export function placesIn(type: GraphQLInputType, path: string[] = []): { values: Place[]; lists: Place[] } {
  const inner = getNullableType(type);
  if (isListType(inner)) {
    const { values, lists } = placesIn(inner.ofType, [...path, '0']);
    return { values, lists: [{ path, type: inner }, ...lists] };
  }
  if (!isInputObjectType(inner)) return { values: [{ path, type: inner }], lists: [] };
  const parts = Object.values(inner.getFields()).map((field) => placesIn(field.type, [...path, field.name]));
  return { values: parts.flatMap(({ values }) => values), lists: parts.flatMap(({ lists }) => lists) };
}

/** The input with one place put otherwise; what it lacks on the way there is added. */
export function withPlace(type: GraphQLInputType, given: unknown, [step, ...rest]: readonly string[], value: unknown): unknown {
  if (step === undefined) return value;
  const inner = getNullableType(type);
  if (isListType(inner)) {
    const [first, ...others] = Array.isArray(given) && given.length > 0 ? given : [sampleOf(inner.ofType)];
    return [withPlace(inner.ofType, first, rest, value), ...others];
  }
  const whole = (given ?? sampleOf(inner)) as Record<string, unknown>;
  const part = (inner as GraphQLInputObjectType).getFields()[step];
  return part ? { ...whole, [step]: withPlace(part.type, whole[step], rest, value) } : whole;
}

const describeValue = (place: string[], value: unknown) =>
  `${place.join('.')} = ${JSON.stringify(typeof value === 'number' ? String(value) : value)?.slice(0, 60)}`;

/**
 * BAD_USER_INPUT, whatever is sent: every value of every input and of every root field's arguments, put to what no database
 * holds, to what no type has, to SQL and to what is too long; every list, made too long.
 */
export function describeHostileInput(name: string, facts: WriteFacts): void {
  describe('hostile input', () => {
    const schema = committedSchema(name);
    let subgraph: TestSubgraph;
    let inputs: Record<string, object>;
    beforeAll(async () => {
      subgraph = await facts.open();
      inputs = await facts.inputs(subgraph);
    });
    afterAll(() => subgraph.close());

    const refusedOf = (type: GraphQLInputType) => (isEnumType(type) ? NO_ENUM : (REFUSED[getNamedType(type).name] ?? []));
    const strangeOf = (type: GraphQLInputType) => STRANGE[getNamedType(type).name] ?? [];
    const writes = mutationsOf(schema).flatMap(([mutation, { args }]) => args.map(({ type }) => ({ mutation, type })));

    it.each(writes)('is refused by $mutation, with nothing written', async ({ mutation, type }) => {
      const { values, lists } = placesIn(type);
      const tries = [
        ...values.flatMap(({ path, type: value }) => refusedOf(value).map((tried) => ({ path, tried }))),
        ...lists.map(({ path, type: list }) => ({
          path,
          tried: Array(1001).fill(sampleOf(isListType(list) ? list.ofType : list)),
        })),
      ];
      const stood = await contentsOf(subgraph);
      const wrong: string[] = [];
      for (const { path, tried } of tries) {
        const answer = await sendTo(subgraph, schema, mutation, withPlace(type, inputs[mutation], path, tried));
        const faults = [...faultsOf(answer), ...(isRefused(answer, mutation) ? [] : ['was taken'])];
        wrong.push(...faults.map((fault) => `${describeValue(path, tried)}: ${fault}`));
      }
      expect(wrong).toEqual([]);
      expect(await contentsOf(subgraph)).toEqual(stood);
    });

    it.each(writes)('that may be meant breaks nothing in $mutation', async ({ mutation, type }) => {
      const wrong: string[] = [];
      for (const { path, type: value } of placesIn(type).values) {
        for (const tried of strangeOf(value)) {
          const input = withPlace(type, inputs[mutation], path, tried);
          const answer = await sendTo(subgraph, schema, mutation, input, { ...PARTY, partner: mutation });
          wrong.push(...faultsOf(answer).map((fault) => `${describeValue(path, tried)}: ${fault}`));
        }
      }
      expect(wrong).toEqual([]);
    });

    const reads = Object.values(schema.getQueryType()?.getFields() ?? {}).filter(({ args }) => args.length > 0);

    it.each(reads)('breaks nothing in the query $name', async ({ name: field, type, args }) => {
      const declared = args.map((arg) => `$${arg.name}: ${arg.type}`).join(', ');
      const given = args.map((arg) => `${arg.name}: $${arg.name}`).join(', ');
      const query = `query (${declared}) { ${field}(${given}) ${isCompositeType(getNamedType(type)) ? '{ __typename }' : ''} }`;
      const needed = Object.fromEntries(
        args.filter((arg) => isNonNullType(arg.type)).map((arg) => [arg.name, sampleOf(arg.type)]),
      );
      const wrong: string[] = [];
      for (const arg of args) {
        for (const { path, type: value } of placesIn(arg.type).values) {
          for (const tried of [...refusedOf(value), ...strangeOf(value)]) {
            const variables = { ...needed, [arg.name]: withPlace(arg.type, undefined, path, tried) };
            const faults = faultsOf(await subgraph.ask(query, variables, EVERYBODY));
            wrong.push(...faults.map((fault) => `${describeValue([arg.name, ...path], tried)}: ${fault}`));
          }
        }
      }
      expect(wrong).toEqual([]);
    });

    it('breaks nothing in a key', async () => {
      const wrong: string[] = [];
      for (const [, type = '', key = ''] of subgraph.sdl.matchAll(/^type (\w+) .*?@key\(fields: "(\w+)"/gm)) {
        for (const tried of [...(REFUSED['ID'] ?? []), ...(STRANGE['String'] ?? [])]) {
          const answer = await subgraph.entities(type, [{ [key]: tried }], '__typename', PARTY);
          wrong.push(...faultsOf(answer).map((fault) => `${describeValue([type, key], tried)}: ${fault}`));
        }
      }
      expect(wrong).toEqual([]);
    });
  });
}
