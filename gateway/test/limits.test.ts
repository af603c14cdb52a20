import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { getIntrospectionQuery } from 'graphql';
import { type Hub, startHub } from './fixtures/hub.ts';
import { knownPartners } from './fixtures/known-partners.ts';

let hub: Hub;
beforeAll(async () => {
  hub = await startHub({}, { partners: knownPartners({ slug: 'polisen', level: 'PARTY' }) });
});
afterAll(() => hub.release());

async function send(query: string, variables: object = {}, headers: Record<string, string> = {}) {
  const answer = await fetch(hub.url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify({ query, variables }),
  });
  return {
    status: answer.status,
    ...((await answer.json()) as { data?: object; errors?: { message: string; extensions: { code: string } }[] }),
  };
}

const times = (count: number, text: (place: number) => string) =>
  Array.from({ length: count }, (_, place) => text(place)).join(' ');

/** Each fragment spreads the one before it twice: `levels` lines, two to the power of `levels` fields. */
const bomb = (levels: number) =>
  `{ municipalities { ...f${levels} } } fragment f0 on Municipality { code } ` +
  Array.from({ length: levels }, (_, level) => `fragment f${level + 1} on Municipality { ...f${level} ...f${level} }`).join(' ');

describe('an operation too large to be planned in passing', () => {
  it.each([
    ['fragments that double', bomb(40), 'The operation has 1099511627777 fields, its fragments written out; it may have 2000'],
    [
      'many root fields',
      `{ ${Array.from({ length: 51 }, (_, place) => `a${place}: __typename`).join(' ')} }`,
      'The operation has 51 root fields; it may have 50',
    ],
    [
      'deep nesting',
      `{ __schema { types { fields { type ${'{ ofType '.repeat(17)} { name } ${'}'.repeat(17)} } } } }`,
      'The operation has 22 levels of fields; it may have 20',
    ],
  ])('is refused with what it has and what it may have: %s', async (_what, query, message) => {
    const { status, errors } = await send(query);
    expect({ status, errors }).toEqual({
      status: 400,
      errors: [expect.objectContaining({ message, extensions: { code: 'GRAPHQL_VALIDATION_FAILED' } })],
    });
  });

  it('is not even parsed where its words and signs are too many', async () => {
    const { status, errors } = await send(`{ ${'a: __typename '.repeat(2_000)} }`);
    expect(status).toBe(400);
    expect(errors?.[0]?.message).toMatch(/more that 5000 tokens|more than 5000 tokens/);
  });

  it('is none of a tool’s introspection, nor of one just within the bounds', async () => {
    expect((await send(getIntrospectionQuery())).errors).toBeUndefined();
    expect((await send(bomb(10))).errors).toBeUndefined();
    // The shared picture is of another graph than this test's; its size is told by what is refused of it: its names alone.
    const { errors = [] } = await send(readFileSync('schema/operations/shared-picture.graphql', 'utf8'), {
      municipality: '1492',
    });
    expect(errors.filter(({ message }) => message.includes('may have'))).toEqual([]);
  });
});

describe('an operation above its caller’s level', () => {
  it.each([
    [
      'depth',
      'levels of fields',
      `{ __schema { types { fields { type ${'{ ofType '.repeat(14)} { name } ${'}'.repeat(14)} } } } }`,
      19,
      18,
    ],
    [
      'fields',
      'fields, its fragments written out',
      bomb(10).replace('...f10', `...f10 ${times(176, () => 'name')}`),
      1_201,
      1_200,
    ],
    ['rootFields', 'root fields', `{ ${times(21, () => 'offenceTypes')} }`, 21, 20],
    ['aliases', 'aliases', `{ municipalities { ${times(61, (place) => `a${place}: code`)} } }`, 61, 60],
    [
      'directives',
      'directives',
      `query ($on: Boolean = true) { municipalities { ${times(61, () => 'code @include(if: $on)')} } }`,
      61,
      60,
    ],
    ['tokens', 'words and signs', `{ municipalities { ${times(600, () => '... on Municipality { code }')} } }`, 3_605, 3_000],
  ])('is refused to anyone with value and bound, and given to a party: %s', async (limit, told, query, value, bound) => {
    expect(await send(query)).toEqual({
      status: 400,
      errors: [
        {
          message: `The operation has ${value} ${told}; at level PUBLIC it may have ${bound}`,
          extensions: { code: 'BAD_USER_INPUT', limit, value, bound },
        },
      ],
    });
    expect((await send(query, {}, { 'x-api-key': 'key-of-polisen' })).errors).toBeUndefined();
  });

  it('is not planned: no subgraph hears of it', async () => {
    const heard = hub.register.asked.length + hub.crime.asked.length;
    expect((await send(`{ ${times(21, () => 'offenceTypes districts')} }`)).status).toBe(400);
    expect(hub.register.asked.length + hub.crime.asked.length).toBe(heard);
  });
});

describe('brackets that would end a parser’s stack', () => {
  it.each([
    ['lists', `{ municipality(code: ${'['.repeat(2_000)}1${']'.repeat(2_000)}) { code } }`, 2_002],
    ['inline fragments', `{ ${'... {'.repeat(300)} offenceTypes ${'}'.repeat(300)} }`, 301],
  ])('are told as the sender’s fault, not the hub’s: %s', async (_what, query, value) => {
    const message = `The document's brackets stand ${value} deep; they may stand 200`;
    const refused = { message, extensions: { code: 'BAD_USER_INPUT', limit: 'nesting', value, bound: 200 } };
    expect(await send(query)).toEqual({ status: 400, errors: [refused] });
    const headers = { 'apollo-require-preflight': 'yes' };
    const inAddress = await fetch(`${hub.url}?query=${query.slice(0, 1_500)}`, { headers });
    expect(inAddress.status).toBe(400);
    expect(hub.lines.filter((line) => line.includes('"level":50'))).toEqual([]);
  });
});

describe('introspection', () => {
  it('is given to anyone, and not where it asks in circles for what grows with each', async () => {
    expect((await send(getIntrospectionQuery())).data).toHaveProperty('__schema.queryType.name', 'Query');
    const circle = '{ __schema { types { fields { type { fields { type { fields { type { name } } } } } } } } }';
    expect((await send(circle)).errors?.[0]?.message).toBe('Maximum introspection depth exceeded');
  });
});
