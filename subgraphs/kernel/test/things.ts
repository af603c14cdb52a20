import { Arg, Ctx, Directive, Field, FieldResolver, InputType, Mutation, ObjectType, Query, Resolver, Root } from 'type-graphql';
import { Column, Entity, type MigrationInterface, type QueryRunner } from 'typeorm';
import { v4 } from 'uuid';
import {
  AUDIT_TABLE_1,
  COMMON_USER_ERRORS,
  type Context,
  createAuditResolver,
  createPayload,
  createUserError,
  FACT_COLUMNS_1,
  Fact,
  KERNEL_TABLES_1,
  MutationInput,
  type SubgraphDefinition,
  write,
} from '../src/index.ts';

/** SYNTHETIC: a subgraph of one type, some of it everybody's and some of it not. */

@Entity()
@ObjectType({ description: 'Sak. A thing' })
export class Thing extends Fact {
  @Field({ description: 'Namn. What it is called' })
  @Column('text')
  name: string;
}

@Directive('@requiresScopes(scopes: [["council:read"]])')
@ObjectType({ description: 'Hemlighet. A thing that is not everybody’s' })
class Secret {
  @Field(() => String, { nullable: true, description: 'Text. What it says' })
  text: string;
}

@InputType({ description: 'Ny sak. What to write' })
class AddThingInput extends MutationInput {
  @Field({ description: 'Namn. What it is called' })
  name: string;
}

const AddThingPayload = createPayload(
  'AddThing',
  { thing: { type: () => Thing, description: 'Sak. The thing' } },
  createUserError(COMMON_USER_ERRORS),
);

@Resolver(() => Thing)
class ThingResolver {
  @Query(() => [Thing], { nullable: true, description: 'Saker. All there are' })
  things(@Ctx() { database }: Context): Promise<Thing[]> {
    return database.source.manager.find(Thing);
  }

  @Query(() => Secret, { nullable: true, description: 'Hemlighet. The one there is' })
  secret(): Secret {
    return { text: 'SYNTHETIC' };
  }

  @Directive('@requiresScopes(scopes: [["council:read"]])')
  @FieldResolver(() => String, { nullable: true, description: 'Anteckning. Not everybody’s' })
  note(@Root() { name }: Thing): string {
    return `of ${name}`;
  }

  @Directive('@requiresScopes(scopes: [["council:write"]])')
  @Mutation(() => AddThingPayload, { nullable: true, description: 'Ny sak. Adds one' })
  addThing(@Arg('input', { description: 'Indata. The thing' }) input: AddThingInput, @Ctx() context: Context) {
    return write(context, 'addThing', input, { thing: Thing }, async ({ manager }) => {
      const now = new Date();
      const thing = { id: v4(), name: input.name, sources: [], seeded: null, createdAt: now, updatedAt: now };
      await manager.insert(Thing, thing);
      return { thing: Object.assign(new Thing(), thing) };
    });
  }
}

class Things1764000000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`${KERNEL_TABLES_1} create table thing (${FACT_COLUMNS_1}, name text not null); ${AUDIT_TABLE_1}`);
  }

  async down(): Promise<void> {}
}

export const things: SubgraphDefinition = {
  name: 'things',
  port: 0,
  resolvers: [ThingResolver, createAuditResolver('things')],
  orphanedTypes: [],
  references: {},
  entities: [Thing],
  migrations: [Things1764000000000],
  seeds: { topics: [], load: async () => undefined },
};
