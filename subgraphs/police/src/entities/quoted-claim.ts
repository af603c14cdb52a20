import { DateScalar, GuardedFact } from '@hub/kernel';
import { Directive, Field, ID, ObjectType } from 'type-graphql';
import { Column, Entity } from 'typeorm';
import type { StoredSpeaker } from './speaker.ts';

@Entity()
@Directive('@key(fields: "id")')
@ObjectType({ description: 'Citerat påstående. What somebody said about a promise, word for word; a claim is not a statistic' })
export class QuotedClaim extends GuardedFact {
  @Field(() => ID, { description: 'Id. Opaque and stable' })
  declare id: string;

  @Column('uuid')
  promiseId: string;

  @Field({ description: 'Text. The source’s own words, in the language they were said in' })
  @Column('text')
  text: string;

  @Column('jsonb')
  speaker: StoredSpeaker;

  @Field(() => DateScalar, { nullable: true, description: 'Sagt den. The day it was said; null where no source says' })
  @Column({ type: 'date', nullable: true })
  saidOn: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'Anmärkning. What the claim leaves open, or where its source disagrees with itself; null where nothing is noted',
  })
  @Column({ type: 'text', nullable: true })
  note: string | null;
}
