import { expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { describeInBrowser, element, inPage, script, settled, WIDGETS } from './stage.ts';

/** Everything a page may keep in a browser. */
const KEPT = `(async () => ({
  cookie: document.cookie,
  local: { ...localStorage },
  session: { ...sessionStorage },
  databases: (await indexedDB.databases()).map(({ name }) => name),
  caches: 'caches' in self ? await caches.keys() : [],
  workers: (await navigator.serviceWorker?.getRegistrations() ?? []).length,
}))()`;

const NOTHING = { cookie: '', local: {}, session: {}, databases: [], caches: [], workers: 0 };

describeInBrowser('what a visit leaves', (stage) => {
  const kept = async (page: Page) => {
    const cookies = (await page.context().cookies()).map(({ name }) => name);
    return { ...(await inPage<object>(page, KEPT)), cookies };
  };

  it('nothing is stored, and nobody but the hub and the page’s own site is asked', async () => {
    const policy = `default-src 'none'; script-src ${stage.hub}; connect-src ${stage.hub}; img-src data:`;
    const body = WIDGETS.map((name) => element(stage.hub, name)).join('\n');
    const address = stage.publish({ head: script(stage.hub), body, policy });
    const { page, asked, complaints } = await stage.visit(address);
    await settled(page);
    expect(await kept(page)).toEqual({ ...NOTHING, cookies: [] });
    expect([...new Set(asked.map((url) => new URL(url).origin))].sort()).toEqual([new URL(address).origin, stage.hub].sort());
    // One script, and one question for each widget.
    const ofHub = asked.filter((url) => url.startsWith(stage.hub));
    expect(ofHub.filter((url) => url.includes('/graphql?')).length).toBe(WIDGETS.length);
    expect(ofHub.length).toBe(WIDGETS.length + 1);
    // Under a site's strict policy nothing is refused: no inline style, no inline script.
    expect(complaints).toEqual([]);
    await page.context().close();
  });

  it('the hub is told of no page that embeds it', async () => {
    const { page } = await stage.visit(stage.publish({ body: '' }));
    const referrers: (string | undefined)[] = [];
    page.on('request', (request) => {
      if (request.url().includes('/graphql?')) referrers.push(request.headers()['referer']);
    });
    await page.goto(stage.publish({ head: script(stage.hub), body: element(stage.hub, 'liaison') }));
    await settled(page);
    expect(referrers.map((referrer) => referrer ?? '')).toEqual(['']);
    await page.context().close();
  });

  it.each(WIDGETS)('<hub-%s> works by its own script alone', async (name) => {
    const head = `<script type="module" src="${stage.hub}/widgets/${name}.js"></script>`;
    const { page, complaints } = await stage.visit(stage.publish({ head, body: element(stage.hub, name) }));
    await settled(page);
    expect(await page.locator(`hub-${name}`).getByRole('heading').first().innerText()).toMatch(/\S/);
    expect(complaints).toEqual([]);
    await page.context().close();
  });
});
