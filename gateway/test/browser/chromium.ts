import { existsSync } from 'node:fs';
import { type Browser, chromium } from 'playwright-core';

const PLACES = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome', '/snap/bin/chromium'];

/** How a machine without a browser gets one. */
export const NO_BROWSER = 'no Chromium is found: apt-get install chromium, or set CHROMIUM to its path';

/** The path of this machine's Chromium; undefined where there is none: `npm test` then leaves this folder out, and CI fails. */
export function findChromium(): string | undefined {
  return process.env['CHROMIUM'] || PLACES.find((place) => existsSync(place));
}

/**
 * A browser with nothing of its own to say to the world, and third parties' cookies blocked.
 *
 * @throws where there is none
 */
export async function launchChromium(): Promise<Browser> {
  const executablePath = findChromium();
  if (executablePath === undefined) throw new Error(NO_BROWSER);
  return chromium.launch({
    executablePath,
    args: [
      '--no-sandbox', // as root, as in a container, it cannot make one
      '--disable-gpu',
      '--disable-quic',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      '--no-first-run',
      '--test-third-party-cookie-phaseout',
    ],
  });
}
