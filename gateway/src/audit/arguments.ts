import { parseArgs } from 'node:util';
import { StartError } from '@hub/kernel/process';
import type { Head } from './verify.ts';

const USAGE = 'audit verify [--expect <name>=<seq>:<hash>]…, each as an earlier run or a process’s log told it';
const KEPT = /^(\w+)=(\d{1,15}):([0-9a-f]{64})$/;

/**
 * What `audit` is to do: the heads that were kept elsewhere, by the name of the database.
 *
 * @param names - the databases there are
 * @throws StartError for words that are none of it
 */
export function readArguments(words: string[], names: readonly string[]): Map<string, Head[]> {
  const { values, positionals } = parse(words);
  if (positionals.join(' ') !== 'verify') throw new StartError(`${['audit', ...words].join(' ')}: there is ${USAGE}`);
  const kept = new Map(names.map((name) => [name, [] as Head[]]));
  for (const text of values.expect ?? []) {
    const [, name = '', seq, hash = ''] = KEPT.exec(text) ?? [];
    const heads = kept.get(name);
    if (!heads) throw new StartError(`--expect ${text}: must be <name>=<seq>:<hash>, a name being one of ${names.join(', ')}`);
    heads.push({ seq: Number(seq), hash });
  }
  return kept;
}

function parse(args: string[]) {
  try {
    return parseArgs({ args, options: { expect: { type: 'string', multiple: true } }, allowPositionals: true });
  } catch {
    throw new StartError(`audit ${args.join(' ')}: there is ${USAGE}`);
  }
}
