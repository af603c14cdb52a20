import { Period } from '@hub/kernel';
import { Directive, Field, ID, ObjectType } from 'type-graphql';
import { Municipality } from './municipality.ts';

/** A question, not a row: what was released for a municipality in a period. Its figures come through the resolver. */
@Directive('@key(fields: "id")')
@ObjectType({ description: 'Trygghet i näringslivet. What businesses reported in a municipality, from the months released' })
export class BusinessSafety {
  @Field(() => ID, { description: 'Id. A UUID of the municipality and the period' })
  id: string;

  @Field(() => Municipality, { nullable: true, description: 'Kommun. The municipality it is about' })
  municipality: Municipality;

  @Field(() => Period, { nullable: true, description: 'Period. The quarter or year asked for; null for every month released' })
  period: Period | null;
}
