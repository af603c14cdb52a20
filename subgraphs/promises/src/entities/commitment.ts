import { GuardedFact, Source, type Text } from '@hub/kernel';
import { Field, ID, ObjectType } from 'type-graphql';
import { Column, Entity } from 'typeorm';

@Entity()
@ObjectType({ description: 'Åtagande. What one or several parties take upon themselves within a focus area' })
export class Commitment extends GuardedFact {
  @Field(() => ID, { description: 'Id. Opaque and stable' })
  declare id: string;

  @Column('uuid')
  focusAreaId: string;

  /** Its place in the document, from 1. */
  @Column('int')
  position: number;

  @Column('jsonb')
  text: Text;

  /** Organisations' slugs: one party alone, or several together. */
  @Column('text', { array: true })
  by: string[];

  @Field(() => [Source], { nullable: true, description: 'Källor. Where it was found; empty where a partner wrote it here' })
  declare sources: Source[];
}
