import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createClient } from 'graphql-sse';
import { knownPartners } from '../fixtures/known-partners.ts';
import { type House, openHouse } from './house.ts';
import { subscribe, until } from './reader.ts';

const RENAMED = 'subscription ($code: ID) { renamed(code: $code) { name offences } }';
const ÅMÅL = { renamed: { name: 'Åmål', offences: 810 } };

let house: House;
beforeAll(async () => {
  house = await openHouse({}, { partners: knownPartners({ slug: 'handel' }) });
});
afterAll(() => house.release());

/** Subscribes, and waits until the owner of the events is asked. */
async function follow(options: Parameters<typeof subscribe>[2] = {}, query = RENAMED) {
  const before = house.announcer.asked.length;
  const reader = await subscribe(house.url, query, options);
  await until(() => house.announcer.asked.length > before);
  return { ...reader, asked: house.announcer.asked.at(-1) };
}

describe('a stream of events', () => {
  it('holds for each event what the other subgraphs know of it', async () => {
    const { next, leave, asked, headers } = await follow({ variables: { code: '1492' } });
    house.announcer.tell('a', '1492');
    expect(await next()).toEqual({ id: 'a', event: 'next', data: ÅMÅL, errors: [], codes: [] });
    house.announcer.tell('b', '1461');
    expect(await next()).toMatchObject({ id: 'b', data: { renamed: { name: 'Mellerud', offences: 35 } } });
    expect(JSON.parse(asked?.body ?? '')).toMatchObject({ variables: { code: '1492' } });
    expect(headers.get('content-type')).toBe('text/event-stream; charset=utf-8');
    expect(headers.get('cache-control')).toContain('no-store');
    leave();
  });

  it('is read by graphql-sse’s own client, to its end', async () => {
    const client = createClient({ url: house.url, retryAttempts: 0 });
    const before = house.announcer.asked.length;
    const results = client.iterate({ query: RENAMED });
    const first = results.next();
    await until(() => house.announcer.asked.length > before);
    house.announcer.tell('a', '1492');
    expect((await first).value).toEqual({ data: ÅMÅL });
    house.announcer.send('event: complete\ndata:\n\n');
    expect(await results.next()).toEqual({ done: true, value: undefined });
    client.dispose();
  });

  it('is opened by GET too, as a browser’s EventSource does', async () => {
    const { next, leave } = await follow({ by: 'GET', variables: { code: '1492' } });
    house.announcer.tell('a', '1492');
    expect(await next()).toMatchObject({ id: 'a', data: ÅMÅL });
    leave();
  });

  it('goes on after the event that its caller names, in the owner’s words', async () => {
    const { next, leave, asked } = await follow({ headers: { 'last-event-id': 'known-to-the-owner' } });
    expect(asked?.headers['last-event-id']).toBe('known-to-the-owner');
    house.announcer.send('id: a-place-alone\n\n');
    expect(await next()).toMatchObject({ id: 'a-place-alone', event: '' });
    leave();
  });

  it('tells with its code why the owner cannot go on, and has a browser forget from where', async () => {
    const before = house.announcer.asked.length;
    const headers = { accept: 'text/event-stream', 'last-event-id': 'forgotten' };
    const answer = await fetch(`${house.url}?${new URLSearchParams({ query: RENAMED })}`, { headers });
    await until(() => house.announcer.asked.length > before);
    const errors = [{ message: 'Events are kept for 7 days', extensions: { code: 'EVENTS_GONE' } }];
    house.announcer.send(`event: next\ndata: ${JSON.stringify({ errors })}\n\nevent: complete\ndata:\n\n`);
    expect((await answer.text()).replace(/^(:\n\n)+/, '')).toBe(
      'id: \nevent: next\ndata: {"errors":[{"message":"Events are kept for 7 days","extensions":{"code":"EVENTS_GONE","service":"announcer"}}]}\n\n' +
        'event: complete\ndata:\n\n',
    );
  });

  it('ends at the owner when its caller leaves', async () => {
    const { leave } = await follow();
    expect(house.announcer.open()).toBe(1);
    leave();
    await until(() => house.announcer.open() === 0);
  });

  it('ends with a code where its owner breaks off, and begins anew once that is back', async () => {
    const { rest } = await follow();
    await house.announcer.stop();
    const told = await rest();
    expect(told).toMatchObject([{ event: 'next', data: null, codes: ['SERVICE_UNAVAILABLE'] }, { event: 'complete' }]);
    const refused = await subscribe(house.url, RENAMED);
    expect(await refused.rest()).toMatchObject([{ codes: ['SERVICE_UNAVAILABLE'] }, { event: 'complete' }]);
    await house.announcer.restart();
    const { next, leave } = await follow();
    house.announcer.tell('a', '1492');
    expect(await next()).toMatchObject({ data: ÅMÅL });
    leave();
  });

  it('ends with a code where its owner sends what is none of its protocol', async () => {
    const { rest } = await follow();
    house.announcer.send('event: next\ndata: <html>\n\n');
    expect(await rest()).toMatchObject([{ codes: ['SERVICE_UNAVAILABLE'] }, { event: 'complete' }]);
  });

  it('keeps what a field of another owner’s is lost for to that field', async () => {
    const { next, leave } = await follow({}, 'subscription { renamed { name refused } }');
    house.announcer.tell('a', '1492');
    expect(await next()).toMatchObject({ data: { renamed: { name: 'Åmål', refused: null } }, codes: ['BAD_USER_INPUT'] });
    leave();
  });
});

