import type { Case, Feature } from '../../harness/feature.ts';

/** The same question with each value of its variables. */
function each(name: string, query: string, ...answers: readonly [Record<string, boolean>, Record<string, unknown>][]): Case[] {
  return answers.map(([variables, data]) => {
    const given = Object.entries(variables).map(([variable, value]) => `${variable} ${value}`);
    return { name: `${name}: ${given.join(', ')}`, query, variables, expected: { data } };
  });
}

export const skipAndInclude: Feature = {
  name: '@skip and @include',
  subgraphs: {
    a: `
      type Query { item: Item list: [Item!]! name: String any: Any }
      type Item @key(fields: "id") { id: ID! title: String! inner: Inner }
      type Inner { x: Int y: Int item: Item }
      union Any = Item | Plain
      type Plain { x: Int }`,
    b: `
      type Query { other: String }
      type Item @key(fields: "id") { id: ID! price: Int! sub: Sub title: String! @external tagged: String @requires(fields: "title") }
      type Sub { x: Int y: Int }`,
  },
  world: () => {
    const item = {
      __typename: 'Item',
      id: 'i',
      title: 'Title',
      inner: { x: 1, y: 2, item: () => item },
      price: 3,
      sub: { x: 4, y: 5 },
      tagged: (_: unknown, { title }: { title: string }) => `<${title}>`,
    };
    return { Query: { item, list: [item], name: 'n', any: item, other: 'o' }, entities: [item] };
  },
  cases: [
    {
      name: 'by literals, on fields of both subgraphs',
      query: `{ item { title @skip(if: true) price @include(if: false) id @include(if: true) sub @skip(if: false) { x } } }`,
      expected: { data: { item: { id: 'i', sub: { x: 4 } } } },
    },
    {
      name: 'both at once: skip wins',
      query: '{ item { title @skip(if: true) @include(if: true) price @include(if: true) @skip(if: false) } }',
      expected: { data: { item: { price: 3 } } },
    },
    ...each(
      'on a field of an entity',
      'query ($yes: Boolean!) { item { id price @include(if: $yes) } }',
      [{ yes: true }, { item: { id: 'i', price: 3 } }],
      [{ yes: false }, { item: { id: 'i' } }],
    ),
    ...each(
      'on the only field of an entity',
      'query ($no: Boolean!) { item { price @skip(if: $no) } }',
      [{ no: false }, { item: { price: 3 } }],
      [{ no: true }, { item: {} }],
    ),
    ...each(
      'on an inline fragment without a type',
      'query ($yes: Boolean!) { item { ... @include(if: $yes) { title price } id } }',
      [{ yes: true }, { item: { title: 'Title', price: 3, id: 'i' } }],
      [{ yes: false }, { item: { id: 'i' } }],
    ),
    ...each(
      'on an inline fragment of a type',
      'query ($yes: Boolean!) { any { ... on Item @include(if: $yes) { price } ... on Plain @skip(if: $yes) { x } __typename } }',
      [{ yes: true }, { any: { price: 3, __typename: 'Item' } }],
      [{ yes: false }, { any: { __typename: 'Item' } }],
    ),
    ...each(
      'on a spread',
      'query ($yes: Boolean!) { item { ...Parts @skip(if: $yes) title } } fragment Parts on Item { price sub { y } }',
      [{ yes: true }, { item: { title: 'Title' } }],
      [{ yes: false }, { item: { price: 3, sub: { y: 5 }, title: 'Title' } }],
    ),
    ...each(
      'within a fragment, on what it spreads in turn',
      `query ($a: Boolean!, $b: Boolean!) { item { ...Outer } }
       fragment Outer on Item { title @include(if: $a) ...Inner @include(if: $b) }
       fragment Inner on Item { price @include(if: $a) sub { x } }`,
      [{ a: true, b: true }, { item: { title: 'Title', price: 3, sub: { x: 4 } } }],
      [{ a: true, b: false }, { item: { title: 'Title' } }],
      [{ a: false, b: true }, { item: { sub: { x: 4 } } }],
      [{ a: false, b: false }, { item: {} }],
    ),
    ...each(
      'on an object, and within it',
      'query ($a: Boolean!, $b: Boolean!) { item { id sub @include(if: $a) { x @skip(if: $b) y } } }',
      [{ a: true, b: true }, { item: { id: 'i', sub: { y: 5 } } }],
      [{ a: true, b: false }, { item: { id: 'i', sub: { x: 4, y: 5 } } }],
      [{ a: false, b: false }, { item: { id: 'i' } }],
    ),
    ...each(
      'two on one field',
      'query ($a: Boolean!, $b: Boolean!) { item { id price @include(if: $a) @skip(if: $b) } }',
      [{ a: true, b: true }, { item: { id: 'i' } }],
      [{ a: true, b: false }, { item: { id: 'i', price: 3 } }],
      [{ a: false, b: true }, { item: { id: 'i' } }],
      [{ a: false, b: false }, { item: { id: 'i' } }],
    ),
    ...each(
      'one field twice, left out once',
      'query ($a: Boolean!, $b: Boolean!) { item { id price @include(if: $a) price @include(if: $b) } }',
      [{ a: true, b: false }, { item: { id: 'i', price: 3 } }],
      [{ a: false, b: true }, { item: { id: 'i', price: 3 } }],
      [{ a: false, b: false }, { item: { id: 'i' } }],
    ),
    ...each(
      'one object twice, with other fields and one of the two left out',
      'query ($a: Boolean!) { item { sub { x } sub @include(if: $a) { y } inner { x } inner @skip(if: $a) { y } } }',
      [{ a: true }, { item: { sub: { x: 4, y: 5 }, inner: { x: 1 } } }],
      [{ a: false }, { item: { sub: { x: 4 }, inner: { x: 1, y: 2 } } }],
    ),
    ...each(
      'on a root, one subgraph left out whole',
      'query ($a: Boolean!) { name @include(if: $a) other @skip(if: $a) }',
      [{ a: true }, { name: 'n' }],
      [{ a: false }, { other: 'o' }],
    ),
    ...each(
      'on the whole query',
      'query ($a: Boolean!) { name @include(if: $a) item @include(if: $a) { price } }',
      [{ a: true }, { name: 'n', item: { price: 3 } }],
      [{ a: false }, {}],
    ),
    ...each(
      'on a field that requires another',
      'query ($a: Boolean!) { list { id tagged @include(if: $a) title @skip(if: $a) } }',
      [{ a: true }, { list: [{ id: 'i', tagged: '<Title>' }] }],
      [{ a: false }, { list: [{ id: 'i', title: 'Title' }] }],
    ),
    ...each(
      'on what is required by another',
      'query ($a: Boolean!) { list { title @include(if: $a) tagged } }',
      [{ a: true }, { list: [{ title: 'Title', tagged: '<Title>' }] }],
      [{ a: false }, { list: [{ tagged: '<Title>' }] }],
    ),
    ...each(
      'on the key, with what is joined by it',
      'query ($a: Boolean!) { list { id @skip(if: $a) price } }',
      [{ a: true }, { list: [{ price: 3 }] }],
      [{ a: false }, { list: [{ id: 'i', price: 3 }] }],
    ),
    ...each(
      'on __typename, at the root and below',
      'query ($a: Boolean!) { __typename @include(if: $a) item { __typename @skip(if: $a) price } }',
      [{ a: true }, { __typename: 'Query', item: { price: 3 } }],
      [{ a: false }, { item: { __typename: 'Item', price: 3 } }],
    ),
    ...each(
      'down and back into the first subgraph',
      'query ($a: Boolean!, $b: Boolean!) { item { inner @include(if: $a) { item { price @include(if: $b) inner { y } } } } }',
      [{ a: true, b: true }, { item: { inner: { item: { price: 3, inner: { y: 2 } } } } }],
      [{ a: true, b: false }, { item: { inner: { item: { inner: { y: 2 } } } } }],
      [{ a: false, b: true }, { item: {} }],
    ),
    {
      name: 'by a variable’s default',
      query: 'query ($a: Boolean = true, $b: Boolean! = false) { item { id @skip(if: $a) price @include(if: $b) title } }',
      expected: { data: { item: { title: 'Title' } } },
    },
    {
      name: 'by a variable’s default that another value replaces',
      query: 'query ($a: Boolean = true, $b: Boolean! = false) { item { id @skip(if: $a) price @include(if: $b) title } }',
      variables: { a: false, b: true },
      expected: { data: { item: { id: 'i', price: 3, title: 'Title' } } },
    },
    {
      name: 'all of it left out by literals asks nobody',
      query: '{ item @include(if: false) { price } name @skip(if: true) }',
      expected: { data: {} },
      asked: [],
    },
    {
      name: 'an entity of which all is left out is not asked for',
      query: 'query ($a: Boolean!) { item { id ... @include(if: $a) { price sub { x } } } }',
      variables: { a: false },
      expected: { data: { item: { id: 'i' } } },
      asked: ['a'],
    },
  ],
};
