import { GuardedFact, Source, type Text } from '@hub/kernel';
import { Directive, Field, ID, ObjectType, registerEnumType } from 'type-graphql';
import { Column, Entity } from 'typeorm';

export enum SeriesKind {
  REPORTED_OFFENCES = 'REPORTED_OFFENCES',
  SURVEY = 'SURVEY',
  OTHER = 'OTHER',
}
registerEnumType(SeriesKind, {
  name: 'SeriesKind',
  description: 'Seriens slag. What the figures were counted from',
  valuesConfig: {
    REPORTED_OFFENCES: { description: 'Anmälda brott: reports to the police, which are neither offences nor convictions' },
    SURVEY: { description: 'Undersökning: answers to a question' },
    OTHER: { description: 'Annat' },
  },
});

@Entity()
@Directive('@key(fields: "id")')
@ObjectType({
  description: 'Statistikserie. Figures of one kind, counted one way, period by period, as an authority publishes them',
})
export class StatisticSeries extends GuardedFact {
  @Field(() => ID, { description: 'Id. Opaque and stable' })
  declare id: string;

  @Column('jsonb')
  title: Text;

  @Field(() => SeriesKind, { description: 'Slag. What the figures were counted from' })
  @Column('text')
  kind: SeriesKind;

  @Field({ description: 'Enhet. What a figure counts, in Swedish' })
  @Column('text')
  unit: string;

  /** The one municipality it is about; null where it is about several. */
  @Column({ type: 'text', nullable: true })
  municipality: string | null;

  @Field(() => String, { nullable: true, description: 'Metod. How the figures were made; null where no source says' })
  @Column({ type: 'text', nullable: true })
  method: string | null;

  @Column({ type: 'jsonb', nullable: true })
  caveat: Text | null;

  @Column({ type: 'uuid', nullable: true })
  surveyId: string | null;

  /** Ids of the focus areas that its owner says it sheds light on. */
  @Column('uuid', { array: true })
  focusAreas: string[];

  @Field(() => [Source], { nullable: true, description: 'Källor. Where the series was found' })
  declare sources: Source[];
}
