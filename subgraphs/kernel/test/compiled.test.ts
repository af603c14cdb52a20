import { randomUUID } from 'node:crypto';
import { ApolloServer, type GraphQLResponse } from '@apollo/server';
import { ApolloServerPluginInlineTraceDisabled } from '@apollo/server/plugin/disabled';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import sql from 'sql-template-tag';
import {
  Arg,
  Args,
  ArgsType,
  Ctx,
  createUnionType,
  Directive,
  Field,
  FieldResolver,
  InputType,
  Int,
  ObjectType,
  Query,
  Resolver,
  Root,
} from 'type-graphql';
import { Column, Entity, type MigrationInterface, type QueryRunner } from 'typeorm';
import { AuditBatch } from '../src/audit-batch.ts';
import { ANYONE } from '../src/caller.ts';
import { answerCompiled } from '../src/compiled.ts';
import { type Context, createContext } from '../src/context.ts';
import { FACT_COLUMNS_1, Fact, KERNEL_TABLES_1 } from '../src/facts.ts';
import { buildSubgraph, type SubgraphDefinition } from '../src/federation.ts';
import { NOTHING_FOREIGN } from '../src/foreign.ts';
import { LanguageArgs } from '../src/index.ts';
import { openTestSubgraph, type TestSubgraph } from '../src/testing/index.ts';
import { inLanguage, type Text } from '../src/values.ts';

const IS = { description: 'Prov. SYNTHETIC' };

@Entity()
@Directive('@key(fields: "id")')
@ObjectType(IS)
class Leaf extends Fact {
  @Field(IS)
  declare id: string;
  @Column('jsonb')
  title: Text;
  @Field(() => String, { nullable: true, ...IS })
  @Column('text')
  colour: string;
}

@ObjectType(IS)
class Round {
  @Field(() => Int, IS)
  radius: number;
}

@ObjectType(IS)
class Square {
  @Field(() => Int, IS)
  side: number;
}

const Shape = createUnionType({
  name: 'Shape',
  ...IS,
  types: () => [Round, Square] as const,
  resolveType: (shape) => ('radius' in shape ? 'Round' : 'Square'),
});

@InputType(IS)
class Wish {
  @Field(() => Int, { defaultValue: 2, ...IS })
  count: number;
  @Field(() => [String], { nullable: true, ...IS })
  words?: string[];
}

@ArgsType()
class EchoArgs {
  @Field(() => String, { nullable: true, ...IS })
  text?: string;
  @Field(() => Date, { nullable: true, ...IS })
  at?: Date;
  @Field(() => Wish, { nullable: true, ...IS })
  wish?: Wish;
}

@Resolver(() => Leaf)
class LeafResolver {
  @Query(() => [Leaf], { nullable: true, ...IS })
  leaves(@Ctx() { rows }: Context): Promise<Leaf[]> {
    return rows.all(Leaf, sql`true`);
  }
  @Query(() => String, { nullable: true, ...IS })
  echo(@Args() args: EchoArgs): string {
    return JSON.stringify(args);
  }
  @Query(() => [Shape], { nullable: true, ...IS })
  shapes(): object[] {
    return [{ radius: 1 }, { side: 2 }];
  }
  @Query(() => [Round], { nullable: true, ...IS })
  broken(): object[] {
    return [{ radius: 1 }, { radius: 'wide' }, { radius: null }];
  }
  @Query(() => Int, { nullable: true, ...IS })
  failing(@Arg('word', () => String) word: string): number {
    throw new Error(word);
  }
  @FieldResolver(() => String, { nullable: true, ...IS })
  title(@Root() leaf: Leaf, @Args() { language }: LanguageArgs): string | null {
    return inLanguage(leaf.title, language);
  }
  /** Needs a column that the document may not ask for. */
  @FieldResolver(() => String, { nullable: true, ...IS })
  loud(@Root() { colour }: Leaf): string {
    return colour.toUpperCase();
  }
}

class Leaves1764000000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`${KERNEL_TABLES_1} create table leaf (${FACT_COLUMNS_1}, title jsonb not null, colour text not null);
      insert into leaf (id, sources, title, colour) values ('00000000-0000-4000-8000-000000000001', '[]',
        '{"sv": "SYNTHETIC blad", "en": "SYNTHETIC leaf"}', 'green')`);
  }
  async down(): Promise<void> {}
}

const leaves: SubgraphDefinition = {
  name: 'leaves',
  port: 0,
  resolvers: [LeafResolver],
  orphanedTypes: [Round, Square],
  references: { Leaf: ({ id }, { rows }) => rows.one(Leaf, sql`t.id = ${id}::uuid`) },
  entities: [Leaf],
  migrations: [Leaves1764000000000],
  seeds: { topics: [], load: async () => undefined },
};

let subgraph: TestSubgraph;
let compiled: ApolloServer<Context>;
let reference: ApolloServer<Context>;
/** How often graphql-js has been asked by the server that compiles. */
let executed = 0;

