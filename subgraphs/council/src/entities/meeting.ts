import { createConnection, DateScalar, GuardedFact, Source, type Text } from '@hub/kernel';
import { Directive, Field, ID, ObjectType } from 'type-graphql';
import { Column, Entity } from 'typeorm';

@Entity()
@Directive('@key(fields: "id")')
@ObjectType({ description: 'Möte. A safety council’s meeting that has been held' })
export class Meeting extends GuardedFact {
  @Field(() => ID, { description: 'Id. Opaque and stable' })
  declare id: string;

  @Column('uuid')
  councilId: string;

  @Field(() => DateScalar, { nullable: true, description: 'Hölls den. The day it was held; null where no source says' })
  @Column({ type: 'date', nullable: true })
  heldOn: string | null;

  @Column({ type: 'jsonb', nullable: true })
  purpose: Text | null;

  /** A CitizenPromise of the promises subgraph. */
  @Column({ type: 'uuid', nullable: true })
  promiseId: string | null;

  @Field(() => [Source], {
    nullable: true,
    description: 'Källor. Where its facts were found; empty where a partner wrote it here without one',
  })
  declare sources: Source[];
}

export const MeetingConnection = createConnection(Meeting, 'Meeting', 'möten');
