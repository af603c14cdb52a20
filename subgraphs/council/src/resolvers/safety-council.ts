import { type Context, connectionSize, PageArgs } from '@hub/kernel';
import { Arg, Args, Ctx, Directive, FieldResolver, ID, Query, Resolver, Root } from 'type-graphql';
import { MeetingConnection } from '../entities/meeting.ts';
import { Municipality } from '../entities/municipality.ts';
import { OrganisationConnection } from '../entities/organisation.ts';
import { SafetyCouncil } from '../entities/safety-council.ts';
import { StatutoryDuty } from '../entities/statutory-duty.ts';
import { dutiesOfCouncil, meetingsOfCouncil, membersOfCouncil } from '../loaders.ts';
import { findCouncil, isOverdue } from '../services/councils.ts';

@Resolver(() => SafetyCouncil)
export class SafetyCouncilResolver {
  @Query(() => SafetyCouncil, { nullable: true, description: 'Råd. One safety council; null where there is none' })
  safetyCouncil(@Arg('id', () => ID, { description: 'Id. The council’s' }) id: string, @Ctx() context: Context) {
    return findCouncil(context, id);
  }

  @FieldResolver(() => Municipality, { nullable: true, description: 'Kommun. The municipality whose council it is' })
  municipality(@Root() { municipalityCode }: SafetyCouncil): Municipality {
    return Municipality.of(municipalityCode);
  }

  @Directive(connectionSize)
  @FieldResolver(() => OrganisationConnection, {
    nullable: true,
    description: 'Ledamöter. The organisations with a seat today, by name',
  })
  members(@Root() { id }: SafetyCouncil, @Args(() => PageArgs) args: PageArgs, @Ctx() context: Context) {
    return membersOfCouncil(context, args).load(id);
  }

  @Directive(connectionSize)
  @FieldResolver(() => MeetingConnection, {
    nullable: true,
    description: 'Möten. Those held, newest first; those whose day no source gives come last',
  })
  meetings(@Root() { id }: SafetyCouncil, @Args(() => PageArgs) args: PageArgs, @Ctx() context: Context) {
    return meetingsOfCouncil(context, args).load(id);
  }

  @FieldResolver(() => [StatutoryDuty], {
    nullable: true,
    description: 'Lagstadgade uppgifter. What the law asks; empty where no source tells, which is not that it asks nothing',
  })
  statutoryDuties(@Root() { id }: SafetyCouncil, @Ctx() context: Context) {
    return dutiesOfCouncil(context).load(id);
  }
}

@Resolver(() => StatutoryDuty)
export class StatutoryDutyResolver {
  @FieldResolver(() => Boolean, {
    nullable: true,
    description: 'Försenad. Whether nextDueOn has passed, by the Swedish calendar; null where nextDueOn is',
  })
  overdue(@Root() duty: StatutoryDuty): boolean | null {
    return isOverdue(duty);
  }
}
