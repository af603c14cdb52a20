import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type Library, openLibrary } from './library.ts';

let library: Library;
beforeAll(async () => {
  library = await openLibrary();
});
afterAll(() => library.close());

/** What a caller without the scope gets: the data, and the paths of what was taken out. */
async function asked(query: string, key?: string, variables?: object) {
  library.asked();
  const { data, errors = [] } = await library.ask(query, key, variables);
  expect(errors.map(({ extensions }) => extensions['code'])).toEqual(errors.map(() => 'UNAUTHORIZED_FIELD_OR_TYPE'));
  return { data, paths: errors.map(({ path }) => path?.join('.')) };
}

describe('a field that its caller may not read', () => {
  it.each([
    ['at the root', '{ loans { id } member }', { loans: null, member: null }, ['loans', 'member']],
    ['on an entity', '{ book(isbn: "1") { shelf title } }', { book: { shelf: null, title: 'Book 1' } }, ['book.shelf']],
    [
      'of another owner’s part of an entity',
      '{ book(isbn: "1") { title remarks stars } }',
      { book: { title: 'Book 1', remarks: null, stars: 4 } },
      ['book.remarks'],
    ],
    [
      'below lists, once for all items',
      '{ books { chapters { note title } } }',
      { books: ['One', 'One'].map((title) => ({ chapters: [{ note: null, title }] })) },
      ['books.@.chapters.@.note'],
    ],
    [
      'that gives a guarded type, whatever is asked of it',
      '{ book(isbn: "1") { loans { __typename } } }',
      { book: { loans: null } },
      ['book.loans'],
    ],
    ['that is all that is asked for', '{ book(isbn: "1") { shelf } }', { book: { shelf: null } }, ['book.shelf']],
    ['under an alias', '{ b: book(isbn: "1") { where: shelf } }', { b: { where: null } }, ['b.where']],
    [
      'under two aliases, one of them another field’s name',
      '{ book(isbn: "1") { title: shelf shelf: title } }',
      { book: { title: null, shelf: 'Book 1' } },
      ['book.title'],
    ],
    [
      'in a named fragment, on each path it is spread on',
      'fragment B on Book { shelf } { one: book(isbn: "1") { ...B } two: book(isbn: "2") { isbn ...B } }',
      { one: { shelf: null }, two: { isbn: '2', shelf: null } },
      ['one.shelf', 'two.shelf'],
    ],
    [
      'in an inline fragment without a type',
      '{ book(isbn: "1") { ... { shelf } ... @include(if: true) { isbn } } }',
      { book: { shelf: null, isbn: '1' } },
      ['book.shelf'],
    ],
    [
      'asked for twice',
      '{ book(isbn: "1") { shelf } book(isbn: "1") { title shelf } }',
      { book: { shelf: null, title: 'Book 1' } },
      ['book.shelf'],
    ],
    [
      'through an interface that one implementer closes',
      '{ items { id shelf } }',
      { items: ['b1', 'm1'].map((id) => ({ id, shelf: null })) },
      ['items.@.shelf'],
    ],
    ['that gives an interface of a guarded type', '{ dated { due } }', { dated: null }, ['dated']],
    ['of a guarded type behind an interface', '{ dated { ... on Loan { id } } }', { dated: null }, ['dated']],
    [
      'in fragments on the types of an interface',
      '{ items { ... on Map { id shelf } ... on Book { shelf title } } }',
      {
        items: [
          { shelf: null, title: 'Book 1' },
          { id: 'm1', shelf: 'M' },
        ],
      },
      ['items.@.shelf'],
    ],
    [
      'in fragments on the members of a union',
      '{ search { __typename ... on Book { title shelf } ... on Map { scale } } }',
      { search: null },
      ['search.@.shelf', 'search.2'],
    ],
    ['whose policy is not met', '{ councilOnly either }', { councilOnly: null, either: null }, ['councilOnly', 'either']],
  ])('is null with its path: %s', async (_where, query, data, paths) => {
    expect(await asked(query)).toEqual({ data, paths: expect.arrayContaining(paths) });
  });

  it('makes null what may not hold a null, up to what may', async () => {
    expect(await asked('{ book(isbn: "1") { title price } }')).toEqual({ data: { book: null }, paths: ['book.price'] });
    expect(await asked('{ books { price } }')).toEqual({ data: null, paths: ['books.@.price'] });
    expect(await asked('{ sealed member }')).toEqual({ data: null, paths: ['member', 'sealed'] });
    expect(await asked('{ strictSearch { __typename } }')).toEqual({ data: null, paths: ['strictSearch.1'] });
  });

  it('is never asked of its owner, and the owner not at all for it alone', async () => {
    await asked('{ book(isbn: "1") { title shelf loans { due } remarks } }');
    expect(library.asked().filter((body) => /\b(shelf|loans|due|remarks)\b/.test(body))).toEqual([]);
    await asked('{ book(isbn: "1") { remarks } }');
    expect(library.asked()).toHaveLength(1);
  });

  it('is neither null nor told of where a directive leaves it out', async () => {
    const query =
      'query ($no: Boolean = false) { book(isbn: "1") { title shelf @include(if: $no) ... @skip(if: true) { price } } }';
    expect(await asked(query)).toEqual({ data: { book: { title: 'Book 1' } }, paths: [] });
    expect(await asked(query, undefined, { no: true })).toEqual({
      data: { book: { title: 'Book 1', shelf: null } },
      paths: ['book.shelf'],
    });
  });

  it('keeps the keys of the answer in the order of the question', async () => {
    const { data } = await library.ask('{ member book(isbn: "1") { shelf isbn loans { id } title } either reviewers }');
    expect(JSON.stringify(data)).toBe(
      '{"member":null,"book":{"shelf":null,"isbn":"1","loans":null,"title":"Book 1"},"either":null,"reviewers":["anybody"]}',
    );
  });

  it('takes no alias of the caller’s for its own', async () => {
    expect(await asked('{ hub_n_x: book(isbn: "1") { hub_n_shelf: title shelf } }')).toEqual({
      data: { hub_n_x: { hub_n_shelf: 'Book 1', shelf: null } },
      paths: ['hub_n_x.shelf'],
    });
  });

  it('says what it needs', async () => {
    const { errors } = await library.ask('{ member councilOnly either loans { id } }');
    expect(errors?.map(({ message }) => message)).toEqual([
      'Query.councilOnly needs the policy level:COUNCIL',
      'Query.either needs the scope council:read, or police:write and promises:write',
      'Query.loans needs the scope council:read',
      'Query.member needs a partner’s key or token',
    ]);
  });
});

