import { GuardedFact, Source, type Text } from '@hub/kernel';
import { Directive, Field, ID, ObjectType } from 'type-graphql';
import { Column, Entity } from 'typeorm';

@Entity()
@Directive('@key(fields: "id")')
@ObjectType({ description: 'Meddelande. What the police tell one or several municipalities' })
export class Notice extends GuardedFact {
  @Field(() => ID, { description: 'Id. Opaque and stable' })
  declare id: string;

  @Column('jsonb')
  title: Text;

  @Column('jsonb')
  text: Text;

  @Field(() => Date, { description: 'Publicerat. The moment it was published, or its embargo’s end' })
  @Column({ type: 'timestamptz', precision: 3 })
  publishedAt: Date;

  @Field(() => [Source], { nullable: true, description: 'Källor. Where it was found; empty where the police wrote it here' })
  declare sources: Source[];
}
