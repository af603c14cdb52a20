import { createConnection, DESCRIPTIONS, Fact, Source } from '@hub/kernel';
import { Directive, Field, ID, ObjectType } from 'type-graphql';
import { Column, Entity } from 'typeorm';
import { OrganisationKind } from './organisation-kind.ts';

@Entity()
@Directive('@key(fields: "id")')
@Directive('@key(fields: "slug")')
@ObjectType({ description: DESCRIPTIONS.Organisation })
export class Organisation extends Fact {
  @Field(() => ID, { description: DESCRIPTIONS.id })
  declare id: string;

  @Field({ description: DESCRIPTIONS.slug })
  @Column('text')
  slug: string;

  @Field(() => String, {
    nullable: true,
    description: 'Namn. As the sources write it; null where the hub does not know the body',
  })
  @Column('text')
  name: string;

  @Field(() => OrganisationKind, {
    nullable: true,
    description: 'Slag. What kind of body it is; null where the hub does not know the body',
  })
  @Column('text')
  kind: OrganisationKind;

  @Field(() => String, { nullable: true, description: 'Webbplats. Its address; null where no source gives it' })
  @Column({ type: 'text', nullable: true })
  website: string | null;

  @Field(() => [Source], { nullable: true, description: 'Källor. Where its facts were found' })
  declare sources: Source[];
}

export const OrganisationConnection = createConnection(Organisation, 'Organisation', 'organisationer');
