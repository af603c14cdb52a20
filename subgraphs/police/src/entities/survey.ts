import { GuardedFact, Source, type SuppressionReason } from '@hub/kernel';
import { Directive, Field, ID, ObjectType } from 'type-graphql';
import { Column, Entity } from 'typeorm';

@Entity()
@Directive('@key(fields: "id")')
@ObjectType({ description: 'Undersökning. Who was asked what, and when; without it a share is only somebody’s claim' })
export class Survey extends GuardedFact {
  @Field(() => ID, { description: 'Id. Opaque and stable' })
  declare id: string;

  @Field({ description: 'Titel. What the survey is called' })
  @Column('text')
  title: string;

  @Field(() => String, { nullable: true, description: 'Fråga. The question, in its own words; null where no source gives it' })
  @Column({ type: 'text', nullable: true })
  question: string | null;

  @Column({ type: 'int', nullable: true })
  respondentCount: number | null;

  /** Why the number of respondents is not shown; null where it is, or where nobody has given it. */
  @Column({ type: 'text', nullable: true })
  respondentsWithheld: SuppressionReason | null;

  @Column({ type: 'date', nullable: true })
  periodFrom: string | null;

  @Column({ type: 'date', nullable: true })
  periodTo: string | null;

  @Field(() => [Source], { nullable: true, description: 'Källor. Where its facts were found' })
  declare sources: Source[];
}
