import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { anchorsOf, proseOf } from './markdown.ts';

const DOCS = readdirSync('gateway/docs').map((name) => join('gateway/docs', name));
const ELSEWHERE = [
  ...['README.md', 'gateway/README.md', 'gateway/examples/README.md', 'schema/README.md', 'seeds/README.md'],
  'subgraphs/kernel/README.md',
];
const PAGES = [...ELSEWHERE, ...DOCS];

/** Links to what stands in the repository, each with what is quoted of it: `[keys](keys.test.ts) “is found”, “is gone”`. */
function linksOf(page: string) {
  const found = proseOf(page).matchAll(/\]\((?!https?:)([^)\s]+)\)((?:,? “[^”]+”)*)/g);
  return [...found].map(([, link = '', quoted = '']) => {
    const [path = '', anchor] = link.split('#');
    const quotes = [...quoted.matchAll(/“([^”]+)”/g)].map(([, quote = '']) => quote);
    return { link, path: path === '' ? page : join(dirname(page), path), anchor, quotes };
  });
}

describe.each(PAGES)('%s', (page) => {
  it('links to files and headings that are there', () => {
    const dead = linksOf(page).filter(
      ({ path, anchor }) =>
        !existsSync(path) || (anchor !== undefined && !(statSync(path).isFile() && anchorsOf(path).includes(anchor))),
    );
    expect(dead.map(({ link }) => link)).toEqual([]);
  });

  it('names paths of the repository that are there', () => {
    const named = [...proseOf(page).matchAll(/`((?:gateway|schema|seeds|subgraphs)\/[\w./-]+)`/g)].map(([, path = '']) => path);
    expect(named.filter((path) => !existsSync(path))).toEqual([]);
  });
});

describe('the threat model', () => {
  const links = linksOf('gateway/docs/threat-model.md');

  it('quotes tests that there are', () => {
    const missing = links.flatMap(({ path, quotes }) => {
      const source = readFileSync(path, 'utf8');
      return quotes.filter((quote) => !source.includes(quote)).map((quote) => `${path}: ${quote}`);
    });
    expect(missing).toEqual([]);
  });

  it('has a test for each threat', () => {
    const rows = proseOf('gateway/docs/threat-model.md').match(/^\| .+$/gm) ?? [];
    const threats = rows.filter((row) => row.split(' | ').length === 4 && !/^\| (threat|---)/.test(row));
    expect(threats.length).toBeGreaterThan(20);
    expect(threats.filter((row) => !/“[^”]+”/.test(row))).toEqual([]);
  });
});
