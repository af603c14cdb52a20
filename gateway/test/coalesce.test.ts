import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { type Hub, startHub } from './fixtures/hub.ts';
import { knownPartners } from './fixtures/known-partners.ts';

let hub: Hub;
beforeAll(async () => {
  const partners = knownPartners({ slug: 'kommunen', level: 'COUNCIL', scopes: ['council:read'] });
  hub = await startHub({ HUB_COALESCE: 'on', SUBGRAPH_DEADLINE_MS: '10000' }, { partners });
});
afterAll(() => hub.release());
beforeEach(() => {
  hub.register.asked.length = 0;
});

const later = (ms: number) => `query Later($code: ID!) { later(ms: ${ms}) municipality(code: $code) { name } }`;
const KEY = { 'x-api-key': 'key-of-kommunen' };

describe('the same question of several at once', () => {
  it('is asked of its owners once, and everybody has the answer', async () => {
    const answers = await Promise.all(Array.from({ length: 5 }, () => hub.ask(later(300), { code: '1492' })));
    expect(answers).toEqual(Array(5).fill({ data: { later: 'done', municipality: { name: 'Åmål' } } }));
    expect(hub.register.asked).toHaveLength(1);
    await hub.ask(later(0), { code: '1492' });
    expect(hub.register.asked).toHaveLength(2);
  });

  it('goes on where the one who asked first has gone', async () => {
    const leaving = new AbortController();
    const body = JSON.stringify({ query: later(400), variables: { code: '1492' } });
    const sent = { method: 'POST', headers: { 'content-type': 'application/json' }, body };
    const first = fetch(hub.url, { ...sent, signal: leaving.signal }).catch(() => 'gone');
    while (hub.register.asked.length === 0) await new Promise((resolve) => setImmediate(resolve));
    const second = hub.ask(later(400), { code: '1492' });
    leaving.abort();
    expect(await first).toBe('gone');
    expect(await second).toEqual({ data: { later: 'done', municipality: { name: 'Åmål' } } });
    expect(hub.register.asked).toHaveLength(1);
  });

  it.each<[string, () => Promise<unknown>]>([
    ['by other variables', () => hub.ask(later(200), { code: '1461' })],
    ['by a partner', () => hub.ask(later(200), { code: '1492' }, KEY)],
    ['in other words', () => hub.ask(`${later(200)} `, { code: '1492' })],
  ])('is another one: %s', async (_how, other) => {
    await Promise.all([hub.ask(later(200), { code: '1492' }), other()]);
    expect(hub.register.asked).toHaveLength(2);
  });

  it('is never one where it writes', async () => {
    const write = () => hub.ask('mutation { rename(code: "1492", name: "Åmål") { name } }');
    await Promise.all([write(), write()]);
    expect(hub.register.asked).toHaveLength(2);
  });

  it('is one partner’s as often as it asks: its reads are told one by one', async () => {
    await Promise.all([hub.ask(later(200), { code: '1492' }, KEY), hub.ask(later(200), { code: '1492' }, KEY)]);
    expect(hub.register.asked).toHaveLength(2);
  });
});
