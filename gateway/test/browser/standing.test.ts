import { afterEach, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { describeInBrowser, element, PRACTICE, script, settled, WIDGETS } from './stage.ts';

describeInBrowser('a hub that fails', (stage) => {
  let restart: (() => Promise<void>) | undefined;
  afterEach(async () => {
    await restart?.();
    restart = undefined;
  });

  /** Kills a process of the hub, until the test is over. */
  const kill = async (name: 'gateway' | 'police') => {
    await stage.house.kill(name);
    restart = () => stage.house.start(name);
  };

  const all = () => WIDGETS.map((name) => element(stage.hub, name)).join('\n');
  const publish = (body = all()) => stage.publish({ head: script(stage.hub), body });
  /** As far as a visitor sees it: what the hub sends for this document is altered on its way. */
  const answers = (page: Page, answer: { status: number; body: string } | 'nothing') =>
    page.route(/\/graphql\?/, (route) =>
      answer === 'nothing' ? undefined : route.fulfill({ ...answer, headers: { 'access-control-allow-origin': '*' } }),
    );

  it('by being away from the start: the page’s own link stands, and nothing throws', async () => {
    const address = publish();
    await kill('gateway');
    const { page } = await stage.visit(address);
    for (const name of WIDGETS) expect(await page.locator(`hub-${name} > a`).isVisible()).toBe(true);
    await page.context().close();
  });

  it('by going away: each widget shows its last answer with its time, and asks again when it is told to', async () => {
    const address = publish();
    const { page, complaints } = await stage.visit(address);
    await settled(page);
    const heading = await page.locator('hub-focus-areas').getByRole('heading').first().innerText();
    await kill('gateway');
    await page.evaluate(`dispatchEvent(new Event('online'))`); // what a browser says when its network is back
    const notice = page.locator('hub-focus-areas [part~=notice]');
    await notice.waitFor();
    expect(await notice.locator('time').getAttribute('datetime')).toMatch(/^\d{4}-\d\d-\d\dT/);
    expect(await page.locator('hub-focus-areas').getByRole('heading').first().innerText()).toBe(heading);
    await restart?.();
    restart = undefined;
    await page.locator('hub-focus-areas').getByRole('button', { name: 'Försök igen' }).click();
    await notice.waitFor({ state: 'detached' });
    expect(complaints.filter((complaint) => !/ERR_CONNECTION_REFUSED|Failed to fetch/.test(complaint))).toEqual([]);
    await page.context().close();
  });

  it('on a later visit: what the browser’s own cache has is shown, as it was', async () => {
    const address = publish();
    const { page } = await stage.visit(address);
    await settled(page);
    await kill('gateway');
    await page.reload();
    await settled(page);
    expect(await page.locator('hub-focus-areas').getByRole('heading').first().innerText()).toMatch(/SYNTHETIC/);
    await page.context().close();
  });

  it('by one owner’s being away: what the others know is shown, and what is missing is said', async () => {
    await kill('police');
    await stage.house.command('purge-answers');
    await new Promise((done) => setTimeout(done, 2_000));
    const { page } = await stage.visit(publish());
    await settled(page);
    expect(await page.locator('hub-business-safety [part~=notice]').first().innerText()).toMatch(/kan inte/);
    expect(await page.locator('hub-focus-areas [part~=notice]').count()).toBe(0);
    expect(await page.locator('hub-liaison a[href="tel:112"]').isVisible()).toBe(true);
    await page.context().close();
  });

  it.each([
    ['a proxy’s page', true, { status: 502, body: '<h1>Bad gateway</h1>' }],
    ['no JSON', true, { status: 200, body: '{"data":' }],
    ['no data', true, { status: 200, body: '{"errors":[{"message":"at secret.ts:7"}]}' }],
    ['another shape', false, { status: 200, body: '{"data":{"municipality":{}}}' }],
  ])(
    'by sending %s: a calm sentence, the page’s link where that is all, and nothing of what was sent',
    async (_words, alone, answer) => {
      const address = stage.publish({ body: '' });
      const { page, complaints } = await stage.visit(address);
      await answers(page, answer);
      await page.goto(publish());
      await settled(page);
      for (const name of WIDGETS) {
        const said = await page.locator(`hub-${name}`).getByRole('region').innerText();
        expect(said.length).toBeGreaterThan(20);
        if (alone) expect(await page.locator(`hub-${name} > a`).isVisible()).toBe(true);
        expect(said).not.toMatch(/secret|Bad gateway|undefined|null|NaN|Error/);
      }
      expect(complaints.filter((complaint) => !/status of 502/.test(complaint))).toEqual([]);
      await page.context().close();
    },
  );

  it('by being slow: a skeleton, and no more, until it answers', async () => {
    const { page } = await stage.visit(stage.publish({ body: '' }));
    await answers(page, 'nothing');
    await page.goto(publish(element(stage.hub, 'focus-areas')));
    const region = page.locator('hub-focus-areas').getByRole('region');
    await region.waitFor();
    expect(await region.getAttribute('aria-busy')).toBe('true');
    expect(await region.getByRole('status').innerText()).toBe('Hämtar uppgifter');
    await page.context().close();
  });

  it('and one that does not, moves nothing on the page while its widgets come', async () => {
    // As the snippet has it for the site's stylesheet: what is not there yet has its place.
    const place = `<style>:is(${WIDGETS.map((name) => `hub-${name}`)}):not(:defined) { display: block; block-size: 30rem }</style>`;
    const body = `${all()}<p>SYNTHETIC text below</p>`;
    const { page } = await stage.visit(stage.publish({ head: place + script(stage.hub), body }), {
      viewport: { width: 900, height: 3_000 },
    });
    await settled(page);
    const shift = await page.evaluate<number>(`new Promise((done) => {
      let sum = 0;
      new PerformanceObserver((list) => { for (const entry of list.getEntries()) sum += entry.value; })
        .observe({ type: 'layout-shift', buffered: true });
      setTimeout(() => done(sum), 500);
    })`);
    expect(shift).toBe(0);
    await page.context().close();
  });

  it('shows a change within the answer’s max-age, and at once after a purge', async () => {
    const key = await stage.house.addDeveloper('--level', 'PARTY');
    const visit = async () => {
      const { page } = await stage.visit(publish(element(stage.hub, 'calendar')));
      await settled(page);
      const said = await page.locator('hub-calendar').getByRole('region').innerText();
      await page.context().close();
      return said;
    };
    await visit();
    const area = `SYNTHETIC ${Date.now()}`;
    const { data, errors } = await stage.house.ask(
      `mutation ($input: PlanSafetyWalkInput!) { planSafetyWalk(input: $input) { userErrors { code } safetyWalk { id } } }`,
      { input: { municipality: PRACTICE, plannedFor: '2098-05-01T18:00:00Z', area } },
      { 'x-api-key': key },
    );
    expect({ errors, userErrors: data.planSafetyWalk.userErrors }).toEqual({ errors: [], userErrors: [] });
    await stage.house.command('purge-answers');
    await new Promise((done) => setTimeout(done, 2_000)); // each gateway looks every second
    expect(await visit()).toContain(area);
  });
});
