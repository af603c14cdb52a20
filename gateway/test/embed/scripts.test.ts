import { createHash } from 'node:crypto';
import { mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { request as send } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { versionOf } from '../../src/embed/script.ts';
import { type Hub, startHub } from '../fixtures/hub.ts';

/** What an earlier build served, in the folder before this hub starts. */
const EARLIER = Buffer.from("/* SYNTHETIC: an earlier build's script */");

let folder: string;
let hub: Hub;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'hub-embed-'));
  await mkdir(join(folder, 'widgets', versionOf(EARLIER)), { recursive: true });
  await writeFile(join(folder, 'widgets', versionOf(EARLIER), 'focus-areas.js'), EARLIER);
  await mkdir(join(folder, 'widgets', '0'.repeat(16)), { recursive: true });
  await writeFile(join(folder, 'widgets', '0'.repeat(16), 'focus-areas.js'), 'changed');
  hub = await startHub({ HUB_DATA_DIR: folder });
});
afterAll(async () => {
  await hub.release();
  await rm(folder, { recursive: true });
});

const get = (path: string, headers: Record<string, string> = {}) => fetch(hub.origin + path, { headers });

/** As it is sent: fetch decodes what is compressed, and takes `..` out of an address. */
function raw(path: string, headers: Record<string, string> = {}): Promise<{ status: number | undefined; body: Buffer }> {
  return new Promise((resolve, reject) => {
    const { hostname, port } = new URL(hub.origin);
    send({ hostname, port, path, headers }, async (response) => {
      const parts: Buffer[] = [];
      for await (const part of response) parts.push(part as Buffer);
      resolve({ status: response.statusCode, body: Buffer.concat(parts) });
    })
      .on('error', reject)
      .end();
  });
}

describe('a widget’s script', () => {
  it('may be run by any page, of any origin, also a sandboxed one', async () => {
    for (const origin of ['https://shops.example', 'null']) {
      const { status, headers } = await get('/widgets/focus-areas.js', { origin });
      expect(status).toBe(200);
      expect(headers.get('content-type')).toBe('text/javascript; charset=utf-8');
      expect(headers.get('access-control-allow-origin')).toBe('*');
      expect(headers.get('cross-origin-resource-policy')).toBe('cross-origin');
      expect(headers.get('set-cookie')).toBeNull();
    }
  });

  it('is sent as brotli where that is taken, else as gzip, else as it is', async () => {
    const plain = (await raw('/widgets/focus-areas.js')).body;
    const gzip = (await raw('/widgets/focus-areas.js', { 'accept-encoding': 'gzip' })).body;
    const brotli = (await raw('/widgets/focus-areas.js', { 'accept-encoding': 'gzip, deflate, br' })).body;
    expect(gunzipSync(gzip)).toEqual(plain);
    expect(brotliDecompressSync(brotli)).toEqual(plain);
    expect(brotli.length).toBeLessThan(gzip.length);
    expect((await get('/widgets/focus-areas.js')).headers.get('vary')).toBe('Accept-Encoding');
    expect((await raw('/widgets/focus-areas.js', { 'accept-encoding': 'br;q=0, gzip;q=0' })).body).toEqual(plain);
  });

  it('may be kept for an hour, and is asked after without being sent again', async () => {
    const first = await get('/widgets/focus-areas.js');
    expect(first.headers.get('cache-control')).toMatch(/^public, max-age=3600, stale-while-revalidate=/);
    const again = await raw('/widgets/focus-areas.js', {
      'accept-encoding': first.headers.get('content-encoding') ?? 'identity',
      'if-none-match': first.headers.get('etag') ?? '',
    });
    expect(again.body).toHaveLength(0);
    expect(again.status).toBe(304);
  });

  it('is there for all widgets in one, and for the page around a frame', async () => {
    for (const file of ['hub-widgets.js', 'frame.js', 'framed.js']) expect((await get(`/widgets/${file}`)).status).toBe(200);
  });
});

describe('a version of a widget’s script', () => {
  it('lies under the hash of what it is, for good', async () => {
    const text = Buffer.from(await (await get('/widgets/focus-areas.js')).arrayBuffer());
    const version = createHash('sha256').update(text).digest('hex').slice(0, 16);
    const answer = await get(`/widgets/${version}/focus-areas.js`);
    expect(answer.headers.get('cache-control')).toBe('public, max-age=31536000, immutable');
    expect(Buffer.from(await answer.arrayBuffer())).toEqual(text);
    expect(await readdir(join(folder, 'widgets', version))).toEqual(['focus-areas.js']);
  });

  it('is served after the hub has been given a newer one', async () => {
    const answer = await get(`/widgets/${versionOf(EARLIER)}/focus-areas.js`);
    expect(answer.status).toBe(200);
    expect(Buffer.from(await answer.arrayBuffer())).toEqual(EARLIER);
  });

  it.each([
    ['that nobody has served', `/widgets/${'f'.repeat(16)}/focus-areas.js`],
    ['whose file is not what it was', `/widgets/${'0'.repeat(16)}/focus-areas.js`],
    ['that is no version', '/widgets/latest/focus-areas.js'],
    ['of a file of another kind', `/widgets/${versionOf(EARLIER)}/focus-areas.js.map`],
    ['with a way out of the folder in its name', `/widgets/${versionOf(EARLIER)}/..%2Ffocus-areas.js`],
    ['with a way out of the folder for a version', '/widgets/..%2f..%2fkeys/focus-areas.js'],
    ['under no version', '/widgets/..%2Fpackage.json'],
    ['with dots in its path', '/widgets/../keys/gateway/partners.secret'],
  ])('%s is not there', async (_which, path) => {
    const { status, body } = await raw(path);
    expect(status).toBe(404);
    expect(JSON.parse(body.toString()).errors).toHaveLength(1);
  });
});

describe('a hub that can keep no versions', () => {
  it('serves its own, and says in its log what it cannot promise', async () => {
    const inTheWay = await mkdtemp(join(tmpdir(), 'hub-embed-'));
    await writeFile(join(inTheWay, 'widgets'), 'a file where the folder would be');
    const other = await startHub({ HUB_DATA_DIR: inTheWay });
    expect((await fetch(`${other.origin}/widgets/focus-areas.js`)).status).toBe(200);
    expect(other.lines.join()).toContain('break when the hub is upgraded');
    await other.release();
    await rm(inTheWay, { recursive: true });
  });
});
