import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { FOLDER } from '../src/files.ts';

const ROOT = dirname(FOLDER);
const SUBGRAPHS = ['promises', 'council', 'business', 'police'];

/** What stands in every subgraph's src/, and nothing else: who knows one of the four knows them all. */
const ROOMS = ['entities', 'inputs', 'loaders.ts', 'main.ts', 'migrations', 'resolvers', 'schema.ts', 'seeds.ts', 'services'];

/** The codes of GraphQL errors that each subgraph answers in its own way, and those that the kernel answers for all four. */
const GRAPHQL_CODES = ['BAD_USER_INPUT', 'UNAUTHORIZED_FIELD_OR_TYPE', 'IDEMPOTENCY_KEY_REUSED'];
const KERNEL_CODES = ['SERVICE_UNAVAILABLE', 'INTERNAL_SERVER_ERROR'];
const fileOf = (code: string) => `${code.toLowerCase().replaceAll('_', '-')}.test.ts`;

const TOP_LEVEL = [
  '.ci',
  '.dependency-cruiser.cjs',
  '.dockerignore',
  '.gitignore',
  '.npmrc',
  'Dockerfile',
  'LICENSE',
  'README.md',
  'biome.json',
  'docker-compose.yml',
  'gateway',
  'package-lock.json',
  'package.json',
  'schema',
  'seeds',
  'subgraphs',
  'tsconfig.base.json',
];

/** Made by tools on one machine, never committed. */
const LOCAL = ['.DS_Store', '.data', '.env', '.git', '.idea', '.vscode', 'coverage', 'node_modules'];
const GENERATED = ['.data', '.git', 'coverage', 'dist', 'node_modules'];

function sources(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return GENERATED.includes(entry.name) ? [] : sources(path);
    return /\.(ts|mjs|cjs|js)$/.test(entry.name) ? [path] : [];
  });
}

const text = (path: string) => readFileSync(path, 'utf8');
const lines = (path: string) => text(path).trimEnd().split('\n');

/** The lines left when comments that stand on lines of their own, and blank lines, are taken away. */
function linesOfCode(path: string): number {
  const withoutBlocks = text(path).replace(/^\s*\/\*[\s\S]*?\*\/\s*$/gm, '');
  return withoutBlocks.split('\n').filter((line) => line.trim() !== '' && !line.trim().startsWith('//')).length;
}

describe.each(SUBGRAPHS)('the subgraph %s', (name) => {
  const folder = join(ROOT, 'subgraphs', name);

  it('has the rooms that all four have, and no other', () => {
    expect(readdirSync(join(folder, 'src')).sort()).toEqual(ROOMS);
    expect(['README.md', 'test/contract.test.ts'].filter((path) => !existsSync(join(folder, path)))).toEqual([]);
  });

  it('has a table of contents for a main: 40 lines at most', () => {
    expect(lines(join(folder, 'src/main.ts')).length).toBeLessThanOrEqual(40);
  });

  it('tests each of its error codes in a file of its own, and tells of each', () => {
    const sdl = text(join(ROOT, 'schema/subgraphs', `${name}.graphql`));
    const values = /^enum UserErrorCode \{(.*?)^\}/ms.exec(sdl)?.[1] ?? '';
    const codes = [...[...values.matchAll(/^ {2}([A-Z_]+)$/gm)].map((match) => match[1] ?? ''), ...GRAPHQL_CODES];
    // What the kernel answers may have a reason of the subgraph's own beside.
    const standing = readdirSync(join(folder, 'test/errors')).filter((file) => !KERNEL_CODES.map(fileOf).includes(file));
    expect(standing.sort()).toEqual(codes.map(fileOf).sort());
    const readme = text(join(folder, 'README.md'));
    expect([...codes, ...KERNEL_CODES].filter((code) => !readme.includes(`| \`${code}\` |`))).toEqual([]);
  });

  it('keeps SQL out of its resolvers and its lists', () => {
    const dry = [...sources(join(folder, 'src/resolvers')), ...['main.ts', 'schema.ts'].map((file) => join(folder, 'src', file))];
    const statement = /\bsql`|\b(SELECT\s.+\sFROM|INSERT\s+INTO|UPDATE\s+\S+\s+SET|DELETE\s+FROM)\s/s;
    expect(dry.filter((path) => statement.test(text(path)))).toEqual([]);
  });
});

describe('the house', () => {
  it('tests in the kernel what the kernel answers for all four', () => {
    expect(readdirSync(join(ROOT, 'subgraphs/kernel/test/errors')).sort()).toEqual(KERNEL_CODES.map(fileOf).sort());
  });

  it('holds nothing at the top but what is listed', () => {
    expect(readdirSync(ROOT).filter((name) => ![...TOP_LEVEL, ...LOCAL].includes(name))).toEqual([]);
  });

  it('has no source file over 300 lines', () => {
    const long = sources(ROOT)
      .filter((path) => lines(path).length > 300)
      .map((path) => `${relative(ROOT, path)}: ${lines(path).length}, at most 300`);
    expect(long).toEqual([]);
  });

  it('has a kernel that can be read in one sitting: 3,600 lines of code at most, the test support not counted', () => {
    const kernel = join(ROOT, 'subgraphs/kernel/src');
    const read = sources(kernel).filter((path) => !path.startsWith(join(kernel, 'testing/')));
    expect(read.reduce((sum, path) => sum + linesOfCode(path), 0)).toBeLessThanOrEqual(3_600);
  });
});
