/** SYNTHETIC users, products and reviews, the same at every start. */

export interface User {
  readonly id: string;
  readonly name: string;
  readonly username: string;
  readonly birthday: string;
}

export interface Product {
  readonly upc: string;
  readonly name: string;
  readonly price: number;
  readonly weight: number;
}

export interface Review {
  readonly id: string;
  readonly body: string;
  readonly author: number;
  readonly product: number;
}

/** The users and the products of the nested question: few, and each known to the others, so that it meets them again and again. */
const FEW_USERS = 6;
const FEW_PRODUCTS = 8;

const MANY_USERS = 300;
/** As many pages of 20 as there are first products of one. */
export const PAGES = 1_900;
const PAGE = 20;
const REVIEWS_OF_A_PRODUCT = 3;

const SAID = [
  'It does what it says on the box',
  'Too heavy to carry up the stairs, and the third one had a scratch',
  'Would buy it again for my sister',
  'Arrived in a week, a day after it was promised; the colour is not the one in the picture but I have grown fond of it',
];

export const USERS: readonly User[] = Array.from({ length: FEW_USERS + MANY_USERS }, (_, index) => ({
  id: String(index + 1),
  name: `Synthetic Reader ${index + 1}`,
  username: `reader-${index + 1}`,
  birthday: `19${60 + (index % 40)}-0${1 + (index % 9)}-1${index % 10}`,
}));

/** Those that `users` gives. */
export const LISTED_USERS = USERS.slice(0, FEW_USERS);

export const PRODUCTS: readonly Product[] = Array.from({ length: FEW_PRODUCTS + PAGES + PAGE }, (_, index) => ({
  upc: `upc-${index + 1}`,
  name: `Synthetic thing ${index + 1}`,
  price: 10 + ((index * 389) % 1_900),
  weight: 1 + ((index * 71) % 900),
}));

/** A product's reviews stand beside each other, and the few products' are by the few users. */
export const REVIEWS: readonly Review[] = PRODUCTS.flatMap((_, product) =>
  Array.from({ length: REVIEWS_OF_A_PRODUCT }, (__, nth) => {
    const index = product * REVIEWS_OF_A_PRODUCT + nth;
    const author = product < FEW_PRODUCTS ? index % FEW_USERS : FEW_USERS + ((index * 7) % MANY_USERS);
    return { id: `review-${index + 1}`, body: SAID[index % SAID.length] ?? '', author, product };
  }),
);

/** The products of a page. */
export function pageOf(from: number, first: number): readonly Product[] {
  return PRODUCTS.slice(FEW_PRODUCTS + from, FEW_PRODUCTS + from + first);
}