describe('what a stream may not be asked for', () => {
  const ask = async (query: string, accept: string) => {
    const headers = { 'content-type': 'application/json', accept };
    const response = await fetch(house.url, { method: 'POST', headers, body: JSON.stringify({ query }) });
    const { errors } = (await response.json()) as { errors: { extensions: { code: string } }[] };
    return [response.status, errors[0]?.extensions.code];
  };

  it('is told to whoever asks for one answer', async () => {
    expect(await ask('subscription { renamed { name } }', 'application/json')).toEqual([400, 'BAD_USER_INPUT']);
    expect(await ask('subscription { renamed { name } }', '*/*')).toEqual([400, 'BAD_USER_INPUT']);
  });

  it.each([
    ['a document that is none of the graph’s', 'subscription { renamed { nothing } }', 'GRAPHQL_VALIDATION_FAILED'],
    ['one that is no GraphQL', 'subscription {', 'GRAPHQL_PARSE_FAILED'],
    [
      'one above the caller’s level',
      `subscription { renamed { ${Array.from({ length: 70 }, (_, at) => `a${at}: name`).join(' ')} } }`,
      'BAD_USER_INPUT',
    ],
    ['a variable that does not fit', 'subscription ($scale: Float!) { renamed { offences(scale: $scale) } }', 'BAD_USER_INPUT'],
    ['a mutation', 'mutation { rename(code: "1492", name: "SYNTHETIC") { name } }', 'BAD_USER_INPUT'],
  ])('%s is told in the stream, which ends', async (_name, query, code) => {
    for (const by of ['GET', 'POST'] as const) {
      const { status, rest } = await subscribe(house.url, query, { by });
      expect(status).toBe(200);
      expect(await rest()).toMatchObject([{ event: 'next', data: null, codes: [code] }, { event: 'complete' }]);
    }
  });

  it('a query is answered once', async () => {
    const { rest } = await subscribe(house.url, '{ municipality(code: "1492") { name } }');
    expect(await rest()).toMatchObject([{ event: 'next', data: { municipality: { name: 'Åmål' } } }, { event: 'complete' }]);
  });

  it('a request that holds no document is no GraphQL', async () => {
    for (const body of ['{}', '{"query":1}', '{"query":"{ a }","variables":"text"}'])
      expect(
        (
          await fetch(house.url, {
            method: 'POST',
            headers: { accept: 'text/event-stream', 'content-type': 'application/json' },
            body,
          })
        ).status,
      ).toBe(400);
    const headers = { accept: 'text/event-stream' };
    expect((await fetch(`${house.url}?query={a}&variables={`, { headers })).status).toBe(400);
  });
});
