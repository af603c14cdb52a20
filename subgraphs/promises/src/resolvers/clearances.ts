import type { Context } from '@hub/kernel';
import { Arg, Ctx, Directive, Query, Resolver } from 'type-graphql';
import { ClearancePage } from '../entities/clearance.ts';
import { pageClearances } from '../services/clearances.ts';

@Resolver()
export class ClearancesResolver {
  @Directive('@inaccessible')
  @Directive('@requiresScopes(scopes: [["hub:clearances"]])')
  @Query(() => ClearancePage, {
    nullable: true,
    description: 'Läsbarheter. For the other subgraphs alone: who may read the rows that they refer to',
  })
  clearances(
    @Arg('changedSince', () => Date, { nullable: true, description: 'Ändrade efter. Null for every row' })
    changedSince: Date | null,
    @Arg('after', () => String, { nullable: true, description: 'Efter. Where to go on; null for the beginning' })
    after: string | null,
    @Ctx() context: Context,
  ): Promise<ClearancePage> {
    return pageClearances(context, changedSince, after);
  }
}
