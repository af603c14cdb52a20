import { DateScalar, PageArgs } from '@hub/kernel';
import { ArgsType, Field, ID, InputType } from 'type-graphql';
import { MeasureState } from '../entities/measure.ts';
import { PromiseState } from '../entities/promise-state.ts';

@InputType({ description: 'Urval av löften. What is null does not narrow' })
export class CitizenPromiseFilter {
  @Field(() => ID, { nullable: true, description: 'Kommunkod. Promises of this municipality' })
  municipality?: string | null;

  @Field(() => [PromiseState], { nullable: true, description: 'Lägen. Promises in one of these states' })
  state?: PromiseState[] | null;

  @Field(() => DateScalar, { nullable: true, description: 'Dag. Promises whose period holds this day' })
  on?: string | null;
}

@InputType({ description: 'Urval av åtgärder. What is null does not narrow' })
export class MeasureFilter {
  @Field(() => [MeasureState], { nullable: true, description: 'Lägen. Measures in one of these states' })
  state?: MeasureState[] | null;

  @Field(() => String, { nullable: true, description: 'Ansvarig. The slug of the organisation that answers for them' })
  responsible?: string | null;

  @Field(() => ID, { nullable: true, description: 'Fokusområde. Measures of this focus area' })
  focusArea?: string | null;

  @Field(() => Boolean, {
    nullable: true,
    description: 'Förfallna. True: past their last day and not completed; false: the others',
  })
  overdue?: boolean | null;

  @Field(() => Date, { nullable: true, description: 'Ändrade efter. Measures changed after this moment' })
  changedSince?: Date | null;
}

@ArgsType()
export class CitizenPromiseListArgs extends PageArgs {
  @Field(() => CitizenPromiseFilter, { nullable: true, description: 'Urval. Which promises; all where null' })
  filter?: CitizenPromiseFilter | null;
}

@ArgsType()
export class MeasureListArgs extends PageArgs {
  @Field(() => MeasureFilter, { nullable: true, description: 'Urval. Which measures; all where null' })
  filter?: MeasureFilter | null;
}
