import { existsSync, readdirSync } from 'node:fs';
import { basename, join } from 'node:path';
import { type Mention, readSeeds, StartError } from '@hub/kernel';
import { SUBGRAPHS } from './plans.ts';

const SHARED_FILES = ['sources.yaml'];

/** Keys by which an invented municipality's fact is closed to somebody. What a real one's folder holds is published already. */
const READERS = ['visibility', 'visibleFrom'];

/**
 * Checks a municipality's folder whole, against every subgraph's topics: forms, sources, that what one topic mentions
 * another one defines, that nothing of a real municipality is closed, and that no file is one that nobody reads. Opens no
 * database.
 *
 * @throws StartError naming every fault found.
 */
export function validate(folder: string): void {
  if (!existsSync(folder)) throw new StartError(`${folder}: no such folder`);
  const known = new Set(SHARED_FILES);
  const defined = new Set<string>();
  const mentioned: (Mention & { at: string[] })[] = [];
  const closed: string[] = [];
  for (const { seeds } of SUBGRAPHS) {
    // Each by its own topics: two subgraphs may read one file, each for what it needs of it.
    const read = readSeeds(folder, seeds.topics);
    for (const topic of seeds.topics) {
      known.add(topic.file);
      const facts = read.facts(topic);
      if (facts === undefined) continue;
      const lines = READERS.flatMap((key) => read.lines(topic, key));
      closed.push(...lines.map((line) => `${join(folder, topic.file)}:${line}`));
      for (const { kind, name } of topic.defines?.(facts) ?? []) defined.add(`${kind} ${name}`);
      for (const mention of topic.mentions?.(facts) ?? []) {
        const lines = read.lines(topic, mention.name);
        const at = (lines.length > 0 ? lines : [1]).map((line) => `${join(folder, topic.file)}:${line}`);
        mentioned.push({ ...mention, at });
      }
    }
  }
  const missing = mentioned.filter(({ kind, name }) => !defined.has(`${kind} ${name}`));
  const strange = readdirSync(folder).filter((file) => !known.has(file));
  const real = [...defined].some((name) => /^municipality [0-8]/.test(name));
  const faults = [
    ...(real ? closed.map((place) => `${place} only an invented municipality, 9xxx, has ${READERS.join(' or ')}`) : []),
    ...missing.flatMap(({ kind, name, at }) =>
      at.map((place) => `${place} ${kind} ${name} is mentioned, and defined nowhere in ${basename(folder)}`),
    ),
    ...strange.map((file) => `${join(folder, file)}: no topic; the topics are ${[...known].sort().join(', ')}`),
  ];
  if (faults.length > 0) throw new StartError([...new Set(faults)].join('\n'));
}
