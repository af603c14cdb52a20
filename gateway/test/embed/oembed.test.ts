import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type Hub, startHub } from '../fixtures/hub.ts';
import { filterAsWordPress } from './wordpress.ts';

let hub: Hub;
beforeAll(async () => {
  hub = await startHub({ TRUSTED_PROXIES: 'loopback' });
});
afterAll(() => hub.release());

interface Rich {
  readonly html: string;
  readonly [name: string]: unknown;
}

async function ask(url: string, more: Record<string, string> = {}, headers: Record<string, string> = {}) {
  const answer = await fetch(`${hub.origin}/oembed?${new URLSearchParams({ url, ...more })}`, { headers });
  return { status: answer.status, headers: answer.headers, rich: (await answer.json()) as Rich };
}

const widget = (path = '/embed/focus-areas/1492?lang=sv') => hub.origin + path;

describe('/oembed', () => {
  it('answers a framed widget’s address with the frame', async () => {
    const { status, headers, rich } = await ask(widget());
    expect(status).toBe(200);
    expect(headers.get('content-type')).toContain('application/json');
    expect(headers.get('cache-control')).toBe('public, max-age=86400');
    expect(rich).toEqual({
      version: '1.0',
      type: 'rich',
      title: 'Medborgarlöfte, kommun 1492',
      provider_name: 'Crime prevention hub',
      provider_url: hub.origin,
      cache_age: 86_400,
      width: 600,
      height: 480,
      html: `<blockquote><a href="${widget()}">Medborgarlöfte, kommun 1492</a></blockquote><iframe src="${widget()}" title="Medborgarlöfte, kommun 1492" width="600" height="480" loading="lazy" sandbox="allow-scripts allow-same-origin allow-popups allow-popups-to-escape-sandbox"></iframe>`,
    });
  });

  it('is no larger than the page has room for, and never larger than it would be', async () => {
    const { rich } = await ask(widget(), { maxwidth: '320', maxheight: '9000' });
    expect(rich).toMatchObject({ width: 320, height: 480 });
    expect(rich.html).toContain('width="320" height="480"');
  });

  it('frames what the address says, written anew', async () => {
    const { rich } = await ask(widget('/embed/focus-areas/1492?lang=en&theme=dark&accent=7A0019&utm_source=x'));
    expect(rich.html).toContain(`src="${hub.origin}/embed/focus-areas/1492?lang=en&amp;theme=dark&amp;accent=7a0019"`);
  });

  it('answers by the name that a trusted proxy was asked by, over TLS also for an address that was kept without', async () => {
    const proxied = { 'x-forwarded-proto': 'https', 'x-forwarded-host': 'hub.example' };
    const { rich } = await ask('http://hub.example/embed/focus-areas/1492', {}, proxied);
    expect(rich.html).toContain('src="https://hub.example/embed/focus-areas/1492?lang=sv"');
  });

  it.each<[number, string, () => string, Record<string, string>]>([
    [404, 'another’s address', () => 'https://elsewhere.example/embed/focus-areas/1492', {}],
    [404, 'another page of ours', () => widget('/graphiql'), {}],
    [404, 'a widget that there is not', () => widget('/embed/nothing/1492'), {}],
    [400, 'what is no address', () => 'focus-areas', {}],
    [400, 'an address of a script', () => 'javascript:alert(1)', {}],
    [400, 'a colour that is none', () => widget('/embed/focus-areas/1492?accent=red'), {}],
    [400, 'a width that is none', () => widget(), { maxwidth: '-1' }],
    [400, 'another format', () => widget(), { format: 'yaml' }],
    [501, 'XML', () => widget(), { format: 'xml' }],
  ])('answers %i to %s', async (status, _what, url, more) => {
    const answer = await ask(url(), more);
    expect(answer.status).toBe(status);
    expect(answer.rich['errors']).toHaveLength(1);
  });

  it('answers 400 where no address is given', async () => {
    expect((await fetch(`${hub.origin}/oembed`)).status).toBe(400);
  });
});

describe('a WordPress that knows nothing of the hub', () => {
  it('finds where to ask in the framed page', async () => {
    const head = (await (await fetch(widget())).text()).split('</head>')[0] ?? '';
    const link = /<link[^>]+application\/json\+oembed[^>]+>/.exec(head)?.[0] ?? '';
    const href = /href="([^"]+)"/.exec(link)?.[1]?.replaceAll('&amp;', '&') ?? '';
    const rich = (await (await fetch(`${href}&maxwidth=500&maxheight=750`)).json()) as Rich;
    expect(rich).toMatchObject({ type: 'rich', width: 500 });
  });

  it('shows a link until the frame tells its height, with a secret to know that by', async () => {
    const { rich } = await ask(widget('/embed/focus-areas/1492?lang=en&theme=light'));
    const address = `${hub.origin}/embed/focus-areas/1492?lang=en`;
    const title = 'Citizen promise, municipality 1492';
    expect(filterAsWordPress(rich.html, 'abcDEF1234')).toEqual({
      listens: true,
      shown: [
        `<blockquote class="wp-embedded-content" data-secret="abcDEF1234"><a href="${address}&amp;theme=light">${title}</a></blockquote>`,
        '<iframe class="wp-embedded-content" sandbox="allow-scripts" security="restricted"',
        ' style="position: absolute; clip: rect(1px, 1px, 1px, 1px);"',
        ` src="${address}&#038;theme=light#?secret=abcDEF1234" data-secret="abcDEF1234" title="${title}" width="600" height="480"></iframe>`,
      ].join(''),
    });
  });

  it('has all that its sandboxed frame loads: to an origin of null everything is open', async () => {
    const headers = { origin: 'null' };
    const html = await (await fetch(widget(), { headers })).text();
    const sources = [...html.matchAll(/<script [^>]*src="([^"]+)"[^>]*>/g)];
    expect(sources).toHaveLength(2);
    for (const [tag, src] of sources) {
      expect(tag).toContain('crossorigin="anonymous"');
      const answer = await fetch(hub.origin + src, { headers });
      expect(answer.headers.get('access-control-allow-origin')).toBe('*');
    }
  });
});
