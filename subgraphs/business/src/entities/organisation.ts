import { Directive, Field, ObjectType } from 'type-graphql';

@Directive('@key(fields: "slug")')
@ObjectType({ description: 'Organisation. An organisation, by its slug; the council’s subgraph tells the rest' })
export class Organisation {
  @Field({ description: 'Kortnamn. The organisation’s slug, such as amal-handel' })
  slug: string;
}
