import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { CriticalityLevel, diff } from '@graphql-inspector/core';
import { apiSchema } from './api-schema.ts';
import { FOLDER } from './files.ts';
import type { Problem } from './problem.ts';

const run = promisify(execFile);

/** Changes from one supergraph to the next that break a client's document, as the client sees both. */
export async function breakingChanges(landed: string, composed: string): Promise<Problem[]> {
  const changes = await diff(apiSchema(landed), apiSchema(composed));
  return changes
    .filter(({ criticality }) => criticality.level === CriticalityLevel.Breaking)
    .map(({ type, path, message }) => ({ code: type, coordinate: path ?? '(graph)', message }));
}

/**
 * The supergraph committed at a git reference, or undefined where that commit has none: before the first commit, and in a
 * folder that git does not know, HEAD is such a reference.
 *
 * @throws where another reference than HEAD names no commit.
 */
export async function landedSupergraph(reference: string): Promise<string | undefined> {
  const commit = await git('rev-parse', '--verify', '--quiet', `${reference}^{commit}`).catch(() => undefined);
  if (commit === undefined && reference !== 'HEAD') throw new Error(`"${reference}" names no commit of this repository`);
  if (commit === undefined) return undefined;
  const listed = await git('ls-tree', '--name-only', commit.trim(), 'supergraph.graphql');
  return listed === '' ? undefined : git('show', `${commit.trim()}:./supergraph.graphql`);
}

async function git(...words: string[]): Promise<string> {
  const { stdout } = await run('git', words, { cwd: FOLDER, maxBuffer: 64 * 1024 * 1024 });
  return stdout;
}
