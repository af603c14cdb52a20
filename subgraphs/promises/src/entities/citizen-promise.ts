import { DateScalar, DESCRIPTIONS, GuardedFact, Source, type Text, Visibility } from '@hub/kernel';
import { Directive, Field, ID, Int, ObjectType } from 'type-graphql';
import { Column, Entity } from 'typeorm';
import type { StoredAttendee } from './attendee.ts';

/** The states that somebody's act brings about; see PromiseState for those that follow. */
export type Stage = 'DRAFT' | 'AGREED' | 'SIGNED';

@Entity()
@Directive('@key(fields: "id")')
@Directive('@key(fields: "slug")')
@ObjectType({ description: DESCRIPTIONS.CitizenPromise })
export class CitizenPromise extends GuardedFact {
  @Field(() => ID, { description: DESCRIPTIONS.id })
  declare id: string;

  @Field({ description: 'Kortnamn. A readable name, unique in the hub: amal-2023-2024' })
  @Column('text')
  slug: string;

  @Column('jsonb')
  title: Text;

  @Column({ type: 'jsonb', nullable: true })
  situation: Text | null;

  @Column({ type: 'date', nullable: true })
  periodFrom: string | null;

  @Column({ type: 'date', nullable: true })
  periodTo: string | null;

  @Field(() => DateScalar, {
    nullable: true,
    description: 'Signerat den. The day it was signed; null where it is not, or no source says when',
  })
  @Column({ type: 'date', nullable: true })
  signedOn: string | null;

  @Column('text')
  stage: Stage;

  /** Organisations' slugs, in the document's order. */
  @Column('text', { array: true })
  parties: string[];

  @Column('jsonb')
  attendees: StoredAttendee[];

  @Column({ type: 'uuid', nullable: true })
  predecessorId: string | null;

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
