import { Field, ObjectType } from 'type-graphql';

/** Stored with the claim, as it was said: whoever changes office later spoke in the former one. */
export interface StoredSpeaker {
  name: string;
  role: string | null;
  /** An organisation's slug. */
  organisation: string | null;
}

@ObjectType({ description: 'Talare. Who said it, in public and in office' })
export class Speaker {
  @Field({ description: 'Namn. As the source spells it' })
  name: string;

  @Field(() => String, {
    nullable: true,
    description: 'Roll. The office, such as kommunpolis; null where the source does not say',
  })
  role: string | null;
}
