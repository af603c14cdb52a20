import { DateScalar, GuardedFact, Source, type Text } from '@hub/kernel';
import { Directive, Field, Float, ID, ObjectType, registerEnumType } from 'type-graphql';
import { Column, Entity } from 'typeorm';

export enum GoalKind {
  AT_LEAST = 'AT_LEAST',
  AT_MOST = 'AT_MOST',
  NOT_ABOVE_BASELINE = 'NOT_ABOVE_BASELINE',
  BELOW_BASELINE = 'BELOW_BASELINE',
  QUALITATIVE = 'QUALITATIVE',
}
registerEnumType(GoalKind, {
  name: 'GoalKind',
  description: 'Målets slag. How an outcome is held against a goal',
  valuesConfig: {
    AT_LEAST: { description: 'Minst: the outcome is to reach the target' },
    AT_MOST: { description: 'Högst: the outcome is not to pass the target' },
    NOT_ABOVE_BASELINE: { description: 'Inte över utgångsvärdet: the outcome is not to pass the baseline' },
    BELOW_BASELINE: { description: 'Under utgångsvärdet: the outcome is to fall short of the baseline' },
    QUALITATIVE: { description: 'Kvalitativt: without a number' },
  },
});

export enum GoalAssessment {
  NOT_ASSESSED = 'NOT_ASSESSED',
  MET = 'MET',
  PARTLY_MET = 'PARTLY_MET',
  NOT_MET = 'NOT_MET',
}
registerEnumType(GoalAssessment, {
  name: 'GoalAssessment',
  description: 'Bedömning. Whether a goal was reached',
  valuesConfig: {
    NOT_ASSESSED: { description: 'Inte bedömt: nobody has said, which is not a failure' },
    MET: { description: 'Uppnått' },
    PARTLY_MET: { description: 'Delvis uppnått' },
    NOT_MET: { description: 'Inte uppnått' },
  },
});

@Entity()
@Directive('@key(fields: "id")')
@ObjectType({ description: 'Mål. What a focus area is to achieve, and how it went' })
export class Goal extends GuardedFact {
  @Field(() => ID, { description: 'Id. Opaque and stable' })
  declare id: string;

  @Column('uuid')
  focusAreaId: string;

  /** Its place in the document, from 1. */
  @Column('int')
  position: number;

  @Column('jsonb')
  text: Text;

  @Field(() => GoalKind, { description: 'Slag. How an outcome is held against it' })
  @Column('text')
  kind: GoalKind;

  @Field(() => Float, { nullable: true, description: 'Målvärde. In the goal’s unit; null where the kind has none' })
  @Column({ type: 'double precision', nullable: true })
  target: number | null;

  @Field(() => String, {
    nullable: true,
    description: 'Enhet. What target, baseline and outcome count; null where there is no number',
  })
  @Column({ type: 'text', nullable: true })
  unit: string | null;

  @Field(() => Float, { nullable: true, description: 'Utgångsvärde. In the goal’s unit; null where no source gives it' })
  @Column({ type: 'double precision', nullable: true })
  baseline: number | null;

  @Column({ type: 'date', nullable: true })
  baselineFrom: string | null;

  @Column({ type: 'date', nullable: true })
  baselineTo: string | null;

  @Field(() => Float, {
    nullable: true,
    description: 'Utfall. In the goal’s unit; null where nobody has told it, which is not zero',
  })
  @Column({ type: 'double precision', nullable: true })
  outcome: number | null;

  @Field(() => GoalAssessment, { description: 'Bedömning. Whether it was reached' })
  @Column('text')
  assessment: GoalAssessment;

  @Field(() => DateScalar, {
    nullable: true,
    description: 'Bedömt den. The day of the assessment; null where it is not assessed or no source says',
  })
  @Column({ type: 'date', nullable: true })
  assessedOn: string | null;

  @Field(() => [Source], {
    nullable: true,
    description: 'Källor. Where goal and outcome were found; empty where a partner wrote them here',
  })
  declare sources: Source[];
}
