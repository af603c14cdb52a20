import { beforeEach, describe, expect, it } from '@jest/globals';
import sql from 'sql-template-tag';
import { Ctx, Query, Resolver } from 'type-graphql';
import { Entity, type MigrationInterface, type QueryRunner } from 'typeorm';
import { LEVELS } from '../src/caller.ts';
import type { Context } from '../src/context.ts';
import { GUARDED_COLUMNS_1, GuardedFact, KERNEL_TABLES_1, sectorOn1 } from '../src/facts.ts';
import type { SubgraphDefinition } from '../src/federation.ts';
import { cleared, statementOf } from '../src/rows.ts';
import { callerOf, openTestSubgraph, type TestSubgraph } from '../src/testing/index.ts';

@Entity()
class Note extends GuardedFact {}

/** SYNTHETIC: a table with `visibility`, a view over it, and every way to read them. */
class Notes1764000000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`${KERNEL_TABLES_1} create table note (${GUARDED_COLUMNS_1}); ${sectorOn1('note')}
      create view open_note as select id from note where visibility = 'PUBLIC'`);
  }
  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table note cascade');
  }
}

const DESCRIPTION = { description: 'Läsning. How many there are' };

@Resolver()
class Reader {
  @Query(() => Number, DESCRIPTION)
  async throughRows(@Ctx() { rows }: Context) {
    const order = { name: 'notes', key: 't.created_at', type: 'timestamptz' } as const;
    await rows.page({ entity: Note, order }, { first: 1 });
    return (await rows.all(Note, sql`true`)).length;
  }
  @Query(() => Number, DESCRIPTION)
  async cleared(@Ctx() { database, caller }: Context) {
    const statement = sql`select (select count(*) from note n where ${cleared(caller, 'n')} and n.id is not null)::int as n`;
    return (await database.source.query(...statementOf(statement)))[0].n;
  }
  @Query(() => Number, DESCRIPTION)
  throughRepository(@Ctx() { database }: Context) {
    return database.source.getRepository(Note).count();
  }
  @Query(() => Number, DESCRIPTION)
  async throughSql(@Ctx() { database }: Context) {
    return (await database.source.query('select 1 from idempotent_answer a, note where note.id is not null')).length;
  }
  @Query(() => Number, DESCRIPTION)
  async throughView(@Ctx() { database }: Context) {
    return (await database.source.query('select id from open_note')).length;
  }
  @Query(() => Number, DESCRIPTION)
  async clearedElsewhere(@Ctx() { database, caller }: Context) {
    const statement = sql`select id from note t where exists (select 1 from note t where ${cleared(caller)})`;
    return (await database.source.query(...statementOf(statement))).length;
  }
  @Query(() => Number, DESCRIPTION)
  async clearedOrNot(@Ctx() { database, caller }: Context) {
    const statement = sql`select id from note t where t.id is not null or ${cleared(caller)}`;
    return (await database.source.query(...statementOf(statement))).length;
  }
}

const definition: SubgraphDefinition = {
  name: 'notes',
  port: 0,
  resolvers: [Reader],
  orphanedTypes: [],
  references: {},
  entities: [Note],
  migrations: [Notes1764000000000],
  seeds: { topics: [], load: async () => undefined },
};

describe('a test subgraph', () => {
  let subgraph: TestSubgraph;
  beforeEach(async () => {
    subgraph = await openTestSubgraph(definition);
  });

  it.each(['throughRepository', 'throughSql', 'throughView', 'clearedElsewhere', 'clearedOrNot'])(
    'fails at its end where a request has read past the clearance: %s',
    async (field) => {
      expect((await subgraph.ask(`{ ${field} }`)).errors).toEqual([]);
      await expect(subgraph.close()).rejects.toThrow(/^Read without cleared\(\) on its alias: (open_)?note in: select/i);
    },
  );

  it.each(LEVELS)('ends well where every read is cleared for %s, and where the test itself looks', async (level) => {
    const answer = await subgraph.ask('{ throughRows cleared }', {}, callerOf(level, [], ['9001']));
    expect(answer).toEqual({ data: { throughRows: 0, cleared: 0 }, errors: [] });
    await subgraph.database.source.query('select * from note');
    await subgraph.close();
  });
});
