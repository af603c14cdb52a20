import { type Context, connectionSize, PageArgs } from '@hub/kernel';
import { Args, Ctx, Directive, FieldResolver, Resolver, Root } from 'type-graphql';
import { ActionPoint } from '../entities/action-point.ts';
import { CitizenPromise } from '../entities/citizen-promise.ts';
import { Decision } from '../entities/decision.ts';
import { FocusArea } from '../entities/focus-area.ts';
import { Measure } from '../entities/measure.ts';
import { Meeting } from '../entities/meeting.ts';
import { Municipality } from '../entities/municipality.ts';
import { SafetyCouncil } from '../entities/safety-council.ts';
import { SafetyWalkConnection } from '../entities/safety-walk.ts';
import { actionPointsOfMeasure, councilOfMunicipality, decisionsOf, meetingsOfPromise, walksOfMunicipality } from '../loaders.ts';

/** What the council adds to the promises subgraph's types. */

const DECISIONS = 'Beslut. The council’s about it, newest first, at most 100; empty where none are known';

@Resolver(() => Municipality)
export class MunicipalityResolver {
  @FieldResolver(() => SafetyCouncil, {
    nullable: true,
    description: 'Trygghets- och säkerhetsråd. The municipality’s; null where no source tells of one',
  })
  safetyCouncil(@Root() { code }: Municipality, @Ctx() context: Context) {
    return councilOfMunicipality(context).load(code);
  }

  @Directive(connectionSize)
  @FieldResolver(() => SafetyWalkConnection, {
    nullable: true,
    description: 'Trygghetsvandringar. Planned and walked, the latest first',
  })
  safetyWalks(@Root() { code }: Municipality, @Args(() => PageArgs) args: PageArgs, @Ctx() context: Context) {
    return walksOfMunicipality(context, args).load(code);
  }
}

@Resolver(() => CitizenPromise)
export class CitizenPromiseResolver {
  @Directive('@listSize(assumedSize: 10)')
  @FieldResolver(() => [Meeting], {
    nullable: true,
    description: 'Möten. The council’s about the promise, newest first, at most 100; empty where none are known',
  })
  meetings(@Root() { id }: CitizenPromise, @Ctx() context: Context) {
    return meetingsOfPromise(context).load(id);
  }

  @Directive('@listSize(assumedSize: 20)')
  @FieldResolver(() => [Decision], { nullable: true, description: DECISIONS })
  decisions(@Root() { id }: CitizenPromise, @Ctx() context: Context) {
    return decisionsOf(context, 'CitizenPromise').load(id);
  }
}

@Resolver(() => FocusArea)
export class FocusAreaResolver {
  @Directive('@listSize(assumedSize: 20)')
  @FieldResolver(() => [Decision], { nullable: true, description: DECISIONS })
  decisions(@Root() { id }: FocusArea, @Ctx() context: Context) {
    return decisionsOf(context, 'FocusArea').load(id);
  }
}

@Resolver(() => Measure)
export class MeasureResolver {
  @Directive('@listSize(assumedSize: 20)')
  @FieldResolver(() => [Decision], { nullable: true, description: DECISIONS })
  decisions(@Root() { id }: Measure, @Ctx() context: Context) {
    return decisionsOf(context, 'Measure').load(id);
  }

  @Directive('@requiresScopes(scopes: [["council:read"]])')
  @Directive('@tag(name: "council")')
  @Directive('@listSize(assumedSize: 20)')
  @FieldResolver(() => [ActionPoint], {
    nullable: true,
    description: 'Uppdrag. What serves the measure, soonest due first, at most 100; null where the caller may not know',
  })
  actionPoints(@Root() { id }: Measure, @Ctx() context: Context) {
    return actionPointsOfMeasure(context).load(id);
  }
}
