import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { getIntrospectionQuery } from 'graphql';
import { type Hub, startHub } from './fixtures/hub.ts';

let hub: Hub;
beforeAll(async () => {
  hub = await startHub();
});
afterAll(() => hub.release());

async function send(query: string, variables: object = {}) {
  const answer = await fetch(hub.url, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query, variables }),
  });
  return {
    status: answer.status,
    ...((await answer.json()) as { data?: object; errors?: { message: string; extensions: { code: string } }[] }),
  };
}

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
