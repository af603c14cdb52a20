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

/** The supergraph committed at a git reference, or undefined where that commit has none. */
export async function landedSupergraph(reference: string): Promise<string | undefined> {
  const listed = await run('git', ['ls-tree', '--name-only', reference, 'supergraph.graphql'], { cwd: FOLDER });
  if (listed.stdout === '') return undefined;
  const shown = await run('git', ['show', `${reference}:./supergraph.graphql`], { cwd: FOLDER, maxBuffer: 64 * 1024 * 1024 });
  return shown.stdout;
}
