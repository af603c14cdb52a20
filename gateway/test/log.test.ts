import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type Hub, startHub } from './fixtures/hub.ts';

const QUERY = 'query Named($code: ID!) { municipality(code: $code) { name offences } }';

let hub: Hub;
beforeAll(async () => {
  hub = await startHub();
});
afterAll(() => hub.release());

/** The lines of one request; the last is written once the answer has left, so it may be a moment late. */
async function linesOf(requestId: string): Promise<Record<string, unknown>[]> {
  const read = () => hub.lines.map((line) => JSON.parse(line)).filter((line) => line.requestId === requestId);
  for (let tries = 0; read().length === 0 && tries < 100; tries += 1) await new Promise((resolve) => setTimeout(resolve, 10));
  return read();
}

describe('the log', () => {
  it('has one line a request, with names and numbers', async () => {
    await hub.ask(QUERY, { code: '1492' }, { 'x-request-id': 'one.line' });
    expect(await linesOf('one.line')).toEqual([
      expect.objectContaining({
        msg: 'request',
        operation: 'Named',
        kind: 'query',
        queryHash: expect.stringMatching(/^[0-9a-f]{16}$/),
        status: 200,
        codes: [],
        ms: expect.any(Number),
      }),
    ]);
  });

  it('holds no variable’s value and no header', async () => {
    await hub.ask(
      QUERY,
      { code: 'Anna-Svensson' },
      { 'x-request-id': 'quiet', authorization: 'Bearer s3cret', 'x-api-key': 'k3y' },
    );
    await hub.ask('query ($code: ID!) { municipality(code: $code) { name } }', { code: ['Anna-Svensson'] });
    await linesOf('quiet');
    expect(hub.lines.join('')).not.toMatch(/Anna-Svensson|s3cret|k3y/);
  });

  it('has the codes of the errors, and a line for a body that cannot be read', async () => {
    await hub.ask('{ municipality(code: "1492") { refused } }', {}, { 'x-request-id': 'coded' });
    expect(await linesOf('coded')).toEqual([expect.objectContaining({ codes: ['BAD_USER_INPUT'] })]);
    const headers = { 'content-type': 'application/json', 'x-request-id': 'half' };
    await fetch(hub.url, { method: 'POST', headers, body: '{"query":' });
    expect(await linesOf('half')).toEqual([expect.objectContaining({ status: 400, operation: null })]);
  });
});

describe('the request id', () => {
  const sent = async (given: string) => {
    const headers = { 'content-type': 'application/json', 'x-request-id': given };
    const answer = await fetch(hub.url, { method: 'POST', headers, body: JSON.stringify({ query: '{ offenceTypes }' }) });
    return { returned: answer.headers.get('x-request-id'), passedOn: hub.crime.asked.at(-1)?.headers['x-request-id'] };
  };

  it('is the caller’s, returned and sent on', async () => {
    expect(await sent('a.B_c-9')).toEqual({ returned: 'a.B_c-9', passedOn: 'a.B_c-9' });
  });

  it.each([['two words'], ['x'.repeat(65)], ['"quoted"']])('is a fresh one instead of %s', async (given) => {
    const { returned, passedOn } = await sent(given);
    expect(returned).toMatch(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/);
    expect(passedOn).toBe(returned);
  });

  it('is all that a subgraph gets of the caller’s headers', async () => {
    await hub.ask('{ offenceTypes }', {}, { 'x-secret': 's3cret' });
    const { headers } = hub.crime.asked.at(-1) ?? { headers: {} };
    expect(JSON.stringify(headers)).not.toContain('s3cret');
    expect(Object.keys(headers).sort()).toEqual([
      'accept',
      'authorization', // the gateway's own token
      'connection',
      'content-length',
      'content-type',
      'host',
      'x-request-id',
    ]);
  });
});
