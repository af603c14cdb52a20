import { Directive, Field, ID, ObjectType } from 'type-graphql';

@Directive('@key(fields: "code")')
@ObjectType({ description: 'Kommun. A municipality; the promises’ subgraph owns it' })
export class Municipality {
  @Field(() => ID, { description: 'Kommunkod. Statistics Sweden’s four digits' })
  code: string;

  static of(code: string): Municipality {
    return Object.assign(new Municipality(), { code });
  }
}
