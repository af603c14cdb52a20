import { expect, it } from '@jest/globals';
import { parse, print } from 'graphql';
import { without } from '../../src/authorization/without.ts';

const GRAPH = `
  type Query { book(by: By, lang: Lang): Book shelf: Shelf any: Any item: Item }
  type Mutation { lend(input: Lending): Loan }
  interface Item { id: ID }
  type Book implements Item { id: ID title: String loans(first: Int): [Loan!]! }
  type Loan { book: Book! }
  type Shelf { loan: Loan }
  type Reader implements Item { id: ID }
  union Any = Loan | Shelf
  enum Lang { SV EN }
  input By { id: ID lending: Lending }
  input Lending { days: Int }`;

const plain = (sdl: string) => print(parse(sdl)).replace(/\s+/g, ' ').trim();

it.each<[string, string[], [string, string][]]>([
  ['nothing', [], []],
  ['a field', ['Book.title'], [['title: String ', '']]],
  [
    'an argument, and a type that only it had',
    ['Query.book.lang'],
    [
      [', lang: Lang', ''],
      ['enum Lang { SV EN } ', ''],
    ],
  ],
  ['an enum’s value', ['Lang.EN'], [['SV EN', 'SV']]],
  [
    'an enum’s values, the enum and the argument of it',
    ['Lang.SV', 'Lang.EN'],
    [
      [', lang: Lang', ''],
      ['enum Lang { SV EN } ', ''],
    ],
  ],
  [
    'a type, and what had nothing but it',
    ['Loan'],
    [
      ['shelf: Shelf any: Any ', ''],
      ['type Mutation { lend(input: Lending): Loan } ', ''],
      [' loans(first: Int): [Loan!]!', ''],
      ['type Loan { book: Book! } ', ''],
      ['type Shelf { loan: Loan } ', ''],
      ['union Any = Loan | Shelf ', ''],
    ],
  ],
])('takes out %s', (_what, hidden, changes) => {
  const expected = changes.reduce((sdl, [from, to]) => {
    expect(sdl).toContain(from);
    return sdl.replace(from, to);
  }, plain(GRAPH));
  expect(plain(print(without(parse(GRAPH), new Set(hidden))))).toBe(expected);
});

it('keeps what only an interface leads to, and takes away what nothing does', () => {
  const left = print(without(parse(GRAPH), new Set(['Query.book', 'Query.shelf', 'Query.any', 'Mutation'])));
  expect([...left.matchAll(/^(?:type|interface|union|enum|input) (\w+)/gm)].map(([, name]) => name)).toEqual([
    'Query',
    'Item',
    'Book',
    'Loan',
    'Reader',
  ]);
});

it('leaves a query that asks for nothing where all is hidden', () => {
  expect(print(without(parse('type Query { a: A } type A { b: Int }'), new Set(['A'])))).toBe('type Query');
});
