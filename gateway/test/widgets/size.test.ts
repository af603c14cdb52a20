import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync } from 'node:zlib';
import { describe, expect, it } from '@jest/globals';

const BUILT = 'gateway/dist/widgets';
const SOURCES = 'gateway/widgets';

/** Bytes by brotli at its most, as the hub serves them; kB are 1,000 bytes. */
const ONE = 20_000;
const ALL = 35_000;

const widgets = readdirSync(SOURCES).filter((name) => existsSync(join(SOURCES, name, `${name}.define.ts`)));

const script = (name: string) => readFileSync(join(BUILT, `${name}.js`), 'utf8');

describe('the widgets’ scripts', () => {
  it('are one for each widget, and one that holds them all', () => {
    expect(widgets).toEqual(expect.arrayContaining(['focus-areas', 'liaison', 'measures']));
    for (const name of widgets) {
      expect(script(name)).toContain(`hub-${name}`);
      expect(script('hub-widgets')).toContain(`hub-${name}`);
    }
  });

  it('are small', () => {
    const sizes = Object.fromEntries(['hub-widgets', ...widgets].map((name) => [name, brotliCompressSync(script(name)).length]));
    const large = Object.entries(sizes).filter(([name, size]) => size > (name === 'hub-widgets' ? ALL : ONE));
    expect(large).toEqual([]);
  });

  it('load no other script', () => {
    const loading = /(?:^|[;}])\s*(?:import|export)\b[^;()]*["'`]|\bimport\(/m;
    for (const name of ['hub-widgets', ...widgets]) expect(loading.exec(script(name))?.[0]).toBeUndefined();
  });

  it('hold no query, keep nothing in the browser, and run no text as code', () => {
    const forbidden =
      /query Widget|\bdocument\.cookie|cookieStore|localStorage|sessionStorage|indexedDB|\bcaches\b|sendBeacon|\beval\(|new Function/;
    for (const name of ['hub-widgets', ...widgets]) expect(forbidden.exec(script(name))?.[0]).toBeUndefined();
  });

  it('name Lit’s licence', () => {
    for (const name of ['hub-widgets', ...widgets]) expect(script(name)).toContain('SPDX-License-Identifier: BSD-3-Clause');
  });
});
