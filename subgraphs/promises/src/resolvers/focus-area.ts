import { type Context, connectionSize, inLanguage, isId, LanguageArgs, type Page } from '@hub/kernel';
import { Arg, Args, Ctx, Directive, FieldResolver, ID, Query, Resolver, Root } from 'type-graphql';
import { CitizenPromise } from '../entities/citizen-promise.ts';
import { Commitment } from '../entities/commitment.ts';
import { FocusArea } from '../entities/focus-area.ts';
import { Goal } from '../entities/goal.ts';
import { type Measure, MeasureConnection } from '../entities/measure.ts';
import { Progress } from '../entities/progress.ts';
import { MeasureListArgs } from '../inputs/filters.ts';
import {
  commitmentsOfFocusArea,
  focusAreaById,
  goalsOfFocusArea,
  measuresOfFocusArea,
  progressOfFocusArea,
  promiseById,
} from '../loaders.ts';

@Resolver(() => FocusArea)
export class FocusAreaResolver {
  @Query(() => FocusArea, {
    nullable: true,
    description: 'Fokusområde. One focus area; null where there is none, or the caller may not read it',
  })
  focusArea(
    @Arg('id', () => ID, { description: 'Id. The focus area’s' }) id: string,
    @Ctx() context: Context,
  ): Promise<FocusArea | null> | null {
    return isId(id) ? focusAreaById(context).load(id.toLowerCase()) : null;
  }

  @FieldResolver(() => String, { nullable: true, description: 'Titel. The document’s heading' })
  title(@Root() area: FocusArea, @Args() { language }: LanguageArgs): string | null {
    return inLanguage(area.title, language);
  }

  @FieldResolver(() => String, {
    nullable: true,
    description: 'Definition. Who or what it covers; null where the document does not say',
  })
  definition(@Root() area: FocusArea, @Args() { language }: LanguageArgs): string | null {
    return inLanguage(area.definition, language);
  }

  @FieldResolver(() => CitizenPromise, { nullable: true, description: 'Löfte. The promise it belongs to' })
  promise(@Root() area: FocusArea, @Ctx() context: Context): Promise<CitizenPromise | null> {
    return promiseById(context).load(area.promiseId);
  }

  @FieldResolver(() => [Commitment], {
    nullable: true,
    description: 'Åtaganden. In the document’s order; empty where it names none',
  })
  commitments(@Root() area: FocusArea, @Ctx() context: Context): Promise<Commitment[]> {
    return commitmentsOfFocusArea(context).load(area.id);
  }

  @Directive('@listSize(assumedSize: 10)')
  @FieldResolver(() => [Goal], { nullable: true, description: 'Mål. In the document’s order; empty where it names none' })
  goals(@Root() area: FocusArea, @Ctx() context: Context): Promise<Goal[]> {
    return goalsOfFocusArea(context).load(area.id);
  }

  @Directive(connectionSize)
  @FieldResolver(() => MeasureConnection, {
    nullable: true,
    description: 'Åtgärder. By their last day, those without one at the end',
  })
  measures(@Root() area: FocusArea, @Args() args: MeasureListArgs, @Ctx() context: Context): Promise<Page<Measure>> {
    return measuresOfFocusArea(context, args).load(area.id);
  }

  @FieldResolver(() => Progress, { nullable: true, description: 'Framsteg. How its measures stand' })
  progress(@Root() area: FocusArea, @Ctx() context: Context): Promise<Progress> {
    return progressOfFocusArea(context).load(area.id);
  }
}
