import { LISTED_USERS, PRODUCTS, pageOf, REVIEWS, type Review, USERS } from './data.ts';
import type { ShopName } from './sdl.ts';

const usersById = new Map(USERS.map((user, index) => [user.id, { ...user, index }]));
const productsByUpc = new Map(PRODUCTS.map((product, index) => [product.upc, { ...product, index }]));
const ofUser = USERS.map((_, index) => REVIEWS.filter(({ author }) => author === index));
const ofProduct = PRODUCTS.map((_, index) => REVIEWS.filter(({ product }) => product === index));

/** How each of the four answers, in the form that @apollo/subgraph takes. */
export const SHOP_RESOLVERS = {
  accounts: {
    Query: { me: () => USERS[0], users: () => LISTED_USERS },
    User: { __resolveReference: ({ id }: { id: string }) => usersById.get(id) },
  },
  inventory: {
    Product: {
      __resolveReference: (product: object) => product,
      inStock: ({ upc }: { upc: string }) => (productsByUpc.get(upc)?.index ?? 0) % 3 !== 0,
      shippingEstimate: ({ price, weight }: { price: number; weight: number }) => (price > 1_000 ? 0 : Math.round(weight / 2)),
    },
  },
  products: {
    Query: {
      topProducts: (_: unknown, { first }: { first: number }) => PRODUCTS.slice(0, first),
      page: (_: unknown, { from, first }: { from: number; first: number }) => pageOf(from, first),
    },
    Product: { __resolveReference: ({ upc }: { upc: string }) => productsByUpc.get(upc) },
  },
  reviews: {
    User: {
      __resolveReference: ({ id }: { id: string }) => usersById.get(id),
      reviews: ({ id }: { id: string }) => ofUser[usersById.get(id)?.index ?? -1] ?? [],
    },
    Product: {
      __resolveReference: ({ upc }: { upc: string }) => productsByUpc.get(upc),
      reviews: ({ upc }: { upc: string }) => ofProduct[productsByUpc.get(upc)?.index ?? -1] ?? [],
    },
    Review: {
      __resolveReference: ({ id }: { id: string }) => REVIEWS.find((review) => review.id === id),
      author: ({ author }: Review) => USERS[author],
      product: ({ product }: Review) => PRODUCTS[product],
    },
  },
} satisfies Record<ShopName, object>;
