import { once } from 'node:events';
import { connect } from 'node:net';
import { setTimeout } from 'node:timers/promises';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { type Hub, startHub } from './fixtures/hub.ts';
import { knownPartners } from './fixtures/known-partners.ts';

const noted: object[][] = [];
let hub: Hub;
beforeAll(async () => {
  const partners = knownPartners({ slug: 'kommunen', level: 'COUNCIL', scopes: ['council:read'] }, { slug: 'bladet' });
  hub = await startHub({}, { partners, audit: { append: async (entries) => void noted.push(entries as object[]) } });
});
afterAll(() => hub.release());
beforeEach(() => {
  hub.register.manner = 'answers';
  hub.crime.manner = 'answers';
  hub.lines.length = 0;
  noted.length = 0;
});

interface Sent {
  readonly body: object | string;
  readonly headers?: Record<string, string>;
}

/** Its own headers beside those that differ from one answer to the next, and what it says. */
async function send({ body, headers = {} }: Sent) {
  const sent = { 'content-type': 'application/json', 'accept-encoding': 'identity', ...headers };
  const text = typeof body === 'string' ? body : JSON.stringify(body);
  const answer = await fetch(hub.url, { method: 'POST', headers: sent, body: text });
  const varying = ['date', 'x-request-id', 'ratelimit'];
  return {
    status: answer.status,
    headers: Object.fromEntries([...answer.headers].filter(([name]) => !varying.includes(name))),
    text: await answer.text(),
  };
}

/** Whether each request so far took the short way, as its line says. */
async function ways(count: number): Promise<boolean[]> {
  const told = () => hub.lines.map((line) => JSON.parse(line)).filter(({ msg }) => msg === 'request');
  for (let turn = 0; told().length < count && turn < 100; turn += 1) await setTimeout(10);
  return told().map(({ warm }) => warm);
}

const PLACE =
  'query Place($code: ID!, $with: Boolean = true) { municipality(code: $code) { name offences @include(if: $with) } }';
const key = (slug: string) => ({ 'x-api-key': `key-of-${slug}` });

describe('a query that has been taken before', () => {
  const same: [string, Sent][] = [
    ['with variables', { body: { query: PLACE, variables: { code: '1492' } } }],
    [
      'with its name and a variable that leaves a field out',
      { body: { query: PLACE, operationName: 'Place', variables: { code: '1492', with: false } } },
    ],
    ['of nothing that is there', { body: { query: '{ municipality(code: "0000") { name } }' } }],
    [
      'with errors of its owners, two at once',
      { body: { query: '{ municipality(code: "1461") { uncoded refusedHere refused name } }' } },
    ],
    ['by a partner', { body: { query: '{ municipalities { code secret offences } }' }, headers: key('kommunen') }],
    [
      'by a partner who may not read all of it',
      { body: { query: '{ municipalities { name secret } }' }, headers: key('bladet') },
    ],
    ['about the schema as well', { body: { query: '{ __typename offenceTypes __type(name: "Query") { name } }' } }],
    [
      'whose answer is compressed',
      {
        body: { query: `{ municipalities { ${Array.from({ length: 60 }, (_, n) => `n${n}: name`).join(' ')} } }` },
        headers: { 'accept-encoding': 'gzip' },
      },
    ],
  ];

  it.each(same)('is answered on the short way as on the long one: %s', async (_what, sent) => {
    const [long, short] = [await send(sent), await send(sent)];
    expect(short).toEqual(long);
    expect(long.status).toBe(200);
    expect(await ways(2)).toEqual([false, true]);
    expect(noted[1]).toEqual(noted[0]?.map((entry) => ({ ...entry, requestId: expect.any(String) })));
  });

  it('loses an owner’s fields alone', async () => {
    const sent = { body: { query: '{ municipality(code: "1492") { name offences liaison } }' } };
    await send(sent);
    hub.crime.manner = 'status 503';
    const short = await send(sent);
    expect(await ways(2)).toEqual([false, true]);
    hub.lines.length = 0;
    expect(await send({ ...sent, headers: { accept: 'application/json;q=0.9' } })).toEqual(short);
    expect(JSON.parse(short.text)).toMatchObject({ data: { municipality: { name: 'Åmål', offences: null, liaison: null } } });
    expect(await ways(1)).toEqual([false]);
  });

  it('is counted once, whichever way it is refused', async () => {
    const bounded = await startHub({ HUB_RATE_LIMIT: '3' });
    try {
      const left: (string | null)[] = [];
      for (const code of ['1492', '1492', {}, '1492']) {
        const body = JSON.stringify({ query: PLACE, variables: { code } });
        const answer = await fetch(bounded.url, { method: 'POST', headers: { 'content-type': 'application/json' }, body });
        left.push(`${answer.status} ${/r=(\d+)/.exec(answer.headers.get('ratelimit') ?? '')?.[1]}`);
      }
      expect(left).toEqual(['200 2', '200 1', '400 0', '429 0']);
    } finally {
      await bounded.release();
    }
  });
});

