import { writeFileSync } from 'node:fs';
import { findPersonalData } from '../../src/personal-data.ts';
import { makeSentences } from './sentences.ts';

const write = (file: string, lines: readonly string[]) =>
  writeFileSync(`subgraphs/kernel/test/corpus/${file}`, `# SYNTHETIC\n${lines.join('\n')}\n`);

const sentences = makeSentences();
write('sentences.txt', sentences);
write(
  'refused.txt',
  sentences.filter((sentence) => findPersonalData(sentence) !== null),
);
