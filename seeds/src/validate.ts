import { existsSync, readdirSync } from 'node:fs';
import { basename, join } from 'node:path';
import { type Mention, readSeeds, StartError, type Topic } from '@hub/kernel';
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
  const topics = SUBGRAPHS.flatMap((subgraph) => subgraph.seeds.topics);
  const read = readSeeds(folder, topics);
  const every = (ask: (topic: Topic, facts: unknown) => Mention[] | undefined) =>
    (topics as unknown as Topic[]).flatMap((topic) => {
      const facts = read.facts(topic);
      return facts === undefined ? [] : (ask(topic, facts) ?? []).map((mention) => ({ ...mention, file: topic.file }));
    });
  const defined = new Set(every((topic, facts) => topic.defines?.(facts)).map(({ kind, name }) => `${kind} ${name}`));
  const missing = every((topic, facts) => topic.mentions?.(facts)).filter(({ kind, name }) => !defined.has(`${kind} ${name}`));
  const known = new Set([...SHARED_FILES, ...topics.map((topic) => topic.file)]);
  const strange = readdirSync(folder).filter((file) => !known.has(file));
  const faults = [
    ...missing.map(
      ({ kind, name, file }) => `${join(folder, file)}: ${kind} ${name} is mentioned, and defined nowhere in ${basename(folder)}`,
    ),
    ...strange.map((file) => `${join(folder, file)}: no topic; the topics are ${[...known].sort().join(', ')}`),
  ];
  if (faults.length > 0) throw new StartError([...new Set(faults)].join('\n'));
}
