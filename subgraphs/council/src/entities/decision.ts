import { DateScalar, GuardedFact, Source, type Text } from '@hub/kernel';
import { Directive, Field, ID, ObjectType } from 'type-graphql';
import { Column, Entity } from 'typeorm';

@Entity()
@Directive('@key(fields: "id")')
@ObjectType({ description: 'Beslut. What a safety council decided at a meeting; read by those who read the meeting' })
export class Decision extends GuardedFact {
  @Field(() => ID, { description: 'Id. Opaque and stable' })
  declare id: string;

  @Column('uuid')
  meetingId: string;

  @Column('jsonb')
  text: Text;

  @Field(() => DateScalar, { nullable: true, description: 'Beslutat den. The day it was decided; null where no source says' })
  @Column({ type: 'date', nullable: true })
  decidedOn: string | null;

  @Field(() => [Source], {
    nullable: true,
    description: 'Källor. Where it was found; empty where a partner wrote it here',
  })
  declare sources: Source[];
}
