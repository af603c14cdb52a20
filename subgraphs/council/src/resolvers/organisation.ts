import { type Context, connectionSize, PageArgs } from '@hub/kernel';
import { Arg, Args, Ctx, Directive, FieldResolver, Query, Resolver, Root } from 'type-graphql';
import { ActionPoint } from '../entities/action-point.ts';
import { Membership } from '../entities/membership.ts';
import { Organisation, OrganisationConnection } from '../entities/organisation.ts';
import { SafetyCouncil } from '../entities/safety-council.ts';
import { OrganisationFilter } from '../inputs/organisation-filter.ts';
import { actionPointsOfOrganisation, councilById, membershipsOfOrganisation } from '../loaders.ts';
import { findOrganisation, listOrganisations } from '../services/organisations.ts';

@Resolver(() => Organisation)
export class OrganisationResolver {
  @Directive(connectionSize)
  @Query(() => OrganisationConnection, { nullable: true, description: 'Organisationer. Those the hub knows, by name' })
  organisations(
    @Arg('filter', () => OrganisationFilter, { nullable: true, description: 'Urval. What to narrow to; null for all' })
    filter: OrganisationFilter | null | undefined,
    @Args(() => PageArgs) args: PageArgs,
    @Ctx() context: Context,
  ) {
    return listOrganisations(context, filter, args);
  }

  @Query(() => Organisation, {
    nullable: true,
    description: 'Organisation. One organisation; null where the hub does not know it',
  })
  organisation(
    @Arg('slug', () => String, { description: 'Kortnamn. The organisation’s: amal-handel' }) slug: string,
    @Ctx() context: Context,
  ) {
    return findOrganisation(context, slug);
  }

  @FieldResolver(() => [Membership], {
    nullable: true,
    description: 'Ledamotskap. Its seats in safety councils, past ones too, the longest held first; at most 100',
  })
  memberships(@Root() { id }: Organisation, @Ctx() context: Context) {
    return membershipsOfOrganisation(context).load(id);
  }

  @Directive('@requiresScopes(scopes: [["council:read"]])')
  @Directive('@tag(name: "council")')
  @Directive('@listSize(assumedSize: 20)')
  @FieldResolver(() => [ActionPoint], {
    nullable: true,
    description:
      'Uppdrag. What it has taken upon itself to do, soonest due first; at most 100. Null where the caller may not know',
  })
  actionPoints(@Root() { id }: Organisation, @Ctx() context: Context) {
    return actionPointsOfOrganisation(context).load(id);
  }
}

@Resolver(() => Membership)
export class MembershipResolver {
  @FieldResolver(() => SafetyCouncil, { nullable: true, description: 'Råd. The council it has a seat in' })
  council(@Root() { councilId }: Membership, @Ctx() context: Context) {
    return councilById(context).load(councilId);
  }
}
