import { type Count, StatisticValue, type Suppressed, type Text } from '@hub/kernel';
import { Field, ObjectType } from 'type-graphql';
import { Measure } from './measure.ts';
import { Organisation } from './organisation.ts';

@ObjectType({ description: 'Näringslivets deltagande. Who of local business takes part in a measure' })
export class BusinessParticipation {
  @Field(() => Measure, { nullable: true, description: 'Åtgärd. The measure taken part in' })
  measure: Measure;

  @Field(() => [Organisation], { nullable: true, description: 'Organisationer. Those that joined, in the order they did' })
  organisations: Organisation[];

  @Field(() => StatisticValue, {
    nullable: true,
    description:
      'Deltagande företag. How many businesses, summed over the organisations; not shown where one has fewer than five; null where none has said',
  })
  businessesTakingPart: Count | Suppressed | null;

  /** Each organisation's, in the same order. */
  notesTexts: Text[];
}
