import { Source } from '@hub/kernel';
import { Field, ObjectType } from 'type-graphql';
import { Organisation } from './organisation.ts';

/** An attendee as the promise's row holds it. */
export interface StoredAttendee {
  name: string;
  role: string | null;
  organisation: string | null;
  sources: Source[];
}

@ObjectType({ description: 'Närvarande vid signeringen. Somebody present at the signing, which is not the same as a signatory' })
export class Attendee {
  @Field({ description: 'Namn. As the source names an official in office' })
  name: string;

  @Field(() => String, { nullable: true, description: 'Funktion. The office held; null where the source gives none' })
  role: string | null;

  @Field(() => Organisation, {
    nullable: true,
    description: 'Organisation. The body represented; null where the source names none',
  })
  organisation: Organisation | null;

  @Field(() => [Source], { nullable: true, description: 'Källor. Where the presence is told' })
  sources: Source[];
}
