import { type Context, connectionSize, inLanguage, LanguageArgs, NOBODY, type Page, Period } from '@hub/kernel';
import { Arg, Args, Ctx, Directive, FieldResolver, Query, Resolver, Root } from 'type-graphql';
import { Attendee } from '../entities/attendee.ts';
import { CitizenPromise } from '../entities/citizen-promise.ts';
import { CitizenPromiseConnection } from '../entities/connections.ts';
import { FocusArea } from '../entities/focus-area.ts';
import { FollowUp } from '../entities/follow-up.ts';
import { Municipality } from '../entities/municipality.ts';
import { Organisation } from '../entities/organisation.ts';
import { PromiseChanges } from '../entities/promise-changes.ts';
import { PromiseState } from '../entities/promise-state.ts';
import { CitizenPromiseListArgs } from '../inputs/filters.ts';
import {
  focusAreasOfPromise,
  followUpsOfPromise,
  municipalityByCode,
  promiseById,
  promiseBySlug,
  stateOfPromise,
  successorOfPromise,
} from '../loaders.ts';
import { changesOf } from '../services/changes.ts';
import { pagePromises } from '../services/promises.ts';

@Resolver(() => CitizenPromise)
export class CitizenPromiseResolver {
  @Query(() => CitizenPromise, {
    nullable: true,
    description: 'Medborgarlöfte. One promise; null where there is none, or the caller may not read it',
  })
  citizenPromise(
    @Arg('slug', { description: 'Kortnamn. The promise’s readable name' }) slug: string,
    @Ctx() context: Context,
  ): Promise<CitizenPromise | null> {
    return promiseBySlug(context).load(slug);
  }

  @Directive(connectionSize)
  @Query(() => CitizenPromiseConnection, { nullable: true, description: 'Medborgarlöften. Newest first' })
  citizenPromises(@Args() args: CitizenPromiseListArgs, @Ctx() context: Context): Promise<Page<CitizenPromise>> {
    return pagePromises(context, args);
  }

  @FieldResolver(() => String, { nullable: true, description: 'Titel. What it is called' })
  title(@Root() promise: CitizenPromise, @Args() { language }: LanguageArgs): string | null {
    return inLanguage(promise.title, language);
  }

  @FieldResolver(() => String, {
    nullable: true,
    description: 'Situationen idag. What the promise answers to; null where no source tells',
  })
  situation(@Root() promise: CitizenPromise, @Args() { language }: LanguageArgs): string | null {
    return inLanguage(promise.situation, language);
  }

  @FieldResolver(() => Period, { nullable: true, description: 'Period. The days it holds; null where no source gives them' })
  period(@Root() { periodFrom, periodTo }: CitizenPromise): Period | null {
    return periodFrom === null || periodTo === null ? null : { from: periodFrom, to: periodTo };
  }

  @FieldResolver(() => PromiseState, { nullable: true, description: 'Läge. Where it stands today' })
  state(@Root() promise: CitizenPromise, @Ctx() context: Context): Promise<PromiseState | null> {
    return stateOfPromise(context).load(promise.id);
  }

  @FieldResolver(() => [Municipality], { nullable: true, description: 'Kommuner. The municipalities it holds in' })
  async municipalities(@Root() promise: CitizenPromise, @Ctx() context: Context): Promise<Municipality[]> {
    const found = await Promise.all(promise.municipalities.map((code) => municipalityByCode(context).load(code)));
    return found.filter((municipality) => municipality !== null);
  }

  @FieldResolver(() => [Organisation], { nullable: true, description: 'Parter. The organisations that promise' })
  parties(@Root() promise: CitizenPromise): Organisation[] {
    return promise.parties.map(Organisation.of);
  }

  @FieldResolver(() => [Attendee], { nullable: true, description: 'Närvarande vid signeringen. Empty where no source names any' })
  attendees(@Root() promise: CitizenPromise): Attendee[] {
    return promise.attendees.map(({ organisation, ...attendee }) => ({
      ...attendee,
      organisation: organisation === null ? null : Organisation.of(organisation),
    }));
  }

  @FieldResolver(() => CitizenPromise, {
    nullable: true,
    description: 'Föregångare. The promise before it; null where none is known',
  })
  predecessor(@Root() promise: CitizenPromise, @Ctx() context: Context): Promise<CitizenPromise | null> {
    return promiseById(context).load(promise.predecessorId ?? NOBODY);
  }

  @FieldResolver(() => CitizenPromise, {
    nullable: true,
    description: 'Efterföljare. The promise after it; null where there is none the caller may read',
  })
  successor(@Root() promise: CitizenPromise, @Ctx() context: Context): Promise<CitizenPromise | null> {
    return successorOfPromise(context).load(promise.id);
  }

  @FieldResolver(() => PromiseChanges, {
    nullable: true,
    description: 'Ändringar. How its areas differ from the predecessor’s; null without one',
  })
  changesFromPredecessor(@Root() promise: CitizenPromise, @Ctx() context: Context): Promise<PromiseChanges | null> {
    return changesOf(context, promise);
  }

  @Directive('@listSize(assumedSize: 10)')
  @FieldResolver(() => [FocusArea], { nullable: true, description: 'Fokusområden. By number; empty where no source names any' })
  focusAreas(@Root() promise: CitizenPromise, @Ctx() context: Context): Promise<FocusArea[]> {
    return focusAreasOfPromise(context).load(promise.id);
  }

  @FieldResolver(() => [FollowUp], { nullable: true, description: 'Uppföljningar. Oldest first; empty where none is known' })
  followUps(@Root() promise: CitizenPromise, @Ctx() context: Context): Promise<FollowUp[]> {
    return followUpsOfPromise(context).load(promise.id);
  }
}
