import { createConnection, GuardedFact, type Text } from '@hub/kernel';
import { Field, ObjectType, registerEnumType } from 'type-graphql';
import { Column, Entity } from 'typeorm';

export enum MeasureEventKind {
  PROPOSED = 'PROPOSED',
  REVISED = 'REVISED',
  STATE_CHANGED = 'STATE_CHANGED',
  PROGRESS_RECORDED = 'PROGRESS_RECORDED',
}
registerEnumType(MeasureEventKind, {
  name: 'MeasureEventKind',
  description: 'Händelsens slag. What happened to a measure',
  valuesConfig: {
    PROPOSED: { description: 'Föreslagen' },
    REVISED: { description: 'Ändrad' },
    STATE_CHANGED: { description: 'Nytt läge' },
    PROGRESS_RECORDED: { description: 'Framsteg noterat' },
  },
});

@Entity()
@ObjectType({ description: 'Händelse. One step in a measure’s life' })
export class MeasureEvent extends GuardedFact {
  @Column('uuid')
  measureId: string;

  @Field({ description: 'Tidpunkt. When it happened' })
  @Column({ type: 'timestamptz', precision: 3 })
  at: Date;

  @Field(() => MeasureEventKind, { description: 'Slag. What happened' })
  @Column('text')
  kind: MeasureEventKind;

  @Column({ type: 'jsonb', nullable: true })
  note: Text | null;

  /** An organisation's slug. */
  @Column({ type: 'text', nullable: true })
  by: string | null;
}

export const MeasureEventConnection = createConnection(MeasureEvent, 'MeasureEvent', 'händelser');
