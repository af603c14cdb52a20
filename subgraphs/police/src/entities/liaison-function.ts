import { Fact, Source, type Text } from '@hub/kernel';
import { Directive, Field, ID, ObjectType } from 'type-graphql';
import { Column, Entity } from 'typeorm';
import { Contact } from './contact.ts';

@Entity()
@Directive('@key(fields: "id")')
@Directive('@cacheControl(maxAge: 300)')
@ObjectType({ description: 'Samverkansfunktion. Whom at the police to turn to: a function, not the person who holds it' })
export class LiaisonFunction extends Fact {
  @Field(() => ID, { description: 'Id. Opaque and stable' })
  declare id: string;

  @Column('jsonb')
  role: Text;

  @Column({ type: 'uuid', nullable: true })
  districtId: string | null;

  /** The slug of the organisation that the function is set to work with. */
  @Column({ type: 'text', nullable: true })
  organisation: string | null;

  /** SCB codes. */
  @Column('text', { array: true })
  municipalities: string[];

  @Field(() => [Contact], {
    nullable: true,
    description: 'Kontaktuppgifter. How the function is reached; null where no source tells',
  })
  @Column({ type: 'jsonb', nullable: true })
  contact: Contact[] | null;

  @Field(() => [Source], { nullable: true, description: 'Källor. Where its facts were found' })
  declare sources: Source[];
}
