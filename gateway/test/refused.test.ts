import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type Hub, startHub } from './fixtures/hub.ts';

let hub: Hub;
beforeAll(async () => {
  hub = await startHub();
});
afterAll(() => hub.release());

async function send(body: object): Promise<{ status: number; text: string }> {
  const answer = await fetch(hub.url, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  return { status: answer.status, text: await answer.text() };
}

describe('what the engine cannot execute', () => {
  it.each<[string, string, object]>([
    [
      'OPERATION_RESOLUTION_FAILURE',
      'an operation’s name that no operation has',
      { query: 'query A { __typename }', operationName: 'SENT' },
    ],
    [
      'OPERATION_RESOLUTION_FAILURE',
      'several operations and no name',
      { query: 'query SENT { __typename } query B { __typename }' },
    ],
    ['BAD_USER_INPUT', 'a number beyond a Float', { query: '{ municipality(code: "1492") { SENT: offences(scale: 1e400) } }' }],
  ])('is the sender’s fault, not the hub’s, and is not repeated: %s, %s', async (code, _case, body) => {
    const { status, text } = await send(body);
    expect({ status, errors: JSON.parse(text).errors }).toEqual({
      status: 400,
      errors: [{ message: expect.stringMatching(/^Nothing can be executed/), extensions: { code } }],
    });
    expect(text).not.toContain('SENT');
    expect(hub.lines.filter((line) => line.includes('"level":50'))).toEqual([]);
  });
});
