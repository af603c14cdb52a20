import { readdirSync } from 'node:fs';
import { basename } from 'node:path';
import { LEVELS } from '@hub/kernel/process';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { buildSchema, parse } from 'graphql';
import { readAccessRules } from '../../src/authorization/rules.ts';
import { renderMarkdown } from '../../src/pages/markdown.ts';
import { typeSection } from '../../src/pages/type-section.ts';
import { type Hub, startHub } from '../fixtures/hub.ts';

const DOCUMENTS = readdirSync('gateway/docs').map((file) => basename(file, '.md'));
const ELSEWHERE = ['examples', 'hub', 'gateway', 'graph', 'changelog', 'seeds'];

let hub: Hub;
beforeAll(async () => {
  hub = await startHub({ SUPERGRAPH: 'schema/supergraph.graphql' });
});
afterAll(() => hub.release());

const page = async (path: string) => {
  const answer = await fetch(hub.origin + path);
  return { status: answer.status, html: await answer.text(), policy: answer.headers.get('content-security-policy') ?? '' };
};
const all = (html: string, pattern: RegExp) => [...html.matchAll(pattern)].map(([, found = '']) => found);
const idsOf = (html: string) => new Set(all(html, / id="([^"]+)"/g));

describe('/docs', () => {
  it('lists every document there is', async () => {
    const listed = all((await page('/docs')).html, /<li><a href="\/docs\/([^"]+)"/g);
    expect([...listed].sort()).toEqual([...DOCUMENTS, ...ELSEWHERE].sort());
  });

  it.each([...DOCUMENTS, ...ELSEWHERE])('shows %s in its own language, under a policy that allows nothing', async (name) => {
    const { status, html, policy } = await page(`/docs/${name}`);
    expect(status).toBe(200);
    expect(html).toContain(`<html lang="${name.endsWith('.sv') ? 'sv' : 'en'}">`);
    expect(all(html, /<h1 id="[^"]+">(.+)<\/h1>/g)).toHaveLength(1);
    expect(policy).toContain("default-src 'none'");
    expect(policy).not.toContain('unsafe');
  });

  it('leads from page to page, to headings that are there', async () => {
    for (const name of [...DOCUMENTS, ...ELSEWHERE]) {
      const { html } = await page(`/docs/${name}`);
      expect(html).not.toMatch(/href="[^"]*\.md[#"]/);
      for (const href of all(html, /href="((?:\/docs|#)[^"]*)"/g)) {
        const [path, anchor] = href.split('#');
        const target = path === '' ? { status: 200, html } : await page(path ?? '');
        const found = target.status === 200 && (anchor === undefined || idsOf(target.html).has(anchor));
        expect(`${name} to ${href}: ${found}`).toBe(`${name} to ${href}: true`);
      }
    }
  });

  it('says that the way to the other language is in that language', async () => {
    expect((await page('/docs/first-hour')).html).toContain(
      '<a href="/docs/first-hour.sv" lang="sv" hreflang="sv">På svenska</a>',
    );
  });
});

describe('/docs/schema', () => {
  it.each(LEVELS)('links every type and field of level %s to one that stands there', async (level) => {
    const { html } = await page(`/docs/schema?level=${level}`);
    const ids = idsOf(html);
    expect([...new Set(all(html, /href="#([^"]+)"/g))].filter((name) => !ids.has(name))).toEqual([]);
    expect(html).toContain(`<a href="/docs/schema?level=${level}" aria-current="page">`);
  });

  it('shows anyone what anyone may ask, and a level what needs a scope beside', async () => {
    const open = idsOf((await page('/docs/schema')).html);
    expect([...open]).toEqual(expect.arrayContaining(['Query.municipality', 'Meeting.heldOn', 'SuppressionReason.SMALL_COUNT']));
    for (const closed of ['ActionPoint', 'Meeting.notes', 'Mutation', 'Query.councilAudit']) expect(open.has(closed)).toBe(false);
    const [, notes] = /<dt id="Meeting.notes">([\s\S]*?)<\/dd>/.exec((await page('/docs/schema?level=COUNCIL')).html) ?? [];
    expect(notes).toContain('Needs the scope council:read.');
  });

  it('allows its own script alone', async () => {
    expect((await page('/docs/schema')).policy).toMatch(/script-src 'sha256-[^']+'$/);
  });

  it('has the public level alone in production', async () => {
    const production = await startHub({ SUPERGRAPH: 'schema/supergraph.graphql', NODE_ENV: 'production' });
    const ask = async (path: string) => (await fetch(production.origin + path)).text();
    expect(await ask('/docs/schema?level=PARTY')).toBe('level is one of PUBLIC');
    expect(await ask('/docs/schema')).not.toMatch(/councilAudit|proposeMeasure|level=PARTY/);
    await production.release();
  });

  it('says which levels there are', async () => {
    for (const level of ['X', '', '%3Cb%3E']) {
      const { status, html } = await page(`/docs/schema?level=${level}`);
      expect({ status, html }).toEqual({ status: 400, html: 'level is one of PUBLIC, SECTOR, COUNCIL, PARTY' });
    }
  });
});

describe('a text with signs of HTML', () => {
  it('is shown as text in the schema', () => {
    const sdl = '"<img src=x> `a<b`" type Query { "1 & <b>" a("<i>" of: String = "\\"<u>"): Int @deprecated(reason: "<s>") }';
    const schema = buildSchema(sdl);
    const query = schema.getQueryType();
    const html = query ? typeSection(query, schema, readAccessRules(parse(sdl), schema)) : '';
    expect(html).not.toMatch(/<(img|b|i|u|s)[ >]/);
    expect(html).toContain('&lt;img src=x&gt; <code>a&lt;b</code>');
    expect(html).toContain('<code>of: <a href="#String">String</a> = &quot;\\&quot;&lt;u&gt;&quot;</code>');
  });

  it('is shown as text in a document', () => {
    const { title, html } = renderMarkdown(
      '# A & B\n\n<script>x</script>\n\n[to](javascript:x)\n\n```html\n<b>\n```',
      () => undefined,
    );
    expect(title).toBe('A & B');
    expect(html).not.toMatch(/<(script|b)>|javascript:/);
    expect(html).toContain('<pre tabindex="0"><code>&lt;b&gt;</code></pre>');
  });
});
