import { createHash } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { type Hub, startHub } from './fixtures/hub.ts';
import { knownPartners } from './fixtures/known-partners.ts';

const PLACE = 'query Place($code: ID!) { municipality(code: $code) { name offences } }';
const TYPES = '{ offenceTypes }';
const LONG = `{ municipalities { ${Array.from({ length: 40 }, (_, place) => `name${place}: name`).join(' ')} } }`;
const RENAME = 'mutation { rename(code: "1492", name: "X") { name } }';

const idOf = (document: string) => `sha256:${createHash('sha256').update(document).digest('hex')}`;

let hub: Hub;
let folder: string;
let purges = 0;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'hub-trusted-'));
  const file = join(folder, 'manifest.json');
  await writeFile(file, JSON.stringify(Object.fromEntries([PLACE, TYPES, LONG, RENAME].map((each) => [idOf(each), each]))));
  const partners = { ...knownPartners({ slug: 'amal-handel' }), purges: () => String(purges) };
  hub = await startHub({ TRUSTED_DOCUMENTS: file }, { partners });
});
afterAll(async () => {
  await hub.release();
  await rm(folder, { recursive: true });
});

// Each test has a memory of its own.
beforeEach(() => {
  purges += 1;
  hub.register.manner = 'answers';
  hub.crime.manner = 'answers';
  hub.register.cacheControl = 'max-age=300';
  hub.crime.cacheControl = 'max-age=60';
  hub.register.asked.length = 0;
  hub.crime.asked.length = 0;
});

const addressOf = (document: string, variables?: object) =>
  `${hub.url}?${new URLSearchParams({ documentId: idOf(document), ...(variables && { variables: JSON.stringify(variables) }) })}`;

const get = (document: string, variables?: object, headers: Record<string, string> = {}) =>
  fetch(addressOf(document, variables), { headers });

const AMAL = { data: { municipality: { name: 'Åmål', offences: 810 } } };