describe('a mutation that its caller may not send', () => {
  const both = 'mutation { lend(isbn: "1") { title } touch(isbn: "2") { title shelf } }';

  it('is not sent, and the others are', async () => {
    const { data, paths } = await asked(both);
    expect({ data, paths }).toEqual({
      data: { lend: null, touch: { title: 'Book 2', shelf: null } },
      paths: ['lend', 'touch.shelf'],
    });
    expect(library.asked().filter((body) => body.includes('lend'))).toEqual([]);
  });

  it('is sent by who may', async () => {
    expect(await asked(both, 'council')).toEqual({
      data: { lend: { title: 'Book 1' }, touch: { title: 'Book 2', shelf: 'A2' } },
      paths: [],
    });
  });
});

describe('a field that its caller may read', () => {
  it.each([
    ['bare', '{ member }', { member: 'members' }],
    ['council', '{ councilOnly either }', { councilOnly: 'council', either: 'either' }],
    ['signatory', '{ councilOnly either sealed }', { councilOnly: 'council', either: 'either', sealed: 'sealed' }],
    [
      'council',
      '{ items { id shelf } }',
      {
        items: [
          { id: 'b1', shelf: 'A1' },
          { id: 'm1', shelf: 'M' },
        ],
      },
    ],
    ['council', '{ dated { due } }', { dated: [{ due: '2026-01-01' }] }],
    ['council', '{ loans { due reminder } }', { loans: [{ due: '2026-01-01', reminder: 'sent' }] }],
    ['council', '{ book(isbn: "1") { price remarks } }', { book: { price: 100, remarks: ['worn'] } }],
  ])('comes as it is: to %s, %s', async (key, query, data) => {
    expect(await asked(query, key)).toEqual({ data, paths: [] });
  });

  it('needs every scope of one list', async () => {
    expect(await asked('{ either }', 'police')).toEqual({ data: { either: null }, paths: ['either'] });
  });

  it('is decided for each caller anew, however warm the document', async () => {
    const query = '{ book(isbn: "1") { title shelf } member }';
    const seen = [];
    for (const key of [undefined, 'council', 'bare', undefined, 'council']) seen.push((await asked(query, key)).data);
    const [anyone, council, bare] = [
      { book: { title: 'Book 1', shelf: null }, member: null },
      { book: { title: 'Book 1', shelf: 'A1' }, member: 'members' },
      { book: { title: 'Book 1', shelf: null }, member: 'members' },
    ];
    expect(seen).toEqual([anyone, council, bare, anyone, council]);
  });

  it('is found by the operation that is asked for', async () => {
    const query = 'query A { member } query B { reviewers }';
    const answer = await library.ask(query, undefined, {});
    expect(answer.errors?.[0]?.extensions['code']).toBe('OPERATION_RESOLUTION_FAILURE');
  });
});
