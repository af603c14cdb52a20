import { ask, askEntities, type Data, join } from './subgraphs.ts';

const USERS = '{ users { id username name } }';
const TOP_PRODUCTS = '{ topProducts(first: 5) { upc name price weight } }';
const PAGE = 'query ($from: Int!) { page(from: $from, first: 20) { upc name price weight } }';
const entities = (fields: string) =>
  `query ($representations: [_Any!]!) { _entities(representations: $representations) { ${fields} } }`;
const NESTED = 'author { id username reviews { id body product { upc } } }';
const REVIEWS_OF_USERS = entities(`... on User { reviews { id body product { upc reviews { id body ${NESTED} } } } }`);
const REVIEWS_OF_PRODUCTS = entities(`... on Product { reviews { id body ${NESTED} } }`);
const REVIEWS = entities('... on Product { reviews { id body author { id username } } }');
const NAMES = entities('... on User { name }');
const PRODUCTS = entities('... on Product { name price weight }');
const STOCK = entities('... on Product { inStock shippingEstimate }');

/** The public benchmarks' nested question, in seven requests: nobody is asked for the same thing twice. */
export async function answerTest(): Promise<Data> {
  const [{ users }, { topProducts }] = await Promise.all([ask('accounts', USERS), ask('products', TOP_PRODUCTS)]);
  const [ofUsers, ofProducts] = await Promise.all([
    askEntities(
      'reviews',
      REVIEWS_OF_USERS,
      users.map(({ id }: Data) => ({ __typename: 'User', id })),
    ),
    askEntities(
      'reviews',
      REVIEWS_OF_PRODUCTS,
      topProducts.map(({ upc }: Data) => ({ __typename: 'Product', upc })),
    ),
  ]);
  join(users, ofUsers);
  join(topProducts, ofProducts);

  const products = new Map<string, Data>(
    topProducts.map(({ upc, name, price, weight }: Data) => [upc, { upc, name, price, weight }]),
  );
  const names = new Map<string, string>(users.map(({ id, name }: Data) => [id, name]));
  const unknownProducts = new Set<string>();
  const unknownUsers = new Set<string>();
  const everyProduct: Data[] = [...topProducts];
  const authors: Data[] = [];
  const meet = (product: Data) => {
    everyProduct.push(product);
    if (!products.has(product.upc)) unknownProducts.add(product.upc);
  };
  const meetReviewsOf = (product: Data) => {
    for (const { author } of product.reviews) {
      authors.push(author);
      if (!names.has(author.id)) unknownUsers.add(author.id);
      for (const review of author.reviews) meet(review.product);
    }
  };
  for (const user of users)
    for (const { product } of user.reviews) {
      meet(product);
      meetReviewsOf(product);
    }
  topProducts.forEach(meetReviewsOf);

  const upcs = [...unknownProducts];
  const ids = [...unknownUsers];
  const [details, found] = await Promise.all([
    upcs.length === 0
      ? []
      : askEntities(
          'products',
          PRODUCTS,
          upcs.map((upc) => ({ __typename: 'Product', upc })),
        ),
    ids.length === 0
      ? []
      : askEntities(
          'accounts',
          NAMES,
          ids.map((id) => ({ __typename: 'User', id })),
        ),
  ]);
  upcs.forEach((upc, index) => void products.set(upc, details[index]));
  ids.forEach((id, index) => void names.set(id, found[index].name));

  const listed = [...products];
  const stock = await askEntities(
    'inventory',
    STOCK,
    listed.map(([upc, { price, weight }]) => ({ __typename: 'Product', upc, price, weight })),
  );
  join(
    listed.map(([, product]) => product),
    stock,
  );
  for (const product of everyProduct) Object.assign(product, products.get(product.upc));
  for (const author of authors) author.name = names.get(author.id);
  return { users, topProducts };
}

/** The page, in four requests, two of them at once. */
export async function answerPage(variables: object): Promise<Data> {
  const { page } = await ask('products', PAGE, variables);
  const [reviews, stock] = await Promise.all([
    askEntities(
      'reviews',
      REVIEWS,
      page.map(({ upc }: Data) => ({ __typename: 'Product', upc })),
    ),
    askEntities(
      'inventory',
      STOCK,
      page.map(({ upc, price, weight }: Data) => ({ __typename: 'Product', upc, price, weight })),
    ),
  ]);
  const authors = reviews.flatMap((product: Data) => product.reviews.map(({ author }: Data) => author));
  const ids = [...new Set<string>(authors.map(({ id }: Data) => id))];
  const found = await askEntities(
    'accounts',
    NAMES,
    ids.map((id) => ({ __typename: 'User', id })),
  );
  const names = new Map(ids.map((id, index) => [id, found[index].name]));
  for (const author of authors) author.name = names.get(author.id);
  join(page, stock, reviews);
  return { page };
}
