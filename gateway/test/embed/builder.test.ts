import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { colourRule, elementMarkup, frameAddress, frameMarkup, type Shown } from '../../src/embed/browser/snippets.ts';
import { type Hub, startHub } from '../fixtures/hub.ts';

let hub: Hub;
beforeAll(async () => {
  hub = await startHub();
});
afterAll(() => hub.release());

const SHOWN: Shown = {
  widget: 'focus-areas',
  title: 'Medborgarlöfte, "Åmål" & <fler>',
  municipality: '1492',
  language: 'sv',
  theme: 'dark',
  focus: 'business',
  colours: { accent: '#7a0019' },
};

describe('the page that makes snippets', () => {
  const page = async (path: string) => {
    const answer = await fetch(hub.origin + path);
    return { html: await answer.text(), policy: answer.headers.get('content-security-policy') ?? '' };
  };

  it('speaks Swedish and English', async () => {
    expect((await page('/embed')).html).toMatch(/<html lang="sv">.*<h1>Bädda in uppgifter från hubben<\/h1>/s);
    expect((await page('/embed?lang=en')).html).toMatch(/<html lang="en">.*<h1>Embed what the hub knows<\/h1>/s);
  });

  it('offers each widget there is, with a script that answers and the hash of it', async () => {
    const { html } = await page('/embed');
    const options = [...html.matchAll(/<option value="([a-z-]+)" data-src="([^"]+)" data-integrity="(sha384-[^"]+)"/g)];
    expect(options.map(([, name]) => name)).toContain('focus-areas');
    for (const [, , src] of options) expect((await fetch(hub.origin + src)).status).toBe(200);
  });

  it('loads from here alone, every module of it, and nothing inline but what its hash allows', async () => {
    const { html, policy } = await page('/embed');
    expect(policy).not.toContain('unsafe');
    expect(html).not.toMatch(/ style="| on[a-z]+="|https?:/);
    const files = [...html.matchAll(/<script [^>]*src="([^"]+)"/g)].map(([, file = '']) => file);
    expect(files).toHaveLength(2);
    for (const file of files) {
      const text = await (await fetch(hub.origin + file)).text();
      const imported = [...text.matchAll(/from '\.\/([^']+)'/g)].map(([, name]) => `/embed/assets/${name}`);
      for (const path of [file, ...imported]) expect(`${path}: ${(await fetch(hub.origin + path)).status}`).toBe(`${path}: 200`);
    }
  });

  it('has a label for every field', async () => {
    const { html } = await page('/embed');
    const unlabelled = [...html.matchAll(/<(?:input|select|textarea)\b[^>]*>/g)]
      .map(([tag]) => tag)
      .filter((tag) => !tag.includes('aria-label=') && !html.includes(`for="${/id="([^"]+)"/.exec(tag)?.[1]}"`))
      .filter((tag) => !html.includes(`<label>${tag}`));
    expect(unlabelled).toEqual([]);
  });
});

describe('a snippet', () => {
  it('embeds the element with a script that is checked, a link inside and a word for who runs no scripts', () => {
    expect(
      elementMarkup('https://hub.example', SHOWN, { src: 'https://hub.example/widgets/0/focus-areas.js', integrity: 'sha384-x' }),
    ).toBe(`<script type="module" src="https://hub.example/widgets/0/focus-areas.js" integrity="sha384-x" crossorigin="anonymous"></script>
<hub-focus-areas municipality="1492" lang="sv" theme="dark" focus="business">
  <a href="https://hub.example/embed/focus-areas/1492?lang=sv&amp;theme=dark&amp;focus=business&amp;accent=7a0019">Medborgarlöfte, &quot;Åmål&quot; &amp; &lt;fler&gt;</a>
</hub-focus-areas>
<noscript>Rutan ovan visas med skript, och skript är avstängt i webbläsaren.</noscript>`);
  });

  it('gives its colours as a rule for a stylesheet: a style attribute is what a strict policy refuses', () => {
    expect(colourRule('hub-focus-areas', SHOWN.colours)).toBe('hub-focus-areas { --hub-accent: #7a0019; }');
    expect(colourRule('hub-focus-areas', {})).toBe('');
  });

  it('frames the page that the hub serves, titled', async () => {
    const address = frameAddress(hub.origin, SHOWN);
    expect((await fetch(address)).status).toBe(200);
    expect(frameMarkup(hub.origin, SHOWN, { height: 480 })).toContain(
      'title="Medborgarlöfte, &quot;Åmål&quot; &amp; &lt;fler&gt;" width="100%" height="480" loading="lazy"',
    );
  });
});

describe('the guide to embedding', () => {
  it.each(['gateway/docs/embedding.md', 'gateway/docs/embedding.sv.md'])(
    '%s tells of every custom property a site may set',
    (file) => {
      const styles = readFileSync('gateway/widgets/shared/widget.styles.ts', 'utf8');
      const properties = new Set([...styles.matchAll(/var\((--hub-[a-z-]+)/g)].map(([, name = '']) => name));
      const guide = readFileSync(file, 'utf8');
      expect([...properties].filter((name) => !guide.includes(`\`${name}\``))).toEqual([]);
    },
  );
});
