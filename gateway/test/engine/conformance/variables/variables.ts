import type { Feature } from '../../harness/feature.ts';
import { REPRESENTATIONS } from '../upstream.ts';

export const variables: Feature = {
  name: 'variables: defaults, absent and null',
  subgraphs: {
    a: `
      type Query { echo(a: Int, b: Int = 5, c: Int! = 7, list: [Int!] = [1, 2], input: Input, any: Json): Json! item(id: ID!): Item }
      type Item @key(fields: "id") { id: ID! }
      input Input { a: Int b: Int = 3 c: String! = "c" nested: Nested = { x: 1 } list: [Nested] any: Json }
      input Nested { x: Int y: Int = 2 }
      scalar Json`,
    b: `
      type Query { other(a: Int = 9): Json! }
      type Item @key(fields: "id") { id: ID! echo(a: Int, b: Int = 5, input: Input): Json! }
      input Input { a: Int b: Int = 3 c: String! = "c" nested: Nested = { x: 1 } list: [Nested] any: Json }
      input Nested { x: Int y: Int = 2 }
      scalar Json`,
  },
  world: () => {
    const echo = (args: object) => args;
    const item = { __typename: 'Item', id: '1', echo };
    return { Query: { echo, other: echo, item }, entities: [item] };
  },
  cases: [
    { name: 'nothing given', query: '{ echo }', expected: { data: { echo: { b: 5, c: 7, list: [1, 2] } } } },
    {
      name: 'null written is not nothing given',
      query: '{ echo(a: null, b: null, list: null) }',
      expected: { data: { echo: { a: null, b: null, c: 7, list: null } } },
    },
    {
      name: 'an absent variable leaves the argument’s default',
      query: 'query ($a: Int, $b: Int, $list: [Int!]) { echo(a: $a, b: $b, list: $list) }',
      expected: { data: { echo: { b: 5, c: 7, list: [1, 2] } } },
    },
    {
      name: 'a variable that is null does not',
      query: 'query ($a: Int, $b: Int, $list: [Int!]) { echo(a: $a, b: $b, list: $list) }',
      variables: { a: null, b: null, list: null },
      expected: { data: { echo: { a: null, b: null, c: 7, list: null } } },
    },
    {
      name: 'the operation’s default before the argument’s',
      query: 'query ($b: Int = 6, $c: Int = 8) { echo(b: $b, c: $c) }',
      expected: { data: { echo: { b: 6, c: 8, list: [1, 2] } } },
    },
    {
      name: 'the operation’s default gives way to null',
      query: 'query ($b: Int = 6) { echo(b: $b) }',
      variables: { b: null },
      expected: { data: { echo: { b: null, c: 7, list: [1, 2] } } },
    },
    {
      name: 'the operation’s default null',
      query: 'query ($b: Int = null) { echo(b: $b) }',
      expected: { data: { echo: { b: null, c: 7, list: [1, 2] } } },
    },
    {
      name: 'null by a nullable variable where null may not be',
      query: 'query ($c: Int = 8) { echo(c: $c) }',
      variables: { c: null },
      expected: { data: null, errors: [{ path: ['echo'] }] },
    },
    {
      name: 'an absent variable within an input leaves the field’s default, and null does not',
      query: 'query ($a: Int, $b: Int, $x: Int) { echo(input: { a: $a, b: $b, nested: { x: $x, y: null } }) }',
      variables: { x: null },
      expected: { data: { echo: { b: 5, c: 7, list: [1, 2], input: { b: 3, c: 'c', nested: { x: null, y: null } } } } },
    },
    {
      name: 'an input’s defaults, two levels of them',
      query: 'query ($input: Input) { echo(input: $input) }',
      variables: { input: { list: [{}, null, { y: null }], a: null } },
      expected: {
        data: {
          echo: {
            b: 5,
            c: 7,
            list: [1, 2],
            input: { a: null, b: 3, c: 'c', nested: { x: 1, y: 2 }, list: [{ y: 2 }, null, { y: null }] },
          },
        },
      },
    },
    {
      name: 'an input’s default by the operation, itself completed',
      query: 'query ($input: Input = { c: "d", nested: {} }) { echo(input: $input) }',
      expected: { data: { echo: { b: 5, c: 7, list: [1, 2], input: { b: 3, c: 'd', nested: { y: 2 } } } } },
    },
    {
      name: 'of an entity’s field: nothing, absent, null and a value',
      query: `query ($absent: Int, $none: Int, $one: Int) {
        item(id: "1") { nothing: echo absent: echo(a: $absent, b: $absent) none: echo(a: $none, b: $none) one: echo(a: $one, b: $one) }
      }`,
      variables: { none: null, one: 1 },
      expected: { data: { item: { nothing: { b: 5 }, absent: { b: 5 }, none: { a: null, b: null }, one: { a: 1, b: 1 } } } },
    },
    {
      name: 'of an entity’s field: an input by a variable',
      query: 'query ($input: Input, $id: ID!) { item(id: $id) { echo(input: $input) } }',
      variables: { id: '1', input: { nested: null } },
      expected: { data: { item: { echo: { b: 5, input: { b: 3, c: 'c', nested: null } } } } },
    },
    {
      name: 'of an entity’s field: variables with the planner’s own names',
      query:
        'query ($representations: Int, $contextualArgument_1_0: Int) { item(id: "1") { echo(a: $representations, b: $contextualArgument_1_0) } }',
      variables: { representations: 1, contextualArgument_1_0: 2 },
      expected: { data: { item: { echo: { a: 1, b: 2 } } } },
      unable: { 'apollo gateway': REPRESENTATIONS },
    },
    {
      name: 'one variable in two subgraphs',
      query: 'query ($a: Int) { echo(a: $a) other(a: $a) }',
      variables: { a: 4 },
      expected: { data: { echo: { a: 4, b: 5, c: 7, list: [1, 2] }, other: { a: 4 } } },
    },
    {
      name: 'one absent variable in two subgraphs',
      query: 'query ($a: Int) { echo(a: $a) other(a: $a) }',
      expected: { data: { echo: { b: 5, c: 7, list: [1, 2] }, other: { a: 9 } } },
    },
    {
      name: 'one that is required and absent',
      query: 'query ($id: ID!) { item(id: $id) { id } }',
      expected: { errors: [{}] },
      asked: [],
    },
    {
      name: 'one that is required and null',
      query: 'query ($id: ID!) { item(id: $id) { id } }',
      variables: { id: null },
      expected: { errors: [{}] },
      asked: [],
    },
    {
      name: 'one of the wrong type',
      query: 'query ($a: Int) { echo(a: $a) }',
      variables: { a: 'four' },
      expected: { errors: [{}] },
      asked: [],
    },
    {
      name: 'one out of Int’s range',
      query: 'query ($a: Int) { echo(a: $a) }',
      variables: { a: 2147483648 },
      expected: { errors: [{}] },
      asked: [],
    },
    {
      name: 'several wrong ones',
      query: 'query ($a: Int!, $b: Int!) { echo(a: $a, b: $b) }',
      variables: { a: 'x', b: 1.5 },
      expected: { errors: [{}, {}] },
      asked: [],
    },
    {
      name: 'more than are declared',
      query: 'query ($a: Int) { echo(a: $a) }',
      variables: { a: 1, z: 2 },
      expected: { data: { echo: { a: 1, b: 5, c: 7, list: [1, 2] } } },
    },
    {
      name: 'a number for an ID, and one value for a list',
      query: 'query ($id: ID!, $list: [Int!]) { item(id: $id) { id } echo(list: $list) }',
      variables: { id: 1, list: 3 },
      expected: { data: { item: { id: '1' }, echo: { b: 5, c: 7, list: [3] } } },
    },
    {
      name: 'parts of a list by variables',
      query: 'query ($x: Int!, $y: Int! = 4) { echo(list: [$x, 2, $y]) }',
      variables: { x: 1 },
      expected: { data: { echo: { b: 5, c: 7, list: [1, 2, 4] } } },
    },
    {
      name: 'parts of a scalar by variables',
      query: 'query ($x: Int, $y: Json, $z: Int) { echo(any: { a: [$x, { b: $y }], c: $z }) }',
      variables: { x: 1, y: { d: [true] } },
      expected: { data: { echo: { b: 5, c: 7, list: [1, 2], any: { a: [1, { b: { d: [true] } }] } } } },
    },
  ],
};
