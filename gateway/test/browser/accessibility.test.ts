import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { expect, it } from '@jest/globals';
import type { AxeResults } from 'axe-core';
import type { Page } from 'playwright-core';
import { describeInBrowser, element, inPage, keepScreenshot, PRACTICE, script, settled, WIDGETS } from './stage.ts';

/** WCAG 2.2 at levels A and AA; `best-practice` is axe's own, and holds for whole pages, which a frame's is none of. */
const WCAG = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];

const AXE = createRequire(import.meta.url).resolve('axe-core/axe.min.js');

const WIDTHS = [320, 768, 1280];

describeInBrowser('for everyone', (stage) => {
  const cases = ['sv', 'en'].flatMap((lang) =>
    ['light', 'dark'].flatMap((theme) => WIDTHS.map((width) => ({ lang, theme, width }))),
  );

  it.each(cases)('axe finds nothing in any widget in $lang, $theme, $width pixels wide', async ({ lang, theme, width }) => {
    const widgets = WIDGETS.map((name) => element(stage.hub, name, { lang, theme }));
    const background = theme === 'dark' ? '#000' : '#fff';
    const head = `<style>body { background: ${background}; color: ${theme === 'dark' ? '#fff' : '#000'} }</style>${script(stage.hub)}`;
    const { page, complaints } = await stage.visit(stage.publish({ head, body: widgets.join('\n'), lang }), {
      viewport: { width, height: 900 },
    });
    await settled(page);
    await keepScreenshot(page, `widgets-${lang}-${theme}-${width}`);
    expect(await violations(page, [...WCAG, 'best-practice'])).toEqual([]);
    expect(complaints).toEqual([]);
    // Nothing is cut off at the side: whoever has a narrow screen or large letters scrolls one way alone.
    const overflow = await inPage<number>(page, 'document.documentElement.scrollWidth - document.documentElement.clientWidth');
    expect(overflow).toBeLessThanOrEqual(0);
    await page.context().close();
  });

  it.each(['/', '/graphiql', '/embed', `/embed/focus-areas/${PRACTICE}`, '/docs/', '/docs/schema'])(
    'axe finds nothing on the hub’s own page %s',
    async (path) => {
      const { page } = await stage.visit(`${stage.hub}${path}`);
      await page.waitForLoadState('networkidle');
      // GraphiQL's own editor is not ours to mend: see the accessibility statement.
      const editor = path === '/graphiql' ? '#graphiql' : undefined;
      const rules = path.startsWith('/embed/') ? WCAG : [...WCAG, 'best-practice'];
      expect(await violations(page, rules, editor)).toEqual([]);
      await page.context().close();
    },
  );

  it('every widget’s contents are reached and scrolled by keyboard, and it has a name', async () => {
    const widgets = WIDGETS.map((name) => element(stage.hub, name));
    const { page } = await stage.visit(stage.publish({ head: script(stage.hub), body: widgets.join('\n') }));
    await settled(page);
    const reached = new Set<string>();
    for (let presses = 0; presses < 80 && reached.size < WIDGETS.length; presses += 1) {
      await page.keyboard.press('Tab');
      reached.add(await inPage<string>(page, 'document.activeElement?.localName'));
      reached.delete('body');
    }
    expect([...reached].sort()).toEqual(WIDGETS.map((name) => `hub-${name}`).sort());
    for (const name of WIDGETS)
      expect(await page.locator(`hub-${name}`).getByRole('region').getAttribute('aria-label')).toMatch(/\S/);
    await page.context().close();
  });

  it.each([{ forcedColors: 'active' }, { reducedMotion: 'reduce' }, { media: 'print' }] as const)(
    'stays whole with %j',
    async (media) => {
      const widgets = WIDGETS.map((name) => element(stage.hub, name));
      const { page } = await stage.visit(stage.publish({ head: script(stage.hub), body: widgets.join('\n') }));
      await page.emulateMedia(media);
      await settled(page);
      await keepScreenshot(page, `widgets-${Object.values(media)[0]}-${Object.keys(media)[0]}`);
      const moving = await inPage<number>(page, 'document.getAnimations().length');
      if ('reducedMotion' in media) expect(moving).toBe(0);
      for (const name of WIDGETS) expect(await page.locator(`hub-${name}`).getByRole('heading').first().isVisible()).toBe(true);
      await page.context().close();
    },
  );
});

async function violations(page: Page, rules: readonly string[], except?: string): Promise<string[]> {
  await inPage(page, await readFile(AXE, 'utf8'));
  const context = except === undefined ? 'document' : JSON.stringify({ include: [['html']], exclude: [[except]] });
  const found = await inPage<AxeResults>(page, `axe.run(${context}, ${JSON.stringify({ runOnly: rules })})`);
  return found.violations.flatMap(({ id, nodes }) =>
    nodes.map(({ target, failureSummary }) => `${id}: ${target} ${failureSummary}`),
  );
}
