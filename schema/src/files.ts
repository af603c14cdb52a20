import { existsSync } from 'node:fs';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';

/** A file that is made from code and committed beside it. */
export interface GeneratedFile {
  readonly path: string;
  readonly text: string;
}

/** The folder of this workspace: the compiled code lies one folder deeper than its source, so it is looked for, not counted. */
export const FOLDER = folderOf(fileURLToPath(import.meta.url));
export const SUPERGRAPH_FILE = join(FOLDER, 'supergraph.graphql');

export function subgraphFile(name: string): string {
  return join(FOLDER, 'subgraphs', `${name}.graphql`);
}

export async function write(files: readonly GeneratedFile[]): Promise<void> {
  for (const { path, text } of files) {
    await mkdir(dirname(path), { recursive: true });
    await writeFile(path, text);
  }
}

/** One line for each file whose committed text is not the one made from code; a missing file differs. */
export async function drift(files: readonly GeneratedFile[]): Promise<string[]> {
  const lines = await Promise.all(
    files.map(async ({ path, text }) => {
      const committed = existsSync(path) ? await readFile(path, 'utf8') : undefined;
      const name = relative(dirname(FOLDER), path);
      return committed === text ? [] : [`${name} differs from the code: run npm run hub -- schema compose`];
    }),
  );
  return lines.flat();
}

function folderOf(path: string): string {
  const parent = dirname(path);
  return existsSync(join(parent, 'package.json')) ? parent : folderOf(parent);
}
