import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  astFromValue,
  buildASTSchema,
  type ConstDirectiveNode,
  type GraphQLField,
  type GraphQLInputObjectType,
  type GraphQLInputType,
  type GraphQLSchema,
  getNamedType,
  getNullableType,
  isCompositeType,
  isEnumType,
  isInputObjectType,
  isListType,
  isNonNullType,
  isObjectType,
  parse,
  print,
  valueFromASTUntyped,
} from 'graphql';
import { ANYONE, type Caller, SCOPES } from '../caller.ts';
import { Visibility } from '../values.ts';
import { callerOf, PARTY, type TestSubgraph } from './index.ts';

/** A subgraph whose writes are to be refused. */
export interface WriteFacts {
  readonly open: () => Promise<TestSubgraph>;
  /** An input of every mutation that is accepted once as it stands, with whatever it needs stored. */
  readonly inputs: (subgraph: TestSubgraph) => Promise<Record<string, object>>;
}

/** The committed graph of a subgraph; the contract tests hold it to the code. */
export function committedSchema(name: string): GraphQLSchema {
  return buildASTSchema(parse(readFileSync(`schema/subgraphs/${name}.graphql`, 'utf8')), { assumeValidSDL: true });
}

/** The fields of the subgraph's `Mutation`, by name. */
export function mutationsOf(schema: GraphQLSchema): [string, GraphQLField<unknown, unknown>][] {
  return Object.entries(schema.getMutationType()?.getFields() ?? {});
}

/** The least that an input of this type may be: what it need not have is left out. */
export function sampleOf(type: GraphQLInputType): unknown {
  const inner = getNullableType(type);
  if (isListType(inner)) return [];
  if (isEnumType(inner)) return inner.getValues()[0]?.name;
  if (isInputObjectType(inner)) {
    const needed = Object.values(inner.getFields()).filter((field) => isNonNullType(field.type));
    return Object.fromEntries(needed.map((field) => [field.name, sampleOf(field.type)]));
  }
  const samples: Record<string, unknown> = {
    Int: 1,
    Float: 1,
    Boolean: true,
    Date: '2023-01-01',
    DateTime: '2023-01-01T00:00:00Z',
  };
  return samples[inner.name] ?? 'sample';
}

/** Everything that is stored: each table with its rows, told as one sum. The audit log grows where nothing else does. */
export async function contentsOf({ database }: TestSubgraph): Promise<object[]> {
  const tables: { name: string }[] = await database.source.query(
    "select table_name as name from information_schema.tables where table_schema = 'public' and table_type = 'BASE TABLE' and table_name <> 'audit_entry' order by 1",
  );
  const sums = tables.map(
    ({ name }) =>
      `select '${name}' as name, count(*)::int as rows, md5(coalesce(string_agg(t::text, '|' order by t::text), '')) as sum from "${name}" t`,
  );
  return database.source.query(sums.join(' union all '));
}

/** Sends a mutation of one `input` argument, asking for nothing but what was wrong. */
export function sendTo(subgraph: TestSubgraph, schema: GraphQLSchema, mutation: string, input: unknown, caller = PARTY) {
  const type = schema
    .getMutationType()
    ?.getFields()
    [mutation]?.args.find(({ name }) => name === 'input')?.type;
  const query = `mutation ($input: ${type}) { ${mutation}(input: $input) { userErrors { code message field } } }`;
  return subgraph.ask(query, { input }, caller);
}

/**
 * UNAUTHORIZED_FIELD_OR_TYPE: every field that the SDL closes with `@requiresScopes`, for callers who hold no scope, and who
 * hold every one but the one it needs.
 *
 * @param reach - a key of a row of each type that has such fields, Mutation excepted; one that is missing fails
 */
