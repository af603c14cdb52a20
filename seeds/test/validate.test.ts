import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { validate } from '../src/validate.ts';

it.each(['amal', 'dals-ed', 'mellerud', 'practice/9001'])('finds no fault in seeds/%s', (name) => {
  expect(() => validate(join('seeds', name))).not.toThrow();
});

describe('a fault', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'faulty-'));
    cpSync('seeds/amal', folder, { recursive: true });
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  /** Puts one text for another, once, and gives the line it stands on. */
  function put(file: string, right: string, wrong: string): number {
    const text = readFileSync(join(folder, file), 'utf8');
    expect(text).toContain(right);
    writeFileSync(join(folder, file), text.replace(right, wrong));
    return text.slice(0, text.indexOf(right)).split('\n').length;
  }
  const faults = () => {
    try {
      validate(folder);
      return [];
    } catch (error) {
      return (error as Error).message.split('\n');
    }
  };

  it.each([
    ['council.yaml', 'organisation: polisen', 'organisation: nobody', 'organisation nobody'],
    ['promises.yaml', 'parties: [polisen,', 'parties: [nobody,', 'organisation nobody'],
    ['claims.yaml', 'promise: amal-2023-2024', 'promise: amal-1999', 'promise amal-1999'],
    ['business.yaml', 'amal-2023-2024/3', 'amal-2023-2024/30', 'focusArea amal-2023-2024/30'],
  ])('in %s is named with its line: %s → %s', (file, right, wrong, what) => {
    const line = put(file, right, wrong);
    const told = new RegExp(`/${file}:${line} ${what} is mentioned, and defined nowhere in faulty-\\w+$`);
    expect(faults()).toEqual([expect.stringMatching(told)]);
  });

  it.each([
    ['an e-mail address', 'anna.exempel@exempel.se'],
    ['a telephone number', '0701234567'],
    ['an identity or co-ordination number', "'811228-9874'"],
    ['a vehicle plate', 'ABC123'],
  ])('is %s, told by its place and never repeated', (kind, written) => {
    const line = put('claims.yaml', 'name: Peter Torstensson', `name: ${written}`);
    const [told = '', ...more] = faults();
    expect(told).toMatch(new RegExp(`/claims.yaml:${line} holds what looks like ${kind}; the hub never holds one$`));
    expect(more.join()).not.toContain(written.replaceAll("'", ''));
    expect(told).not.toContain(written.replaceAll("'", ''));
  });

  it.each(['visibility: PARTY', "visibleFrom: '2099-01-01T00:00:00Z'"])(
    'is %s in a real municipality, whose seeds are published',
    (closed) => {
      const line = put('promises.yaml', 'stage: SIGNED', `stage: SIGNED\n  ${closed}`) + 1;
      expect(faults()).toEqual([
        expect.stringMatching(
          new RegExp(`/promises.yaml:${line} only an invented municipality, 9xxx, has visibility or visibleFrom$`),
        ),
      ]);
    },
  );

  it('of YAML is told with its line, once', () => {
    put('promises.yaml', 'parties: [polisen, amals-kommun]', 'parties: [polisen');
    for (const told of faults()) expect(told).toMatch(/promises\.yaml:\d+ (?!.*\bline \d)/);
    expect(faults()).not.toEqual([]);
  });

  it('is a folder without sources.yaml', () => {
    rmSync(join(folder, 'sources.yaml'));
    expect(faults()).toEqual([
      expect.stringMatching(/\/sources\.yaml is not there: what it does not name, the folder cannot say$/),
    ]);
  });
});
