import type { Context } from '@hub/kernel';
import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import { LiaisonFunction } from '../entities/liaison-function.ts';
import { Organisation } from '../entities/organisation.ts';
import { functionOfOrganisation } from '../loaders.ts';

@Resolver(() => Organisation)
export class OrganisationResolver {
  @FieldResolver(() => LiaisonFunction, {
    nullable: true,
    description: 'Samverkansfunktion. Whom at the police it turns to; null where no source links one to it',
  })
  liaison(@Root() { slug }: Organisation, @Ctx() context: Context): Promise<LiaisonFunction | null> {
    return functionOfOrganisation(context).load(slug);
  }
}
