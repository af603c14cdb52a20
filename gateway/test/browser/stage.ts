import { once } from 'node:events';
import { mkdir } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { afterAll, beforeAll, describe } from '@jest/globals';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { type House, openHouse } from '../hub/house.ts';
import { launchChromium } from './chromium.ts';

/** Where screenshots are kept, which CI shows. */
const SCREENSHOTS = '.ci/out/screenshots';

/** The municipality of which there is something of every kind, SYNTHETIC. */
export const PRACTICE = '9001';

export const WIDGETS = ['focus-areas', 'measures', 'business-safety', 'liaison', 'calendar'] as const;

/** A page of a shop's own site: its body, and what its site's policy is where it has one. */
export interface ShopPage {
  readonly body: string;
  readonly head?: string;
  readonly policy?: string;
  readonly lang?: string;
}

/** The whole hub, a browser, and a shop's site at another origin. */
export interface Stage {
  readonly house: House;
  /** The hub's origin. */
  readonly hub: string;
  /** Puts a page on the shop's site, and gives its address. */
  readonly publish: (page: ShopPage) => string;
  /** A new visitor's page; what it asks of anybody is kept in `asked`. */
  readonly visit: (address: string, options?: BrowserContextOptions) => Promise<Visit>;
}

export interface Visit {
  readonly page: Page;
  readonly asked: string[];
  /** What the browser complained of: refused by a policy, thrown by a script. */
  readonly complaints: string[];
}

/** Describes what is seen in a browser. */
export function describeInBrowser(name: string, describeStage: (stage: Stage) => void): void {
  describe(name, () => {
    let house: House;
    let browser: Browser;
    let origin: string;
    const pages: string[] = [];
    const policies: (string | undefined)[] = [];
    const shop = createServer((request, response) => {
      const place = Number(request.url?.slice(1));
      const policy = policies[place];
      response.setHeader('content-type', 'text/html; charset=utf-8');
      if (policy !== undefined) response.setHeader('content-security-policy', policy);
      response.statusCode = pages[place] === undefined ? 404 : 200;
      response.end(pages[place]);
    });
    beforeAll(async () => {
      shop.listen(0, '127.0.0.1');
      await once(shop, 'listening');
      origin = `http://127.0.0.1:${(shop.address() as AddressInfo).port}`;
      [house, browser] = await Promise.all([
        openHouse({ HUB_PRACTICE: `seeds/practice/${PRACTICE}`, NODE_ENV: 'development' }),
        launchChromium(),
      ]);
    }, 180_000);
    afterAll(async () => {
      await browser?.close();
      await house?.close();
      shop.closeAllConnections();
      shop.close();
    });
    describeStage({
      get house() {
        return house;
      },
      get hub() {
        return new URL(house.gateway).origin;
      },
      publish: ({ body, head = '', policy, lang = 'sv' }) => {
        policies.push(policy);
        const html = `<!doctype html><html lang="${lang}"><head><meta charset="utf-8">
<meta name="viewport" content="width=device-width"><title>SYNTHETIC shop</title><link rel="icon" href="data:,">${head}</head>
<body><main><h1>SYNTHETIC shop</h1>${body}</main></body></html>`;
        return `${origin}/${pages.push(html) - 1}`;
      },
      visit: async (address, options) => {
        const context = await browser.newContext({ locale: 'sv-SE', ...options });
        const page = await context.newPage();
        const asked: string[] = [];
        const complaints: string[] = [];
        context.on('request', (request) => asked.push(request.url()));
        page.on('console', (message) => {
          if (message.type() === 'error') complaints.push(message.text());
        });
        page.on('pageerror', (error) => complaints.push(error.message));
        await page.goto(address);
        return { page, asked, complaints };
      },
    });
  });
}

/** An element as the documentation writes it, with the hub's own link in it. */
export function element(hub: string, name: string, attributes: Record<string, string> = {}): string {
  const given = Object.entries({ municipality: PRACTICE, ...attributes });
  const words = given.map(([attribute, value]) => ` ${attribute}="${value}"`).join('');
  return `<hub-${name}${words}><a href="${hub}/embed/${name}/${PRACTICE}">SYNTHETIC link</a></hub-${name}>`;
}

/** The one script of all widgets. */
export function script(hub: string): string {
  return `<script type="module" src="${hub}/widgets/hub-widgets.js"></script>`;
}

/** Waits until every widget of the page has what it asked for, or has said that it cannot have it. */
export async function settled(page: Page): Promise<void> {
  const widgets = page.locator(WIDGETS.map((name) => `hub-${name}`).join());
  for (const widget of await widgets.all()) await widget.locator('[aria-busy="false"]').waitFor();
}

/** What an expression is in the page. By the browser's own hand: a page's policy refuses what a script would have it evaluate. */
export async function inPage<Value>(page: Page, expression: string): Promise<Value> {
  const session = await page.context().newCDPSession(page);
  try {
    const { result, exceptionDetails } = await session.send('Runtime.evaluate', {
      expression,
      awaitPromise: true,
      returnByValue: true,
    });
    if (exceptionDetails) throw new Error(exceptionDetails.exception?.description ?? exceptionDetails.text);
    return result.value as Value;
  } finally {
    await session.detach();
  }
}

export async function keepScreenshot(page: Page, name: string): Promise<void> {
  await mkdir(SCREENSHOTS, { recursive: true });
  await page.screenshot({ path: join(SCREENSHOTS, `${name}.png`), fullPage: true });
}
