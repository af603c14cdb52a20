import { DESCRIPTIONS, GuardedFact, Source, type Text } from '@hub/kernel';
import { Directive, Field, ID, Int, ObjectType } from 'type-graphql';
import { Column, Entity } from 'typeorm';

@Entity()
@Directive('@key(fields: "id")')
@ObjectType({ description: DESCRIPTIONS.FocusArea })
export class FocusArea extends GuardedFact {
  @Field(() => ID, { description: DESCRIPTIONS.id })
  declare id: string;

  @Column('uuid')
  promiseId: string;

  @Field(() => Int, { nullable: true, description: 'Nummer. Its place in the promise, from 1' })
  @Column('int')
  number: number;

  @Column('jsonb')
  title: Text;

  @Column({ type: 'jsonb', nullable: true })
  definition: Text | null;

  /** The area of the predecessor that this one goes on with. */
  @Column({ type: 'uuid', nullable: true })
  continuesId: string | null;

  @Field(() => [Source], {
    nullable: true,
    description: 'Källor. Where its facts were found; empty where a partner wrote it here',
  })
  declare sources: Source[];
}
