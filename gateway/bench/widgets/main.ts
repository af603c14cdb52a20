import { mkdir, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { arch, cpus, platform, release } from 'node:os';
import { join } from 'node:path';
import { brotliCompressSync } from 'node:zlib';
import type { Browser } from 'playwright-core';
import { findChromium, launchChromium, NO_BROWSER } from '../../test/browser/chromium.ts';
import { openHouse } from '../../test/hub/house.ts';
import { median, percentile } from '../statistics.ts';

/**
 * How soon a reader on a slow phone sees a widget: from the navigation to the widget's first contents, on a page of another
 * origin, by a new visitor each time whose browser has nothing of it, over a slow 4G as Lighthouse simulates it. The hub is
 * warm. And how large the scripts are.
 *
 * `npm run bench -- widgets [visits]`
 */
const VISITS = Number(process.argv[2] ?? 20);
const FOLDER = 'gateway/bench/widgets';
const WIDGETS = ['focus-areas', 'measures', 'business-safety', 'liaison', 'calendar'];

/** Lighthouse's slow 4G: 1.6 Mbit/s down, 750 kbit/s up, 150 ms there and back. */
const SLOW_4G = { offline: false, latency: 150, downloadThroughput: 1_600_000 / 8, uploadThroughput: 750_000 / 8 };

/** When the widget has what it asked for, milliseconds since the navigation began. */
const SHOWN = `new Promise((done) => {
  const look = () => {
    const widget = document.querySelector('[municipality]');
    if (widget?.shadowRoot?.querySelector('[aria-busy="false"]')) return done(performance.now());
    requestAnimationFrame(look);
  };
  look();
})`;

if (findChromium() === undefined) throw new Error(NO_BROWSER);
const house = await openHouse({ LOG_LEVEL: 'silent' });
const hub = new URL(house.gateway).origin;
const shop = createServer((request, response) => {
  const name = request.url?.slice(1) ?? '';
  response.setHeader('content-type', 'text/html; charset=utf-8').end(`<!doctype html><html lang="sv"><title>SYNTHETIC</title>
<link rel="icon" href="data:,"><link rel="preconnect" href="${hub}" crossorigin>
<script type="module" src="${hub}/widgets/${name}.js" crossorigin="anonymous"></script>
<hub-${name} municipality="1492"></hub-${name}>`);
});
await new Promise<void>((done) => shop.listen(0, '127.0.0.1', done));
const origin = `http://127.0.0.1:${(shop.address() as AddressInfo).port}`;
const browser = await launchChromium();
try {
  const widgets: Record<string, { firstContents: { p50: number; p95: number }; brotli: number }> = {};
  for (const name of WIDGETS) {
    await visit(browser, name); // warm
    const times: number[] = [];
    for (let turn = 0; turn < VISITS; turn += 1) times.push(await visit(browser, name));
    widgets[name] = {
      firstContents: { p50: Math.round(median(times)), p95: Math.round(percentile(times, 0.95)) },
      brotli: await sizeOf(name),
    };
  }
  const result = {
    measured: new Date().toISOString().slice(0, 10),
    machine: `${cpus().length} × ${cpus()[0]?.model.trim()}, ${platform()} ${release()} ${arch()}`,
    node: process.version,
    browser: browser.version(),
    visits: VISITS,
    network: 'slow 4G: 1.6 Mbit/s, 150 ms',
    widgets,
    all: { brotli: await sizeOf('hub-widgets') },
  };
  await mkdir(FOLDER, { recursive: true });
  await writeFile(join(FOLDER, 'results.json'), `${JSON.stringify(result, null, 2)}\n`);
  process.stdout.write(`${JSON.stringify(result, null, 2)}\n`);
} finally {
  await browser.close();
  await house.close();
  shop.close();
}

async function visit(of: Browser, name: string): Promise<number> {
  const context = await of.newContext();
  const page = await context.newPage();
  const session = await context.newCDPSession(page);
  await session.send('Network.enable');
  await session.send('Network.emulateNetworkConditions', SLOW_4G);
  await page.goto(`${origin}/${name}`, { waitUntil: 'commit' });
  const shown = await page.evaluate<number>(SHOWN);
  await context.close();
  return shown;
}

async function sizeOf(name: string): Promise<number> {
  const script = await fetch(`${hub}/widgets/${name}.js`);
  return brotliCompressSync(Buffer.from(await script.arrayBuffer())).length;
}
