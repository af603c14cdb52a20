import { createConnection, DateScalar, DESCRIPTIONS, GuardedFact, Source, type Text, Visibility } from '@hub/kernel';
import { Directive, Field, Float, ID, Int, ObjectType, registerEnumType } from 'type-graphql';
import { Column, Entity } from 'typeorm';

export enum MeasureState {
  PLANNED = 'PLANNED',
  ONGOING = 'ONGOING',
  DELAYED = 'DELAYED',
  PAUSED = 'PAUSED',
  COMPLETED = 'COMPLETED',
  CANCELLED = 'CANCELLED',
}
registerEnumType(MeasureState, {
  name: 'MeasureState',
  description: 'Åtgärdens läge. Where a measure stands',
  valuesConfig: {
    PLANNED: { description: 'Planerad: not begun' },
    ONGOING: { description: 'Pågående' },
    DELAYED: { description: 'Försenad: said to be late by those who answer for it; overdue tells what the calendar says' },
    PAUSED: { description: 'Pausad' },
    COMPLETED: { description: 'Genomförd; final' },
    CANCELLED: { description: 'Inställd; final' },
  },
});

@Entity()
@Directive('@key(fields: "id")')
@ObjectType({ description: DESCRIPTIONS.Measure })
export class Measure extends GuardedFact {
  @Field(() => ID, { description: DESCRIPTIONS.id })
  declare id: string;

  @Column('jsonb')
  title: Text;

  @Column({ type: 'jsonb', nullable: true })
  description: Text | null;

  @Field(() => MeasureState, { nullable: true, description: 'Läge. Where it stands' })
  @Column('text')
  state: MeasureState;

  /** An organisation's slug. */
  @Column('text')
  responsible: string;

  /** Organisations' slugs. */
  @Column('text', { array: true })
  participants: string[];

  @Field(() => DateScalar, { nullable: true, description: 'Börjar. The first day; null where nobody has said' })
  @Column({ type: 'date', nullable: true })
  startsOn: string | null;

  @Field(() => DateScalar, { nullable: true, description: 'Klar senast. The last day; null where nobody has said' })
  @Column({ type: 'date', nullable: true })
  dueOn: string | null;

  @Field(() => DateScalar, { nullable: true, description: 'Genomförd den. The day it was completed; null until it is' })
  @Column({ type: 'date', nullable: true })
  completedOn: string | null;

  @Field(() => Float, {
    nullable: true,
    description: 'Framsteg. Per cent, 0 to 100; null where nobody has told, which is not zero',
  })
  @Column({ type: 'double precision', nullable: true })
  progress: number | null;

  @Directive('@requiresScopes(scopes: [["promises:write"]])')
  @Directive('@tag(name: "party")')
  @Field(() => Visibility, {
    nullable: true,
    description: 'Synlighet. The lowest level that reads it; null where the caller may not know',
  })
  declare visibility: Visibility;

  @Directive('@requiresScopes(scopes: [["promises:write"]])')
  @Directive('@tag(name: "party")')
  @Field(() => Int, { nullable: true, description: 'Version. Sent back with a change; null where the caller may not write' })
  @Column({ type: 'int', default: 1 })
  version: number;

  @Field(() => [Source], {
    nullable: true,
    description: 'Källor. Where its facts were found; empty where a partner wrote it here',
  })
  declare sources: Source[];
}

export const MeasureConnection = createConnection(Measure, 'Measure', 'åtgärder');
