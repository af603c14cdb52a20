import { describe, expect, it } from '@jest/globals';
import { Query, Resolver } from 'type-graphql';
import type { SubgraphDefinition } from '../../src/federation.ts';
import { openTestSubgraph } from '../../src/testing/index.ts';

const SECRET = 'duplicate key value (name)=(Kalle Kula) in relation "person"';

@Resolver()
class FaultyResolver {
  @Query(() => String, { nullable: true, description: 'Fel. Never answers' })
  faulty(): string {
    throw new Error(SECRET);
  }

  @Query(() => String, { nullable: true, description: 'Ytterligare ett fel. Never answers' })
  async faultyLater(): Promise<string> {
    throw Object.assign(new TypeError(SECRET), { code: '42P01', query: 'select 1', driverError: new Error(SECRET) });
  }

  @Query(() => String, { nullable: true, description: 'Frisk. Always answers' })
  sound(): string {
    return 'sound';
  }
}

const definition: SubgraphDefinition = {
  name: 'faulty',
  port: 0,
  resolvers: [FaultyResolver],
  orphanedTypes: [],
  references: {},
  entities: [],
  migrations: [],
  seeds: { topics: [], load: async () => undefined },
};

describe('INTERNAL_SERVER_ERROR', () => {
  it.each(['faulty', 'faultyLater'])(
    'is a fixed text, whatever was thrown by %s, and costs its own field alone',
    async (field) => {
      const subgraph = await openTestSubgraph(definition);
      const answer = await subgraph.ask(`{ ${field} sound }`);
      await subgraph.close();
      expect(answer).toEqual({
        data: { [field]: null, sound: 'sound' },
        errors: [
          {
            message: 'Something went wrong in the hub',
            locations: [{ line: 1, column: 3 }],
            path: [field],
            extensions: { code: 'INTERNAL_SERVER_ERROR' },
          },
        ],
      });
    },
  );
});
