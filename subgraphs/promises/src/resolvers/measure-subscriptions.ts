import type { Context } from '@hub/kernel';
import { Arg, ID, Resolver, Root, Subscription } from 'type-graphql';
import { Measure } from '../entities/measure.ts';
import { followMeasures } from '../services/measures.ts';

@Resolver()
export class MeasureSubscriptions {
  @Subscription(() => Measure, {
    nullable: true,
    subscribe: ({ args, context }) => followMeasures(context as Context, String(args['municipality'])),
    description:
      'Ändrad åtgärd. Each measure of the municipality that is proposed, revised, moved on or reported on, as it stands; one that the caller may not read gives no event',
  })
  measureChanged(
    @Root() measure: Measure,
    @Arg('municipality', () => ID, { description: 'Kommunkod. Statistics Sweden’s four digits' }) _municipality: string,
  ): Measure {
    return measure;
  }
}