export function describeScopes(
  name: string,
  facts: WriteFacts & { readonly reach: (subgraph: TestSubgraph) => Promise<Record<string, object>> },
): void {
  describe('UNAUTHORIZED_FIELD_OR_TYPE', () => {
    const schema = committedSchema(name);
    const closed = closedFields(schema);
    let subgraph: TestSubgraph;
    let inputs: Record<string, object>;
    let keys: Record<string, object>;
    beforeAll(async () => {
      subgraph = await facts.open();
      inputs = await facts.inputs(subgraph);
      keys = await facts.reach(subgraph);
    });
    afterAll(() => subgraph.close());

    it('is shown for every type that has closed fields', () => {
      const types = [...new Set(closed.map(({ type }) => type))].filter((type) => !isRoot(type));
      expect(Object.keys(keys).sort()).toEqual(types.sort());
      expect(Object.keys(inputs).sort()).toEqual(
        mutationsOf(schema)
          .map(([mutation]) => mutation)
          .sort(),
      );
    });

    it.each(closed)('$coordinate needs its scopes', async ({ type, field, selection, scopes }) => {
      const others = scopes.map((missed) =>
        callerOf(
          'PARTY',
          SCOPES.filter((scope) => scope !== missed),
        ),
      );
      const tried = (caller: Caller) => {
        if (type === 'Query') return subgraph.ask(`{ ${selection} }`, {}, caller);
        if (type !== 'Mutation') return subgraph.entities(type, [keys[type] ?? {}], selection, caller);
        return sendTo(subgraph, schema, field, { idempotencyKey: 'refused', ...inputs[field] }, caller);
      };
      const stood = await contentsOf(subgraph);
      for (const caller of [ANYONE, callerOf('PARTY'), ...others]) {
        const { data, errors } = await tried(caller);
        // A row above the caller's level is nowhere, and its fields with it.
        if (caller === ANYONE && data?._entities?.[0] === null && errors.length === 0) continue;
        expect(errors).toEqual([
          expect.objectContaining({
            // An entity of a closed type is closed before any field of it is asked.
            message: expect.stringMatching(new RegExp(`^${type}(\\.${field})? needs the scope ${scopes.join(' and ')}$`)),
            extensions: { code: 'UNAUTHORIZED_FIELD_OR_TYPE' },
          }),
        ]);
        expect([field, 0]).toContain(errors[0]?.path?.at(-1));
        const given = isRoot(type) ? data : data?._entities[0];
        expect(given?.[field] ?? null).toBeNull();
      }
      expect(await contentsOf(subgraph)).toEqual(stood);
    });
  });
}

const isRoot = (type: string) => type === 'Mutation' || type === 'Query';

interface ClosedField {
  /** `Type.field`. */
  readonly coordinate: string;
  readonly type: string;
  readonly field: string;
  readonly selection: string;
  readonly scopes: string[];
}

function closedFields(schema: GraphQLSchema): ClosedField[] {
  const objects = Object.values(schema.getTypeMap()).filter(isObjectType);
  return objects.flatMap((type) =>
    Object.values(type.getFields()).flatMap((field) => {
      const scopes = [...scopesOf(type.astNode?.directives), ...scopesOf(field.astNode?.directives)];
      return scopes.length === 0
        ? []
        : [{ coordinate: `${type.name}.${field.name}`, type: type.name, field: field.name, selection: select(field), scopes }];
    }),
  );
}

/** All of them are needed: the hub's rules have no alternatives. */
function scopesOf(directives: readonly ConstDirectiveNode[] | undefined): string[] {
  const rules = (directives ?? []).filter((directive) => directive.name.value === 'requiresScopes');
  return rules.flatMap((rule) => {
    const alternatives = rule.arguments?.[0] ? (valueFromASTUntyped(rule.arguments[0].value) as string[][]) : [];
    expect(alternatives).toHaveLength(1);
    return alternatives.flat();
  });
}

function select(field: GraphQLField<unknown, unknown>): string {
  const needed = field.args.filter(({ type }) => isNonNullType(type)).filter(({ defaultValue }) => defaultValue === undefined);
  const given = needed.map(({ name, type }) => {
    const value = astFromValue(sampleOf(type), type);
    return `${name}: ${value ? print(value) : 'null'}`;
  });
  const selection = isCompositeType(getNamedType(field.type)) ? ' { __typename }' : '';
  return `${field.name}${given.length > 0 ? `(${given.join(', ')})` : ''}${selection}`;
}

