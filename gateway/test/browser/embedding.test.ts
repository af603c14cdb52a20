import { expect, it } from '@jest/globals';
import type { FrameLocator, Page } from 'playwright-core';
import { filterAsWordPress } from '../embed/wordpress.ts';
import { describeInBrowser, element, keepScreenshot, PRACTICE, script, settled } from './stage.ts';

/** What WordPress's own script does where it hears a frame's height (wp-includes/js/wp-embed.js, 6.1). */
const WORDPRESS = `<script>
addEventListener('message', ({ source, data: { secret, message, value } }) => {
  const frame = [...document.querySelectorAll('iframe[data-secret]')].find((each) => each.dataset.secret === secret);
  if (!frame || frame.contentWindow !== source || message !== 'height') return;
  document.querySelector('blockquote[data-secret]').style.display = 'none';
  frame.removeAttribute('style');
  frame.height = Math.min(1000, Math.max(200, Number.parseInt(value, 10)));
});
</script>`;

describeInBrowser('a shop’s own page', (stage) => {
  const framed = (name: string, municipality = PRACTICE) => `${stage.hub}/embed/${name}/${municipality}?lang=sv`;
  const frameScript = () => `<script type="module" src="${stage.hub}/widgets/frame.js"></script>`;
  const frame = (sandbox?: string) =>
    `<iframe src="${framed('focus-areas')}" title="SYNTHETIC" width="100%" height="480"${
      sandbox === undefined ? '' : ` sandbox="${sandbox}"`
    }></iframe>`;
  const heightOf = (page: Page) => page.evaluate<number>(`document.querySelector('iframe').getBoundingClientRect().height`);
  const shows = (widget: FrameLocator) => widget.getByText('Delvis uppnått').waitFor();

  it.each(['sv', 'en'])('shows Åmål’s promise by each of the three ways, in %s, light and dark', async (lang) => {
    for (const theme of ['light', 'dark']) {
      const amal = { municipality: '1492', lang, theme };
      const oembed = await fetch(
        `${stage.hub}/oembed?url=${encodeURIComponent(`${stage.hub}/embed/calendar/1492?lang=${lang}`)}`,
      );
      const { html } = (await oembed.json()) as { html: string };
      const kept = filterAsWordPress(html, 'abcdefghij');
      const body = `<h2>1</h2>${element(stage.hub, 'focus-areas', amal)}
<h2>2</h2><iframe src="${stage.hub}/embed/liaison/1492?lang=${lang}&theme=${theme}" title="SYNTHETIC" width="100%" height="480"></iframe>
<h2>3</h2>${kept ? kept.shown : ''}`;
      const { page, complaints } = await stage.visit(
        stage.publish({ head: script(stage.hub) + frameScript() + WORDPRESS, body, lang }),
      );
      await settled(page);
      await page.frameLocator('iframe').first().locator('a[href="tel:112"]').waitFor();
      await page.frameLocator('iframe').nth(1).getByRole('heading').first().waitFor();
      expect(await page.locator('blockquote').isVisible()).toBe(false);
      expect(await page.locator('hub-focus-areas [part~=area]').count()).toBe(3);
      expect(complaints).toEqual([]);
      await keepScreenshot(page, `three-ways-${lang}-${theme}`);
      await page.context().close();
    }
  });

  it.each([undefined, 'allow-scripts', 'allow-scripts allow-same-origin allow-popups allow-popups-to-escape-sandbox'])(
    'gives a frame the height it asks for, sandboxed as %s',
    async (sandbox) => {
      const { page } = await stage.visit(stage.publish({ head: frameScript(), body: frame(sandbox) }));
      await shows(page.frameLocator('iframe'));
      await page.waitForFunction(`document.querySelector('iframe').style.height !== ''`);
      const inside = await page.frames()[1]?.evaluate<number>('Math.ceil(document.body.getBoundingClientRect().height)');
      expect(await heightOf(page)).toBeGreaterThanOrEqual(inside ?? Number.NaN);
      await page.context().close();
    },
  );

  it('listens to no other frame, and to no height beyond its bounds', async () => {
    const stranger = stage.publish({ body: `<script>parent.postMessage({ type: 'hub:height', height: 5000 }, '*')</script>` });
    const body = `${frame()}<iframe id="stranger" src="${stranger}" title="SYNTHETIC stranger"></iframe>`;
    const { page } = await stage.visit(stage.publish({ head: frameScript(), body }));
    await shows(page.frameLocator('iframe').first());
    await page.waitForFunction(`document.querySelector('iframe').style.height !== ''`);
    const before = await heightOf(page);
    await page.evaluate(`postMessage({ type: 'hub:height', height: 5000 }, '*')`);
    await page.frames()[1]?.evaluate(`parent.postMessage({ type: 'hub:height', height: 'NaN' }, '*')`);
    expect(await page.evaluate(`document.querySelector('#stranger').style.height`)).toBe('');
    expect(await heightOf(page)).toBe(before);
    await page.frames()[1]?.evaluate(`parent.postMessage({ type: 'hub:height', height: 1e9 }, '*')`);
    await page.waitForFunction(`document.querySelector('iframe').style.height === '6000px'`);
    await page.context().close();
  });

  it('without the frame’s script keeps the height it gave', async () => {
    const { page } = await stage.visit(stage.publish({ body: frame() }));
    await shows(page.frameLocator('iframe'));
    expect(Math.round(await heightOf(page))).toBe(484); // with its border
    await page.context().close();
  });

  it('that copied the snippet from /embed runs it under a strict policy, and a script that was altered not at all', async () => {
    const { page: builder } = await stage.visit(`${stage.hub}/embed?lang=sv`);
    await builder.locator('#municipality').fill(PRACTICE);
    const snippet = await builder.locator('#text-element').inputValue();
    await builder.context().close();
    expect(snippet).toMatch(/integrity="sha384-/);
    const policy = `default-src 'none'; script-src ${stage.hub}; connect-src ${stage.hub}; img-src data:`;
    const { page, complaints } = await stage.visit(stage.publish({ body: snippet, policy }));
    await settled(page);
    expect(await page.locator('hub-focus-areas [part~=area]').count()).toBe(2);
    expect(complaints).toEqual([]);
    await page.context().close();

    const altered = snippet.replace(/sha384-\w{8}/, 'sha384-AAAAAAAA');
    const { page: other } = await stage.visit(stage.publish({ body: altered }));
    expect(await other.locator('hub-focus-areas > a').isVisible()).toBe(true);
    expect(await other.evaluate(`customElements.get('hub-focus-areas') === undefined`)).toBe(true);
    await other.context().close();
  });

  it('without scripts says so and links on', async () => {
    const { page } = await stage.visit(framed('measures'), { javaScriptEnabled: false });
    expect(await page.locator('noscript a, body a').first().isVisible()).toBe(true);
    await page.context().close();
  });

  it('/embed warns where a colour stands out too little, and shows the widget live', async () => {
    const { page, complaints } = await stage.visit(`${stage.hub}/embed?lang=sv`);
    await page.locator('#municipality').fill(PRACTICE);
    await page.frameLocator('#preview iframe').getByRole('heading').first().waitFor();
    expect(await page.locator('#contrast').innerText()).not.toMatch(/För låg/);
    await page.locator('input[name="own"][value="text"]').check();
    await page.locator('input[type="color"][name="text"]').fill('#dddddd');
    expect(await page.locator('#contrast').innerText()).toMatch(/För låg kontrast, minst 4,5:1/);
    expect(await page.locator('#text-css').inputValue()).toContain('--hub-text: #dddddd;');
    expect(complaints).toEqual([]);
    await keepScreenshot(page, 'embed');
    await page.context().close();
  });
});
