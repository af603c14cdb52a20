import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { composeServices } from '@theguild/federation-composition';
import { parse } from 'graphql';
import { CHANGELOG_FILE, changelog } from '../src/changelog.ts';
import { FOLDER } from '../src/files.ts';

const git = (folder: string, ...words: string[]) => execFileSync('git', words, { cwd: folder, encoding: 'utf8', stdio: 'pipe' });

/** Three graphs, each after the other, and what the commit that brings it says. */
const GRAPHS = [
  { subject: 'The first', sdl: 'type Query { "A." a: Int b: String }' },
  {
    subject: 'More and less',
    sdl: 'type Query { "A, told anew." a: Int c(of: Int): Thing } "A thing." type Thing { "It." id: ID }',
  },
  {
    subject: 'Inside only',
    sdl: 'type Query { "A, told anew." a: Int c(of: Int): Thing } "A thing." type Thing { "It." id: ID @tag(name: "x") }',
  },
];

function composed(sdl: string): string {
  const link = 'extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@tag"])';
  const { supergraphSdl, errors } = composeServices([
    { name: 'only', url: 'http://localhost', typeDefs: parse(`${link} ${sdl}`) },
  ]);
  if (supergraphSdl === undefined) throw new Error(errors?.map(({ message }) => message).join('; '));
  return supergraphSdl;
}

let root: string;
let repository: string;
beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'hub-changelog-'));
  repository = join(root, 'whole');
  git(root, 'init', '--quiet', repository);
  for (const { subject, sdl } of GRAPHS) {
    await writeFile(join(repository, 'supergraph.graphql'), composed(sdl));
    git(repository, 'add', '.');
    const author = ['-c', 'user.name=SYNTHETIC', '-c', 'user.email=synthetic@hub.example', '-c', 'commit.gpgsign=false'];
    git(repository, ...author, 'commit', '--quiet', '--no-verify', '--date=2026-01-02T12:00:00Z', `--message=${subject}`);
  }
});
afterAll(() => rm(root, { recursive: true, force: true }));

describe('the changelog of a graph', () => {
  it('tells each commit that changed it, newest first, by what a client must mend, look at and may use', async () => {
    const [, ...entries] = (await changelog(repository)).split('\n## ');
    expect(entries.map((entry) => entry.trimEnd())).toEqual([
      '2026-01-02: Inside only\n\nNothing that a client sees.',
      [
        '2026-01-02: More and less',
        '**Breaking**\n\n- Field `b` was removed from object type `Query`',
        '**Safe**\n\n- Field `c` was added to object type `Query`\n- Type `Thing` was added',
        '**Descriptions**: `Query.a`',
      ].join('\n\n'),
      '2026-01-02: The first\n\nThe first graph: 1 types, 2 queries, 0 mutations.',
    ]);
  });

  it('is not made from a part of the history, nor without one', async () => {
    const cut = join(root, 'cut');
    git(root, 'clone', '--quiet', '--depth=1', pathToFileURL(repository).href, cut);
    await expect(changelog(cut)).rejects.toThrow(`The git history of ${cut} is cut off: git fetch --unshallow`);
    await expect(changelog(root)).rejects.toThrow(`${root} is in no git repository`);
    git(root, 'init', '--quiet', join(root, 'empty'));
    await expect(changelog(join(root, 'empty'))).rejects.toThrow('No commit holds supergraph.graphql');
  });
});

describe('the committed changelog', () => {
  it('is what the history gives, up to the commit it was made at', async () => {
    const committed = readFileSync(CHANGELOG_FILE, 'utf8');
    const newest = committed.slice(committed.indexOf('\n## '));
    // A copy of the repository without its history can only say so.
    const made = await changelog().catch(({ message }: Error) => message);
    if (made.startsWith('#')) expect(made.endsWith(newest)).toBe(true);
    else expect(`${existsSync(join(FOLDER, '../.git'))} ${made}`).toMatch(/^false .* no git repository|cut off/);
  });
});