/**
 * IDEMPOTENCY_KEY_REUSED: every mutation's key, sent again with another input, and with another mutation.
 *
 * @param changes - for every mutation, what makes its input another one
 */
export function describeReusedKeys(name: string, facts: WriteFacts & { readonly changes: Record<string, object> }): void {
  describe('IDEMPOTENCY_KEY_REUSED', () => {
    const schema = committedSchema(name);
    const mutations = mutationsOf(schema).map(([mutation]) => mutation);
    let subgraph: TestSubgraph;
    let inputs: Record<string, object>;
    beforeAll(async () => {
      subgraph = await facts.open();
      inputs = await facts.inputs(subgraph);
    });
    afterAll(() => subgraph.close());

    const reused = expect.objectContaining({
      message: 'The idempotencyKey was used for another input, or with another grant, within the last 24 hours',
      extensions: { code: 'IDEMPOTENCY_KEY_REUSED' },
    });

    it.each(mutations)('refuses %s with a key that was used', async (mutation) => {
      const input = { ...inputs[mutation], idempotencyKey: mutation };
      const first = await sendTo(subgraph, schema, mutation, input);
      expect(first).toEqual({ data: { [mutation]: { userErrors: [] } }, errors: [] });
      const stood = await contentsOf(subgraph);
      expect(facts.changes).toHaveProperty(mutation);
      const other = await sendTo(subgraph, schema, mutation, { ...input, ...facts.changes[mutation] });
      expect(other).toEqual({ data: { [mutation]: null }, errors: [reused] });
      for (const another of mutations.filter((one) => one !== mutation)) {
        const answer = await sendTo(subgraph, schema, another, { ...inputs[another], idempotencyKey: mutation });
        expect(answer).toEqual({ data: { [another]: null }, errors: [reused] });
      }
      expect(await sendTo(subgraph, schema, mutation, input)).toEqual(first);
      expect(await contentsOf(subgraph)).toEqual(stood);
    });

    it('gives a kept answer to the grant that it was given to, and to no other', async () => {
      const mutation = mutations.at(-1) ?? '';
      const input = { ...inputs[mutation], idempotencyKey: mutation };
      const first = await sendTo(subgraph, schema, mutation, input);
      const grants = [
        { level: Visibility.COUNCIL },
        { municipalities: ['1492', '9001'] },
        { scopes: PARTY.scopes.filter((scope) => scope !== 'hub:admin') },
      ];
      for (const grant of grants)
        expect(await sendTo(subgraph, schema, mutation, input, { ...PARTY, ...grant })).toEqual({
          data: { [mutation]: null },
          errors: [reused],
        });
      const reordered = { ...PARTY, scopes: [...PARTY.scopes].reverse() };
      expect(await sendTo(subgraph, schema, mutation, input, reordered)).toEqual(first);
    });

    it('takes null and what is left out for the same input', async () => {
      const mutation = mutations.at(-1) ?? '';
      const type = schema.getMutationType()?.getFields()[mutation]?.args[0]?.type;
      const fields = Object.values((getNullableType(type) as GraphQLInputObjectType).getFields());
      const open = fields.filter((field) => !isNonNullType(field.type)).map((field) => [field.name, null]);
      const input = { ...inputs[mutation], idempotencyKey: mutation };
      const first = await sendTo(subgraph, schema, mutation, input);
      expect(await sendTo(subgraph, schema, mutation, { ...Object.fromEntries(open), ...input })).toEqual(first);
    });

    it('leaves another partner’s key alone, and forgets one after 24 hours', async () => {
      const [mutation = ''] = mutations;
      const input = { ...inputs[mutation], ...facts.changes[mutation], idempotencyKey: mutation };
      const { errors } = await sendTo(subgraph, schema, mutation, input, { ...PARTY, partner: 'another' });
      expect(errors).toEqual([]);
      await subgraph.database.source.query("update idempotent_answer set created_at = now() - interval '25 hours'");
      expect((await sendTo(subgraph, schema, mutation, input)).errors).toEqual([]);
    });
  });
}
