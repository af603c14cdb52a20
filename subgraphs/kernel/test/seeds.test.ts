import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { readSeeds, seedFolders } from '../src/seeds.ts';

describe('the folder of the seeds', () => {
  let seeds: string;
  beforeEach(() => {
    seeds = mkdtempSync(join(tmpdir(), 'seeds-'));
    for (const folder of ['src', 'empty']) mkdirSync(join(seeds, folder));
    writeFileSync(join(seeds, 'src/load.ts'), '');
  });
  afterEach(() => rmSync(seeds, { recursive: true }));

  const municipality = (name: string, file: string) => {
    mkdirSync(join(seeds, name));
    writeFileSync(join(seeds, name, file), 'invented: { title: SYNTHETIC }\n');
    return join(seeds, name);
  };

  it('holds a municipality in every folder that holds YAML', () => {
    const [second, first] = [municipality('b', 'council.yaml'), municipality('a', 'sources.yaml')];
    expect(seedFolders(seeds)).toEqual([first, second]);
  });

  it('is refused where it holds none, or is not there', () => {
    expect(() => seedFolders(seeds)).toThrow(
      /^HUB_SEEDS=".*": no municipality; it holds a folder for each, with its \.yaml files$/,
    );
    expect(() => seedFolders(join(seeds, 'nowhere'))).toThrow(/^HUB_SEEDS=".*": no such folder$/);
  });

  it('is refused where a municipality has no sources.yaml', () => {
    expect(() => readSeeds(municipality('a', 'council.yaml'), [])).toThrow(/a\/sources\.yaml is not there/);
    expect(readSeeds(municipality('b', 'sources.yaml'), []).name).toBe('b');
  });
});
