import type { Feature } from '../../harness/feature.ts';

const TREE = { a: [1, { b: null, c: [[], {}] }, 'x'], '': { ' ': true }, 'a.b': 0, '1': 'one', __typename: 'Not a type' };

export const scalars: Feature = {
  name: 'scalars: custom ones, large numbers, unicode',
  subgraphs: {
    a: `
      type Query {
        json: Json jsons: [Json] strict: Json! echo(value: Json, text: String, number: Float, int: Int, id: ID, yes: Boolean): Json!
        item: Item ints: [Int!]! floats: [Float!]! text: [String!]! ids: [ID!]! booleans: [Boolean!]!
      }
      type Item @key(fields: "key") { key: Json! name: String }
      scalar Json`,
    b: `type Item @key(fields: "key") { key: Json! data: Json echo(value: Json, text: String, id: ID): Json large: Float text: String } scalar Json`,
  },
  world: () => {
    const item = {
      __typename: 'Item',
      key: 'k"1\\',
      name: null,
      data: TREE,
      echo: (args: object) => args,
      large: 1.7976931348623157e308,
      text: '\u2028\u2029</script>\u0000',
    };
    return {
      Query: {
        json: TREE,
        jsons: [1, 'x', false, null, [null], { a: 1 }],
        strict: [],
        echo: (args: object) => args,
        item,
        ints: [2147483647, -2147483648, 0],
        floats: [1e21, 1e-7, 5e-324, 0.1, -1.5, 9007199254740991, 123456789012345680000],
        text: ['', 'Åmål', '👮🏽‍♀️', '\u2028', '\\"\n\t\u0001', '\ud83d\ude00', 'null', '}{'],
        ids: ['1', '01', '', 'å'],
        booleans: [true, false],
      },
      entities: [item],
    };
  },
  cases: [
    { name: 'an object, as it is', query: '{ json }', expected: { data: { json: TREE } } },
    {
      name: 'of every kind, in a list',
      query: '{ jsons strict }',
      expected: { data: { jsons: [1, 'x', false, null, [null], { a: 1 }], strict: [] } },
    },
    {
      name: 'an object of an entity, found by a scalar that is a key',
      query: '{ item { key data name } }',
      expected: { data: { item: { key: 'k"1\\', data: TREE, name: null } } },
    },
    { name: 'Int’s bounds', query: '{ ints }', expected: { data: { ints: [2147483647, -2147483648, 0] } } },
    {
      name: 'Float’s bounds',
      query: '{ floats item { large } }',
      expected: {
        data: {
          floats: [1e21, 1e-7, 5e-324, 0.1, -1.5, 9007199254740991, 123456789012345680000],
          item: { large: 1.7976931348623157e308 },
        },
      },
    },
    {
      name: 'text of every kind',
      query: '{ text ids booleans item { text } }',
      expected: {
        data: {
          text: ['', 'Åmål', '👮🏽‍♀️', '\u2028', '\\"\n\t\u0001', '\ud83d\ude00', 'null', '}{'],
          ids: ['1', '01', '', 'å'],
          booleans: [true, false],
          item: { text: '\u2028\u2029</script>\u0000' },
        },
      },
    },
    {
      name: 'text written in the query, with its escapes',
      query: '{ echo(text: "å\\u00e5 \\u{1F600} \\"q\\" \\\\ \\/ \\n") item { echo(text: "\\t$x { ... } #") } }',
      expected: { data: { echo: { text: 'åå 😀 "q" \\ / \n' }, item: { echo: { text: '\t$x { ... } #' } } } },
    },
    {
      name: 'text written as a block',
      query: '{ echo(text: """\n      one\n        "two" \\""" å\n\n      three\n    """) item { echo(text: """x""") } }',
      expected: { data: { echo: { text: 'one\n  "two" """ å\n\nthree' }, item: { echo: { text: 'x' } } } },
    },
    {
      name: 'text by variables',
      query: 'query ($text: String, $id: ID) { echo(text: $text, id: $id) item { echo(text: $text, id: $id) } }',
      variables: { text: '"\\\u0000\u2028👩‍👩‍👧', id: '' },
      expected: {
        data: {
          echo: { text: '"\\\u0000\u2028👩‍👩‍👧', id: '' },
          item: { echo: { text: '"\\\u0000\u2028👩‍👩‍👧', id: '' } },
        },
      },
    },
    {
      name: 'numbers written in the query',
      query: '{ echo(number: 1e21, int: -0, value: 123456789012, yes: false) }',
      expected: { data: { echo: { value: 123456789012, number: 1e21, int: 0, yes: false } } },
    },
    {
      name: 'a scalar’s object written in the query',
      query: '{ echo(value: { a: [1, 2.5, "x", ENUM, null, true, { b: {} }], c: [] }) item { echo(value: [{ d: 1 }]) } }',
      expected: {
        data: {
          echo: { value: { a: [1, 2.5, 'x', 'ENUM', null, true, { b: {} }], c: [] } },
          item: { echo: { value: [{ d: 1 }] } },
        },
      },
    },
    {
      name: 'a scalar’s object by a variable',
      query: 'query ($value: Json) { echo(value: $value) item { echo(value: $value) } }',
      variables: { value: TREE },
      expected: { data: { echo: { value: TREE }, item: { echo: { value: TREE } } } },
    },
    {
      name: 'an ID written as a number',
      query: '{ echo(id: 12) item { echo(id: 34) } }',
      expected: { data: { echo: { id: '12' }, item: { echo: { id: '34' } } } },
    },
    {
      name: 'commas, comments and marks between',
      query: '\ufeff# first\n{,item,{,name # a comment } \r\n,key,},}',
      expected: { data: { item: { name: null, key: 'k"1\\' } } },
    },
  ],
};
