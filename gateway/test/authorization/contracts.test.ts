import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { buildClientSchema, getIntrospectionQuery, type IntrospectionQuery, printSchema } from 'graphql';
import { type Library, openLibrary } from './library.ts';

let library: Library;
beforeAll(async () => {
  library = await openLibrary({ NODE_ENV: 'production' });
});
afterAll(() => library.close());

const seenBy = async (key?: string) => {
  const { data, errors } = await library.ask(getIntrospectionQuery({ descriptions: true }), key);
  expect(errors).toBeUndefined();
  return printSchema(buildClientSchema(data as unknown as IntrospectionQuery));
};

describe('introspection', () => {
  it('shows anyone the public contract: no field, type, argument or mutation of another level', async () => {
    const sdl = await seenBy();
    expect(sdl).toContain('type Book implements Item');
    expect(sdl).not.toMatch(/Loan|Dated|councilOnly|member|sealed|either|lend|price|note|remarks/);
    expect(sdl).toContain('touch(isbn: ID!): Book');
  });

  it.each([
    ['bare', ['member'], ['councilOnly', 'Loan', 'lend', 'sealed']],
    ['council', ['member', 'councilOnly', 'type Loan', 'lend', 'remarks'], ['sealed']],
    ['police', ['member', 'councilOnly', 'type Loan', 'sealed'], []],
  ])('shows %s what a grant of its level may read, held or not', async (key, shown, hidden) => {
    const sdl = await seenBy(key);
    expect(shown.filter((word) => !sdl.includes(word))).toEqual([]);
    expect(hidden.filter((word) => sdl.includes(word))).toEqual([]);
  });

  it('answers __type for what is hidden as for what is not there', async () => {
    const answer = async (name: string, key?: string) =>
      (await library.ask('query ($name: String!) { __type(name: $name) { name } }', key, { name })).data;
    expect(await answer('Loan')).toEqual({ __type: null });
    expect(await answer('Nothing')).toEqual({ __type: null });
    expect(await answer('Loan', 'council')).toEqual({ __type: { name: 'Loan' } });
  });

  it('mixes with data, in the order asked, on one path with what was taken out', async () => {
    const query = `query ($isbn: ID!, $type: String!) {
      member
      ... on Query { loans: __type(name: $type) { name } }
      book(isbn: $isbn) { title shelf }
      schema: __schema { mutationType { fields { name } } }
    }`;
    const { data, errors } = await library.ask(query, undefined, { isbn: '1', type: 'Loan' });
    expect(JSON.stringify(data)).toBe(
      '{"member":null,"loans":null,"book":{"title":"Book 1","shelf":null},"schema":{"mutationType":{"fields":[{"name":"touch"}]}}}',
    );
    expect(errors?.map(({ path }) => path)).toEqual([['book', 'shelf'], ['member']]);
  });

  it('is left out where a directive says so', async () => {
    const { data } = await library.ask('{ __typename __schema @include(if: false) { types { name } } reviewers }');
    expect(data).toEqual({ __typename: 'Query', reviewers: ['anybody'] });
  });
});

describe('an error', () => {
  const suggested = async (query: string, key?: string) =>
    (await library.ask(query, key)).errors?.map(({ message }) => message).join(' ') ?? '';

  it.each([
    ['{ membr }', 'member', 'bare'],
    ['{ councilOnl }', 'councilOnly', 'council'],
    ['{ book(isbn: "1") { pric } }', 'price', 'council'],
    ['{ items { ... on Lon { id } } }', 'Loan', 'council'],
    ['mutation { len(isbn: "1") { isbn } }', 'lend', 'council'],
    ['{ dated { id } }', 'Loan', 'council'],
  ])('suggests nothing to anyone that their contract lacks: %s', async (query, word, key) => {
    expect(await suggested(query, key)).toMatch(new RegExp(`Did you mean .*"${word}"`));
    const told = await suggested(query);
    expect(told).not.toBe('');
    expect(told).not.toMatch(new RegExp(`Did you mean .*"${word}"`));
  });

  it('still suggests what the contract has', async () => {
    expect(await suggested('{ reviewrs }')).toBe('Cannot query field "reviewrs" on type "Query". Did you mean "reviewers"?');
  });
});
