import { DateScalar, GuardedFact, type Text } from '@hub/kernel';
import { Directive, Field, ID, Int, ObjectType, registerEnumType } from 'type-graphql';
import { Column, Entity } from 'typeorm';

export enum ActionPointState {
  OPEN = 'OPEN',
  CLOSED = 'CLOSED',
}
registerEnumType(ActionPointState, {
  name: 'ActionPointState',
  description: 'Uppdragets läge. Where an action point stands',
  valuesConfig: {
    OPEN: { description: 'Öppet: still to be done' },
    CLOSED: { description: 'Avslutat; final' },
  },
});

@Entity()
@Directive('@key(fields: "id")')
@Directive('@requiresScopes(scopes: [["council:read"]])')
@Directive('@tag(name: "council")')
@ObjectType({ description: 'Uppdrag. What an organisation has taken upon itself to do; never public' })
export class ActionPoint extends GuardedFact {
  @Field(() => ID, { description: 'Id. Opaque and stable' })
  declare id: string;

  /** Null where it serves a measure without a decision. */
  @Column({ type: 'uuid', nullable: true })
  decisionId: string | null;

  @Column('jsonb')
  text: Text;

  @Column('uuid')
  assigneeId: string;

  @Field(() => DateScalar, { nullable: true, description: 'Klart senast. The last day; null where nobody has said' })
  @Column({ type: 'date', nullable: true })
  dueOn: string | null;

  @Field(() => ActionPointState, { description: 'Läge. Whether it is still to be done' })
  @Column('text')
  state: ActionPointState;

  @Field(() => String, {
    nullable: true,
    description: 'Anmärkning. What was said when it was closed; null where nothing was, or it is open',
  })
  @Column({ type: 'text', nullable: true })
  note: string | null;

  /** A Measure of the promises subgraph. */
  @Column({ type: 'uuid', nullable: true })
  measureId: string | null;

  @Field(() => Int, { description: 'Version. Sent back with a change' })
  @Column({ type: 'int', default: 1 })
  version: number;
}
