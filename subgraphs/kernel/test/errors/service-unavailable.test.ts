import { describe, expect, it } from '@jest/globals';
import pg from 'pg';
import { Ctx, Query, Resolver } from 'type-graphql';
import type { Context } from '../../src/context.ts';
import type { SubgraphDefinition } from '../../src/federation.ts';
import { openTestSubgraph } from '../../src/testing/index.ts';

@Resolver()
class AskingResolver {
  @Query(() => String, { nullable: true, description: 'Databas. Which one answers' })
  async database(@Ctx() { database }: Context): Promise<string> {
    const [{ name }] = await database.source.query('select current_database() as name');
    return name;
  }

  @Query(() => String, { nullable: true, description: 'Databas. Which one answers, in a transaction' })
  async inTransaction(@Ctx() { database }: Context): Promise<string> {
    const [{ name }] = await database.source.transaction((manager) => manager.query('select current_database() as name'));
    return name;
  }
}

const definition: SubgraphDefinition = {
  name: 'asking',
  port: 0,
  resolvers: [AskingResolver],
  orphanedTypes: [],
  references: {},
  entities: [],
  migrations: [],
  seeds: { topics: [], load: async () => undefined },
};
const FIELDS = ['database', 'inTransaction'];
const away = (field: string) => ({
  data: { [field]: null },
  errors: [
    {
      message: 'The database cannot be reached just now',
      locations: [{ line: 1, column: 3 }],
      path: [field],
      extensions: { code: 'SERVICE_UNAVAILABLE' },
    },
  ],
});

describe('SERVICE_UNAVAILABLE', () => {
  it('is the answer once the database is closed', async () => {
    const subgraph = await openTestSubgraph(definition);
    await subgraph.database.close();
    const answers = await Promise.all(FIELDS.map((field) => subgraph.ask(`{ ${field} }`)));
    await subgraph.close();
    expect(answers).toEqual(FIELDS.map(away));
  });

  const server = process.env['TEST_DATABASE_URL'];
  // The embedded database lives in this process: it cannot go away while the process stays.
  const servers = server === undefined ? [] : [server];

  for (const connectionString of servers) {
    it('lasts while PostgreSQL refuses connections, and passes by itself', async () => {
      const subgraph = await openTestSubgraph(definition);
      const { name } = (await subgraph.database.source.query('select current_database() as name'))[0];
      const admin = new pg.Client({ connectionString });
      await admin.connect();
      await admin.query(`alter database ${name} with allow_connections false`);
      await admin.query('select pg_terminate_backend(pid) from pg_stat_activity where datname = $1', [name]);
      const during = await Promise.all([...FIELDS, ...FIELDS].map((field) => subgraph.ask(`{ ${field} }`)));
      await admin.query(`alter database ${name} with allow_connections true`);
      await admin.end();
      const after = await Promise.all(FIELDS.map((field) => subgraph.ask(`{ ${field} }`)));
      await subgraph.close();
      expect(during).toEqual([...FIELDS, ...FIELDS].map(away));
      expect(after).toEqual(FIELDS.map((field) => ({ data: { [field]: name }, errors: [] })));
    });
  }
});
