import { type Context, connectionSize, inLanguage, isId, LanguageArgs, type Page, PageArgs } from '@hub/kernel';
import { Arg, Args, Ctx, Directive, FieldResolver, ID, Query, Resolver, Root } from 'type-graphql';
import { FocusArea } from '../entities/focus-area.ts';
import { Measure, MeasureConnection } from '../entities/measure.ts';
import { MeasureEvent, MeasureEventConnection } from '../entities/measure-event.ts';
import { Organisation } from '../entities/organisation.ts';
import { MeasureListArgs } from '../inputs/filters.ts';
import { focusAreasOfMeasure, measureById, measuresOfResponsible, overdueOfMeasure, timelineOfMeasure } from '../loaders.ts';
import { pageMeasures } from '../services/measures.ts';

@Resolver(() => Measure)
export class MeasureResolver {
  @Query(() => Measure, {
    nullable: true,
    description: 'Åtgärd. One measure; null where there is none, or the caller may not read it',
  })
  measure(
    @Arg('id', () => ID, { description: 'Id. The measure’s' }) id: string,
    @Ctx() context: Context,
  ): Promise<Measure | null> | null {
    return isId(id) ? measureById(context).load(id.toLowerCase()) : null;
  }

  @Directive(connectionSize)
  @Query(() => MeasureConnection, { nullable: true, description: 'Åtgärder. By their last day, those without one at the end' })
  measures(@Args() args: MeasureListArgs, @Ctx() context: Context): Promise<Page<Measure>> {
    return pageMeasures(context, args);
  }

  @FieldResolver(() => String, { nullable: true, description: 'Titel. What it is called' })
  title(@Root() measure: Measure, @Args() { language }: LanguageArgs): string | null {
    return inLanguage(measure.title, language);
  }

  @FieldResolver(() => String, { nullable: true, description: 'Beskrivning. What is done; null where nobody has said' })
  description(@Root() measure: Measure, @Args() { language }: LanguageArgs): string | null {
    return inLanguage(measure.description, language);
  }

  @FieldResolver(() => Organisation, { nullable: true, description: 'Ansvarig. The organisation that answers for it' })
  responsible(@Root() measure: Measure): Organisation {
    return Organisation.of(measure.responsible);
  }

  @FieldResolver(() => [Organisation], {
    nullable: true,
    description: 'Deltagare. The organisations that take part beside the responsible one',
  })
  participants(@Root() measure: Measure): Organisation[] {
    return measure.participants.map(Organisation.of);
  }

  @FieldResolver(() => [FocusArea], { nullable: true, description: 'Fokusområden. Those it serves that the caller may read' })
  focusAreas(@Root() measure: Measure, @Ctx() context: Context): Promise<FocusArea[]> {
    return focusAreasOfMeasure(context).load(measure.id);
  }

  @FieldResolver(() => Boolean, {
    nullable: true,
    description: 'Förfallen. Past its last day and neither completed nor cancelled',
  })
  overdue(@Root() measure: Measure, @Ctx() context: Context): Promise<boolean> {
    return overdueOfMeasure(context).load(measure.id);
  }

  @Directive(connectionSize)
  @FieldResolver(() => MeasureEventConnection, { nullable: true, description: 'Tidslinje. What happened to it, oldest first' })
  timeline(@Root() measure: Measure, @Args() args: PageArgs, @Ctx() context: Context): Promise<Page<MeasureEvent>> {
    return timelineOfMeasure(context, args).load(measure.id);
  }
}

@Resolver(() => MeasureEvent)
export class MeasureEventResolver {
  @FieldResolver(() => String, { nullable: true, description: 'Anmärkning. What was told with it; null where nothing was' })
  note(@Root() event: MeasureEvent, @Args() { language }: LanguageArgs): string | null {
    return inLanguage(event.note, language);
  }

  @FieldResolver(() => Organisation, {
    nullable: true,
    description: 'Av. The organisation that did it; null where it is not known',
  })
  by(@Root() event: MeasureEvent): Organisation | null {
    return event.by === null ? null : Organisation.of(event.by);
  }
}

@Resolver(() => Organisation)
export class OrganisationResolver {
  @Directive(connectionSize)
  @FieldResolver(() => MeasureConnection, {
    nullable: true,
    description: 'Ansvarar för. The measures it answers for, by their last day',
  })
  responsibleFor(
    @Root() organisation: Organisation,
    @Args() args: MeasureListArgs,
    @Ctx() context: Context,
  ): Promise<Page<Measure>> {
    return measuresOfResponsible(context, args).load(organisation.slug);
  }
}