describe('what is not plain, or is to be refused', () => {
  const query = PLACE;
  const variables = { code: '1492' };
  it.each<[string, number, Sent]>([
    ['a variable that does not fit', 400, { body: { query, variables: { code: { no: 'id' } } } }],
    ['a key that is not taken', 401, { body: { query, variables }, headers: key('nobody') }],
    ['a body that is no JSON', 400, { body: `{"query":"${PLACE}"` }],
    ['something beside the question', 200, { body: { query, variables, extensions: {} } }],
    ['a page of another origin', 200, { body: { query, variables }, headers: { origin: 'https://elsewhere.example' } }],
    ['another type of answer', 200, { body: { query, variables }, headers: { accept: 'application/graphql-response+json' } }],
  ])('goes the long way as it came: %s', async (_what, status, sent) => {
    await send({ body: { query, variables } });
    expect((await send(sent)).status).toBe(status);
    expect((await ways(2))[1]).toBe(false);
  });

  it('goes the long way each time where it writes', async () => {
    const sent = { body: { query: 'mutation { rename(code: "1492", name: "Åmål") { name } }' } };
    expect(await send(sent)).toEqual(await send(sent));
    expect(await ways(2)).toEqual([false, false]);
  });
});

describe('a body that comes in pieces', () => {
  const body = JSON.stringify({ query: PLACE, variables: { code: '1492' } });
  const head = `POST /graphql HTTP/1.1\r\nhost: hub\r\ncontent-type: application/json\r\ncontent-length: ${body.length}\r\n\r\n`;

  async function sendPieces(pieces: readonly string[]): Promise<string> {
    const socket = connect(Number(new URL(hub.url).port), '127.0.0.1')
      .setEncoding('utf8')
      .setNoDelay(true);
    let read = '';
    socket.on('data', (text) => {
      read += text;
    });
    for (const piece of pieces) {
      socket.write(piece);
      await setTimeout(20);
    }
    for (let turn = 0; !read.includes('"data"') && turn < 200; turn += 1) await setTimeout(10);
    socket.end();
    await once(socket, 'close');
    return read.slice(read.indexOf('\r\n\r\n') + 4);
  }

  it('is read whole on either way, and what follows it on the connection is the next request', async () => {
    const cold = body.replace('Place', 'Other');
    const expected = (await send({ body })).text;
    expect(await sendPieces([head, body.slice(0, 9), body.slice(9)])).toBe(expected);
    expect(await sendPieces([head + cold.slice(0, 9), cold.slice(9)])).toBe(expected);
    expect(await sendPieces([head + body + head, cold.slice(0, 30), cold.slice(30)])).toContain(expected);
  });

  it('has its line where its sender goes before its end', async () => {
    const socket = connect(Number(new URL(hub.url).port), '127.0.0.1');
    socket.write(head + body.slice(0, 9));
    await setTimeout(50);
    socket.destroy();
    expect(await ways(1)).toEqual([false]);
    expect(hub.lines.join('')).toContain('cut off');
  });
});
