import type { Context } from '@hub/kernel';
import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import { CitizenPromise } from '../entities/citizen-promise.ts';
import { QuotedClaim } from '../entities/quoted-claim.ts';
import { claimsOfPromise } from '../loaders.ts';

@Resolver(() => CitizenPromise)
export class CitizenPromiseResolver {
  @FieldResolver(() => [QuotedClaim], {
    nullable: true,
    description:
      'Citerade påståenden. What has been said about it, in the source’s order, at most 100; empty where nothing is quoted',
  })
  claims(@Root() { id }: CitizenPromise, @Ctx() context: Context): Promise<QuotedClaim[]> {
    return claimsOfPromise(context).load(id);
  }
}
