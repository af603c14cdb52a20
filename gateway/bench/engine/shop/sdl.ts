import { type DocumentNode, Kind, parse, print, visit } from 'graphql';

/**
 * The graph of the public benchmarks of federation gateways, in its shape: four owners of users, stock, products and reviews,
 * where most of a nested question goes back and forth between them. The sizes of the lists are for the gateways that price a
 * question before they plan it; the others pass them by.
 */
export const SHOP_SDL = {
  accounts: `
    extend type Query {
      me: User
      users: [User!]! @listSize(assumedSize: 6)
    }
    type User @key(fields: "id") {
      id: ID!
      name: String
      username: String
      birthday: String
    }`,
  inventory: `
    extend type Product @key(fields: "upc") {
      upc: String! @external
      weight: Int @external
      price: Int @external
      inStock: Boolean
      shippingEstimate: Int @requires(fields: "price weight")
    }`,
  products: `
    extend type Query {
      topProducts(first: Int = 5): [Product!]! @listSize(slicingArguments: ["first"])
      page(from: Int!, first: Int = 20): [Product!]! @listSize(slicingArguments: ["first"])
    }
    type Product @key(fields: "upc") {
      upc: String!
      name: String
      price: Int
      weight: Int
    }`,
  reviews: `
    type Review @key(fields: "id") {
      id: ID!
      body: String
      author: User @provides(fields: "username")
      product: Product
    }
    extend type User @key(fields: "id") {
      id: ID! @external
      username: String @external
      reviews: [Review!]! @listSize(assumedSize: 4)
    }
    extend type Product @key(fields: "upc") {
      upc: String! @external
      reviews: [Review!]! @listSize(assumedSize: 3)
    }`,
} as const;

export type ShopName = keyof typeof SHOP_SDL;

const LINK = `extend schema @link(url: "https://specs.apollo.dev/federation/v2.9",
  import: ["@key", "@external", "@requires", "@provides", "@listSize"])`;

/** A subgraph's SDL as Federation 2 takes it. */
export function federation2(sdl: string): DocumentNode {
  return parse(`${LINK}\n${sdl}`);
}

/** The same for a gateway that knows Federation 1 alone, and no size of any list. */
export function federation1(sdl: string): string {
  return print(visit(parse(sdl), { [Kind.DIRECTIVE]: ({ name }) => (name.value === 'listSize' ? null : undefined) }));
}