describe('a trusted document over GET', () => {
  it('is answered by its id to anybody, from any page and none, without a preflight', async () => {
    for (const headers of [{}, { origin: 'https://shop.example' }, { origin: 'null' }] as Record<string, string>[]) {
      const answer = await get(PLACE, { code: '1492' }, headers);
      expect(await answer.json()).toEqual(AMAL);
      expect(answer.headers.get('access-control-allow-origin')).toBe('*');
      expect(answer.headers.get('access-control-expose-headers')).toMatch(/\bAge\b.*\bDate\b/);
      expect(answer.headers.get('cross-origin-resource-policy')).toBe('cross-origin');
    }
  });

  it('stands as long as the shortest-lived of its parts, and differs by what it says it differs by', async () => {
    const answer = await get(PLACE, { code: '1492' });
    expect(answer.headers.get('cache-control')).toBe('public, max-age=60, stale-while-revalidate=600, stale-if-error=86400');
    const varies = (answer.headers.get('vary') ?? '').toLowerCase().split(/, */);
    expect(varies).toEqual(expect.arrayContaining(['accept-encoding', 'authorization', 'x-api-key']));
    expect(varies).not.toContain('origin');
    expect((await get(TYPES)).headers.get('cache-control')).toMatch(/^public, max-age=60,/);
  });

  it.each(['no-store', 'max-age=60, private', 'max-age=0', undefined])(
    'is kept by nobody where an owner says %s',
    async (words) => {
      hub.crime.cacheControl = words;
      for (const _ of [1, 2]) expect((await get(PLACE, { code: '1492' })).headers.get('cache-control')).toBe('no-store');
      expect(hub.crime.asked.length).toBe(2);
    },
  );

  it('is answered from memory with its age, to each set of values its own, until a purge', async () => {
    await get(PLACE, { code: '1492' });
    const again = await get(PLACE, { code: '1492' });
    expect(await again.json()).toEqual(AMAL);
    expect(again.headers.get('age')).toMatch(/^\d+$/);
    expect(hub.register.asked.length).toBe(1);
    expect(await (await get(PLACE, { code: '1461' })).json()).toEqual({
      data: { municipality: { name: 'Mellerud', offences: 35 } },
    });
    purges += 1;
    expect((await get(PLACE, { code: '1492' })).headers.get('age')).toBeNull();
    expect(hub.register.asked.length).toBe(3);
  });

  it('is answered 304 to whoever has it, also compressed in another way', async () => {
    const first = await get(LONG, {}, { 'accept-encoding': 'gzip' });
    const tag = first.headers.get('etag') ?? '';
    expect(tag).toMatch(/^W\/"/);
    const again = await raw(addressOf(LONG), { 'if-none-match': tag, 'accept-encoding': 'br' });
    expect({ status: again.status, bytes: again.body.length }).toEqual({ status: 304, bytes: 0 });
    expect(again.headers['cache-control']).toMatch(/^public/);
    expect((await raw(addressOf(LONG), { 'if-none-match': '"another"' })).status).toBe(200);
  });

  it.each([
    ['br', brotliDecompressSync],
    ['gzip', gunzipSync],
  ] as const)('is sent as %s to whoever takes it', async (encoding, decompress) => {
    const { headers, body } = await raw(addressOf(LONG), { 'accept-encoding': encoding });
    expect(headers['content-encoding']).toBe(encoding);
    expect(JSON.parse(decompress(body).toString()).data.municipalities).toHaveLength(2);
  });

  it('with a part missing is answered in part, and kept by nobody', async () => {
    hub.crime.manner = 'status 503';
    const answer = await get(PLACE, { code: '1492' });
    expect(await answer.json()).toMatchObject({ data: { municipality: { name: 'Åmål', offences: null } }, errors: [{}] });
    expect(answer.headers.get('cache-control')).toBe('no-store');
    hub.crime.manner = 'answers';
    expect(await (await get(PLACE, { code: '1492' })).json()).toEqual(AMAL);
  });

  it('by a partner’s key is the partner’s own answer, kept by nobody', async () => {
    await get(PLACE, { code: '1492' });
    const answer = await get(PLACE, { code: '1492' }, { 'x-api-key': 'key-of-amal-handel', 'apollo-require-preflight': '1' });
    expect(await answer.json()).toEqual(AMAL);
    expect(answer.headers.get('cache-control')).toBe('no-store');
    expect(answer.headers.get('access-control-allow-origin')).toBeNull();
    expect(hub.register.asked.length).toBe(2);
  });

  it('cannot write', async () => {
    const answer = await get(RENAME);
    expect(answer.status).toBe(405);
    expect(hub.register.asked).toEqual([]);
  });
});

describe('an id', () => {
  it('that is none is told so, in one way for every id', async () => {
    const answer = await fetch(`${hub.url}?documentId=sha256:0&variables={}`);
    expect(answer.status).toBe(404);
    expect(await answer.json()).toEqual({
      errors: [{ message: 'There is no trusted document of this id', extensions: { code: 'PERSISTED_QUERY_NOT_FOUND' } }],
    });
  });

  it('beside a query is refused', async () => {
    const answer = await fetch(`${addressOf(TYPES)}&query={districts}`);
    expect(answer.status).toBe(400);
    expect(hub.crime.asked).toEqual([]);
  });

  it.each([7, [idOf(TYPES)], { toString: 1 }, null])('in a body as %j is no id', async (documentId) => {
    const answer = await post({ documentId });
    expect(answer.status).toBeGreaterThanOrEqual(400);
    expect(answer.status).toBeLessThan(500);
  });

  it('is taken in a body too', async () => {
    expect(await (await post({ documentId: idOf(PLACE), variables: { code: '1492' } })).json()).toEqual(AMAL);
  });
});

it('a free query over GET asks for the header that forged requests lack', async () => {
  expect((await fetch(`${hub.url}?query={offenceTypes}`)).status).toBe(400);
});

const post = (body: object) =>
  fetch(hub.url, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) });

/** The answer as it came: fetch would decompress it, and say `no-cache` beside `if-none-match`. */
async function raw(address: string, headers: Record<string, string>) {
  return new Promise<{ status: number | undefined; headers: Record<string, unknown>; body: Buffer }>((resolve, reject) => {
    request(address, { headers }, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('end', () => resolve({ status: response.statusCode, headers: response.headers, body: Buffer.concat(chunks) }));
    })
      .on('error', reject)
      .end();
  });
}
