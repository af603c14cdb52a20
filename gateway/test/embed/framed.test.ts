import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type Hub, startHub } from '../fixtures/hub.ts';

let hub: Hub;
beforeAll(async () => {
  hub = await startHub({ TRUSTED_PROXIES: 'loopback' });
});
afterAll(() => hub.release());

async function page(path: string, headers: Record<string, string> = {}) {
  const answer = await fetch(hub.origin + path, { headers });
  return { answer, html: await answer.text(), policy: answer.headers.get('content-security-policy') ?? '' };
}

describe('a framed widget', () => {
  it('holds the widget that was asked for, and nothing that anybody could be known by', async () => {
    const { answer, html } = await page('/embed/focus-areas/1492?lang=en&theme=dark&focus=business');
    expect(answer.status).toBe(200);
    expect(html).toContain('<hub-focus-areas municipality="1492" lang="en" theme="dark" focus="business"></hub-focus-areas>');
    expect(html).toContain('<html lang="en">');
    expect(html).toContain('<title>Citizen promise, municipality 1492</title>');
    expect(html).toMatch(/<noscript>.+<a href="https:\/\/polisen\.se\/">/s);
    expect(answer.headers.get('set-cookie')).toBeNull();
  });

  it('is Swedish where nothing is said, and takes the reader’s own theme', async () => {
    const { html } = await page('/embed/focus-areas/1492');
    expect(html).toContain('<hub-focus-areas municipality="1492" lang="sv"></hub-focus-areas>');
  });

  it('may be framed by anybody, and loads from here alone', async () => {
    const { answer, policy } = await page('/embed/focus-areas/1492');
    expect(answer.headers.get('x-frame-options')).toBeNull();
    expect(answer.headers.get('cross-origin-resource-policy')).toBe('cross-origin');
    expect(policy).toContain('frame-ancestors *');
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain("script-src 'self';");
    expect(policy).toContain("connect-src 'self'");
    expect(policy).not.toContain('unsafe');
  });

  it('runs scripts that are there, the widget’s checked by its hash', async () => {
    const { html } = await page('/embed/focus-areas/1492');
    const [, src, integrity] = /src="([^"]+)" integrity="([^"]+)"/.exec(html) ?? [];
    const text = Buffer.from(await (await fetch(hub.origin + src)).arrayBuffer());
    expect(integrity).toBe(`sha384-${createHash('sha384').update(text).digest('base64')}`);
    expect(html).toContain('src="/widgets/framed.js"');
  });

  it('takes a site’s own colours, in a style that is allowed by its hash', async () => {
    const { html, policy } = await page('/embed/focus-areas/1492?accent=7A0019&text=%23111111');
    expect(html).toContain('--hub-accent: #7a0019; --hub-text: #111111;');
    const style = /<style>(.*?)<\/style>/s.exec(html)?.[1] ?? '';
    expect(policy).toContain(`'sha256-${createHash('sha256').update(style).digest('base64')}'`);
  });

  it('says where oEmbed tells of it, by the address it was asked for by', async () => {
    const { html } = await page('/embed/focus-areas/1492?lang=en', {
      'x-forwarded-proto': 'https',
      'x-forwarded-host': 'hub.example',
    });
    const href = /<link rel="alternate" type="application\/json\+oembed" href="([^"]+)"/.exec(html)?.[1] ?? '';
    const told = new URL(href.replaceAll('&amp;', '&'));
    expect(told.origin).toBe('https://hub.example');
    expect(told.searchParams.get('url')).toBe('https://hub.example/embed/focus-areas/1492?lang=en');
  });

  it.each([
    [404, '/embed/nothing/1492'],
    [404, '/embed/focus-areas/149'],
    [404, '/embed/focus-areas/14921'],
    [404, '/embed/constructor/1492'],
    [404, '/embed/frame/1492'],
    [404, '/embed/focus-areas/%22%3E%3Cscript%3E'],
    [400, '/embed/focus-areas/1492?lang=no'],
    [400, '/embed/focus-areas/1492?theme=pink'],
    [400, '/embed/focus-areas/1492?accent=red;}body{display:none'],
    [400, '/embed/focus-areas/1492?accent=fff'],
  ])('answers %i to %s', async (status, path) => {
    const { answer, html } = await page(path);
    expect(answer.status).toBe(status);
    expect(JSON.parse(html).errors).toHaveLength(1);
    expect(answer.headers.get('x-frame-options')).toBe('DENY');
  });

  it('is let be by what a sharer’s tool adds to the address', async () => {
    expect((await page('/embed/focus-areas/1492?utm_source=letter')).answer.status).toBe(200);
  });
});
