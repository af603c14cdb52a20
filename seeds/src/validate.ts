import { existsSync, readdirSync } from 'node:fs';
import { basename, join } from 'node:path';
import { type Mention, readSeeds, StartError } from '@hub/kernel';
import { SUBGRAPHS } from './plans.ts';

const SHARED_FILES = ['sources.yaml'];

/**
 * Checks a municipality's folder whole, against every subgraph's topics: forms, sources, that what one topic mentions
 * another one defines, and that no file is one that nobody reads. Opens no database.
 *
 * @throws StartError naming every fault found.
 */
export function validate(folder: string): void {
  if (!existsSync(folder)) throw new StartError(`${folder}: no such folder`);
  const known = new Set(SHARED_FILES);
  const defined = new Set<string>();
  const mentioned: (Mention & { at: string[] })[] = [];
  for (const { seeds } of SUBGRAPHS) {
    // Each by its own topics: two subgraphs may read one file, each for what it needs of it.
    const read = readSeeds(folder, seeds.topics);
    for (const topic of seeds.topics) {
      known.add(topic.file);
      const facts = read.facts(topic);
      if (facts === undefined) continue;
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
  const faults = [
    ...missing.flatMap(({ kind, name, at }) =>
      at.map((place) => `${place} ${kind} ${name} is mentioned, and defined nowhere in ${basename(folder)}`),
    ),
    ...strange.map((file) => `${join(folder, file)}: no topic; the topics are ${[...known].sort().join(', ')}`),
  ];
  if (faults.length > 0) throw new StartError([...new Set(faults)].join('\n'));
}
