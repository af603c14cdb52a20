import { Directive, Field, ObjectType } from 'type-graphql';

@Directive('@key(fields: "slug")')
@ObjectType({ description: 'Organisation. A body that takes part; the council’s subgraph owns it' })
export class Organisation {
  @Field({ description: 'Kortnamn. The organisation’s readable name: amal-handel' })
  slug: string;

  static of(slug: string): Organisation {
    return Object.assign(new Organisation(), { slug });
  }
}
