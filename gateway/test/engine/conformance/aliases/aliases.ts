import type { Feature } from '../../harness/feature.ts';
import { ALIAS_OF_A_KEY } from '../upstream.ts';

export const aliases: Feature = {
  name: 'aliases that clash',
  subgraphs: {
    search: `
      type Query { hits: [Hit!]! hit: Hit things: [Thing!]! }
      union Hit = Book | Film | Song
      interface Thing { id: ID! }
      type Book implements Thing @key(fields: "id") { id: ID! title: String! cover(size: Int = 1): String part: Part }
      type Film implements Thing @key(fields: "id") { id: ID! name: String cover(size: Int = 1): String scenes: [Scene!]! }
      type Song implements Thing @key(fields: "id") { id: ID! beats: Int! words: [String!] }
      type Part { number: Int! of: Book }
      type Scene { number: String! }`,
    shop: `
      type Book @key(fields: "id") { id: ID! price: Int! stock(at: String!): Int maker: Maker }
      type Film @key(fields: "id") { id: ID! price: String stock(at: String!): Int maker: [Maker!]! }
      type Song @key(fields: "id") { id: ID! price: Int! }
      type Maker { label: String! }`,
  },
  world: () => {
    const cover =
      (id: string) =>
      ({ size }: { size: number }) =>
        `${id}-${size}`;
    const stock = ({ at }: { at: string }) => at.length;
    const book = {
      __typename: 'Book',
      id: 'b',
      title: 'Book',
      cover: cover('b'),
      part: { number: 1, of: () => book },
      price: 10,
      stock,
      maker: { label: 'press' },
    };
    const film = {
      __typename: 'Film',
      id: 'f',
      name: null,
      cover: cover('f'),
      scenes: [{ number: 'one' }, { number: 'two' }],
      price: 'free',
      stock,
      maker: [{ label: 'studio' }],
    };
    const song = { __typename: 'Song', id: 's', beats: 120, words: ['la', 'la'], price: 1 };
    const entities = [book, film, song];
    return { Query: { hits: entities, hit: film, things: entities }, entities };
  },
  cases: [
    {
      name: 'one key, another field in each type, of the first subgraph',
      query: '{ hits { ... on Book { label: id } ... on Film { label: id } ... on Song { label: id } } }',
      expected: { data: { hits: [{ label: 'b' }, { label: 'f' }, { label: 's' }] } },
    },
    {
      name: 'one key, differently named fields of one type',
      query: '{ hits { ... on Book { x: title } ... on Song { x: id } } }',
      expected: { errors: [{}] },
      asked: [],
    },
    {
      name: 'one key, nullable fields of one type by different names',
      query: '{ hits { ... on Film { x: name y: cover(size: 2) } ... on Book { y: cover } } }',
      expected: { data: { hits: [{ y: 'b-1' }, { x: null, y: 'f-2' }, {}] } },
    },
    {
      name: 'one key, one field with other arguments in each type',
      query: '{ hits { ... on Book { cover(size: 1) } ... on Film { cover(size: 2) } } }',
      expected: { data: { hits: [{ cover: 'b-1' }, { cover: 'f-2' }, {}] } },
    },
    {
      name: 'one key, one field with other arguments in each type, of the second subgraph',
      query: '{ hits { ... on Book { n: stock(at: "a") } ... on Film { n: stock(at: "bb") } } }',
      expected: { data: { hits: [{ n: 1 }, { n: 2 }, {}] } },
    },
    {
      name: 'one key, fields of two subgraphs in two types',
      query: '{ hits { ... on Book { n: stock(at: "abc") } ... on Film { id n: stock(at: "d") } ... on Song { n: id } } }',
      expected: { errors: [{}, {}] },
      asked: [],
    },
    {
      name: 'one key, another subgraph in each type',
      query: '{ hits { ... on Book { n: price } ... on Song { n: beats } } }',
      expected: { data: { hits: [{ n: 10 }, {}, { n: 120 }] } },
    },
    {
      name: 'one key, objects in one type that differ in what is asked of them',
      query:
        '{ hits { ... on Book { made: maker { label } } ... on Song { id } } things { ... on Book { made: part { number } } } }',
      expected: { data: { hits: [{ made: { label: 'press' } }, {}, { id: 's' }], things: [{ made: { number: 1 } }, {}, {}] } },
    },
    {
      name: 'one name at three depths',
      query: '{ hits: hit { ... on Film { hits: scenes { hits: number } } } }',
      expected: { data: { hits: { hits: [{ hits: 'one' }, { hits: 'two' }] } } },
    },
    {
      name: 'two fields that take each other’s names',
      query: '{ hits { ... on Book { title: id id: title price } } }',
      expected: { data: { hits: [{ title: 'b', id: 'Book', price: 10 }, {}, {}] } },
      unable: { 'apollo gateway': ALIAS_OF_A_KEY },
    },
    {
      name: 'an alias that is the name of a field of the second subgraph',
      query: '{ hits { ... on Song { price: beats cost: price } } }',
      expected: { data: { hits: [{}, {}, { price: 120, cost: 1 }] } },
    },
    {
      name: 'a field under its own name, and with it',
      query:
        '{ hits { ... on Book { part: part { number } part { of { price } } maker: maker { label } maker { __typename } } } }',
      expected: {
        data: {
          hits: [{ part: { number: 1, of: { price: 10 } }, maker: { label: 'press', __typename: 'Maker' } }, {}, {}],
        },
      },
    },
    {
      name: 'names that JavaScript has for itself',
      query: '{ hits { ... on Book { constructor: title toString: price hasOwnProperty: id valueOf: cover } } }',
      expected: { data: { hits: [{ constructor: 'Book', toString: 10, hasOwnProperty: 'b', valueOf: 'b-1' }, {}, {}] } },
    },
    {
      name: 'a name that JavaScript has for every object’s parent',
      query: '{ __proto__: hit { ... on Film { __proto__: price } } }',
      expected: { data: JSON.parse('{"__proto__":{"__proto__":"free"}}') },
    },
    {
      name: 'names that look as a planner’s own',
      query: '{ hits { ... on Song { _entities: beats __typename__alias_0: price _0: id } } }',
      expected: { data: { hits: [{}, {}, { _entities: 120, __typename__alias_0: 1, _0: 's' }] } },
    },
    {
      name: 'names that are numbers but for a letter keep their order',
      query: '{ hits { ... on Song { b: beats a: price _9: id } } }',
      expected: { data: { hits: [{}, {}, { b: 120, a: 1, _9: 's' }] } },
    },
    {
      name: '__typename under a name, and a field under __typename’s place',
      query: '{ hits { kind: __typename ... on Song { __typename price } } }',
      expected: { data: { hits: [{ kind: 'Book' }, { kind: 'Film' }, { kind: 'Song', __typename: 'Song', price: 1 }] } },
    },
  ],
};
