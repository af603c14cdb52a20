import type { Workload } from '../workload.ts';
import { PAGES } from './data.ts';

/** The nested question of the public benchmarks: the same users and products again and again, 87 kB of them. */
export const TEST: Workload = {
  name: 'test',
  query: `query Test {
  users { ...ofUser reviews { ...ofReview product { ...ofProduct reviews { ...ofReview author { ...ofUser
    reviews { ...ofReview product { ...ofProduct } } } } } } }
  topProducts(first: 5) { ...ofProduct reviews { ...ofReview author { ...ofUser reviews { ...ofReview product { ...ofProduct } } } } }
}
fragment ofUser on User { id username name }
fragment ofReview on Review { id body }
fragment ofProduct on Product { upc name price weight inStock shippingEstimate }`,
  operationName: 'Test',
  variables: [{}],
};

/** A page as a site shows one: 20 products with their reviews and who wrote them; hardly ever the page of the request before. */
export const PAGE: Workload = {
  name: 'page',
  query: `query Page($from: Int!) {
  page(from: $from, first: 20) { upc name price weight inStock shippingEstimate reviews { id body author { id username name } } }
}`,
  operationName: 'Page',
  variables: Array.from({ length: PAGES }, (_, from) => ({ from })),
};
