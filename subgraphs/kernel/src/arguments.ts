import { ArgsType, type ClassType, Directive, Field, InputType, Int, ObjectType } from 'type-graphql';
import { Language, PageInfo } from './values.ts';

/** The argument every text field takes. */
@ArgsType()
export class LanguageArgs {
  @Field(() => Language, {
    defaultValue: Language.SV,
    description: 'Språk. The language wanted; Swedish where the text lacks it',
  })
  language: Language;
}

/** The arguments every connection takes; `Rows` checks the bounds, since a filter may stand beside them. */
@ArgsType()
export class PageArgs {
  @Field(() => Int, { nullable: true, defaultValue: 20, description: 'Antal. How many to give, 1 to 100' })
  first?: number | null;
  @Field(() => String, { nullable: true, description: 'Efter. The cursor to go on from; null for the beginning' })
  after?: string | null;
}

/** What every mutation's input begins with; it stands in no schema of its own. */
@InputType({ description: 'Ändring. What every change takes' })
export abstract class MutationInput {
  @Field(() => String, {
    nullable: true,
    description: 'Engångsnyckel. The same key within 24 hours gives the same answer and has one effect; null for none',
  })
  idempotencyKey?: string | null;
}

/** `@listSize` of a connection: what the gateway's cost counts when `first` is given, and when it is not. */
export const connectionSize =
  '@listSize(assumedSize: 20, slicingArguments: ["first"], sizedFields: ["edges"], requireOneSlicingArgument: false)';

/** One page of a list, as a resolver gives it; the count is only asked of the database where the query asks for it. */
export interface Page<Row> {
  edges: { cursor: string; node: Row }[];
  pageInfo: PageInfo;
  totalCount: () => Promise<number>;
}

/**
 * The Relay connection of a node type, `<Name>Connection` and `<Name>Edge`.
 *
 * @param swedish - the nodes' Swedish term in the plural, for the descriptions
 * @param shared - whether every subgraph has the list, each of its own rows
 */
export function createConnection<Node extends object>(node: ClassType<Node>, name: string, swedish: string, shared = false) {
  @ObjectType(`${name}Edge`, { description: `En rad i en lista: ${swedish}. One row of a list, with its cursor` })
  class Edge {
    @Field({ description: 'Markör. Where this row stands in the list; opaque' })
    cursor: string;
    @Field(() => node, { description: 'Raden själv. The row itself' })
    node: Node;
  }
  @ObjectType(`${name}Connection`, { description: `Lista: ${swedish}. A list, a page at a time` })
  class Connection {
    @Field(() => [Edge], { description: 'Rader. The page’s rows, in the list’s order' })
    edges: Edge[];
    @Field(() => PageInfo, { description: 'Sidinformation. Where the page begins and ends' })
    pageInfo: PageInfo;
    @Directive('@cost(weight: 5)')
    @Field(() => Int, { simple: true, description: 'Antal. How many rows the caller may read in the whole list' })
    totalCount: number;
  }
  if (shared) for (const type of [Edge, Connection]) Directive('@shareable')(type);
  return Connection;
}
