import { DateScalar, GuardedFact, Source, type Text } from '@hub/kernel';
import { Field, ID, ObjectType } from 'type-graphql';
import { Column, Entity } from 'typeorm';

@Entity()
@ObjectType({ description: 'Uppföljning. What the parties told about how the promise goes' })
export class FollowUp extends GuardedFact {
  @Field(() => ID, { description: 'Id. Opaque and stable' })
  declare id: string;

  @Column('uuid')
  promiseId: string;

  @Field(() => DateScalar, { nullable: true, description: 'Den dag. The day it was made; null where no source says' })
  @Column({ type: 'date', nullable: true })
  on: string | null;

  @Column('jsonb')
  text: Text;

  /** Organisations' slugs. */
  @Column('text', { array: true })
  by: string[];

  @Field(() => [Source], { nullable: true, description: 'Källor. Where it was found; empty where a partner wrote it here' })
  declare sources: Source[];
}