beforeAll(async () => {
  subgraph = await openTestSubgraph(leaves);
  const { schema } = await buildSubgraph(leaves);
  const counting = {
    requestDidStart: async () => ({
      executionDidStart: async () => {
        executed += 1;
      },
    }),
  };
  compiled = new ApolloServer<Context>({
    schema,
    plugins: [answerCompiled(schema), counting, ApolloServerPluginInlineTraceDisabled()],
  });
  reference = new ApolloServer<Context>({ schema, plugins: [ApolloServerPluginInlineTraceDisabled()] });
  await Promise.all([compiled.start(), reference.start()]);
});
afterAll(async () => {
  await Promise.all([compiled.stop(), reference.stop()]);
  await subgraph.close();
});

async function ask(server: ApolloServer<Context>, query: string, variables: Record<string, unknown> = {}) {
  const { database } = subgraph;
  const contextValue = createContext(database, ANYONE, NOTHING_FOREIGN, new AuditBatch(database.source), randomUUID());
  const { body }: GraphQLResponse = await server.executeOperation({ query, variables }, { contextValue });
  return JSON.parse(JSON.stringify(body)) as { singleResult: { data?: Record<string, unknown>; errors?: unknown[] } };
}

/** The answer of the second time, which must be the reference's, and whether graphql-js was asked for it. */
async function again(query: string, variables?: Record<string, unknown>) {
  await ask(compiled, query, variables);
  executed = 0;
  const answer = await ask(compiled, query, variables);
  const byFunction = executed === 0;
  expect(answer).toEqual(await ask(reference, query, variables));
  return { ...answer.singleResult, byFunction };
}

const LEAF = { __typename: 'Leaf', id: '00000000-0000-4000-8000-000000000001' };

describe('a document that comes again', () => {
  it.each<[string, string, Record<string, unknown>?]>([
    ['fields, aliases and arguments that are left out', '{ leaves { id one: title two: title(language: EN) __typename } }'],
    ['a literal that is an object with a variable', 'query ($n: Int!) { echo(wish: { count: $n, words: ["a"] }) }', { n: 3 }],
    ['defaults of a variable, an input and an argument', 'query ($t: String = "x") { echo(text: $t, wish: {}) }'],
    [
      'a variable that is not given, and one that is null',
      'query ($t: String, $w: Wish) { echo(text: $t, wish: $w) }',
      { w: null },
    ],
    [
      'a moment, as a literal and as a variable',
      'query ($at: DateTime) { echo(at: $at) other: echo(at: "2023-01-01T00:00:00Z") }',
    ],
    ['a union', '{ shapes { __typename ... on Round { radius } ... on Square { side } } }'],
    ['fragments', '{ leaves { ...a ...b } } fragment a on Leaf { ...b id } fragment b on Leaf { title }'],
    ['entities', 'query ($r: [_Any!]!) { _entities(representations: $r) { ... on Leaf { title } } }', { r: [LEAF, LEAF] }],
  ])('is answered by a function: %s', async (...[, query, variables]) => {
    expect(await again(query, variables)).toMatchObject({ byFunction: true });
  });

  it.each<[string, string, Record<string, unknown>?]>([
    ['what directives leave out', 'query ($b: Boolean!) { leaves { id @skip(if: $b) title @include(if: $b) } }', { b: true }],
    ['introspection', '{ __type(name: "Leaf") { name } }'],
    ['a name that JavaScript takes for more', '{ leaves { __proto__: id } }'],
    ['a choice of operations', 'query a { __typename }'],
    ['an error in a list', '{ broken { radius } leaves { id } }'],
    ['an error thrown', '{ failing(word: "SYNTHETIC") }'],
    ['a variable of another kind', 'query ($w: Wish) { echo(wish: $w) }', { w: [] }],
  ])('is graphql-js’s where a function would answer in another way: %s', async (...[name, query, variables]) => {
    const { byFunction } = await again(query, variables);
    expect(byFunction).toBe(name === 'a choice of operations');
  });

  it('is graphql-js’s where its fragments stand for more fields than are compiled', async () => {
    const fragment = (n: number) => `fragment f${n} on Leaf { ${n === 10 ? 'id' : `...f${n + 1} title ...f${n + 1}`} }`;
    const bomb = `{ leaves { ...f0 } } ${Array.from({ length: 11 }, (_, n) => fragment(n)).join(' ')}`;
    expect(await again(bomb)).toMatchObject({ byFunction: false });
  });
});

it('runs no text of a document, whatever it holds', async () => {
  const text = '__MAGIC_DATE__33a9e76d_02e0_4128_8e92_3530ad3da74d(globalThis.SYNTHETIC=1)';
  const { data, byFunction } = await again(`{ echo(text: "${text}") }`);
  expect(JSON.parse(String(data?.['echo']))).toEqual({ text });
  expect({ byFunction, run: 'SYNTHETIC' in globalThis }).toEqual({ byFunction: true, run: false });
});

describe('the columns of a read', () => {
  it('are those that its document asks for', async () => {
    subgraph.statements();
    await subgraph.ask('{ leaves { title } }');
    expect(subgraph.statements()).toEqual([
      expect.stringMatching(/^select t."id" as "id",t."sources" as .{0,9},t."title" as .{0,7} from/),
    ]);
  });

  it('are all of them where a resolver needs more, and those it needs from then on', async () => {
    const data = { leaves: [{ loud: 'GREEN' }] };
    expect(await again('{ leaves { loud } }')).toMatchObject({ data, byFunction: false });
    expect(await again('{ leaves { loud } }')).toMatchObject({ data, byFunction: true });
  });
});
