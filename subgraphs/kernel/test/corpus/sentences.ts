import { readFileSync } from 'node:fs';
import { type Pick, picker, SLOTS } from './slots.ts';

const FOLDER = 'subgraphs/kernel/test/corpus';
const SEED = 1492;
/** Times that each frame is filled; where two come out alike, the second goes. */
const FILLS = 24;

/** The lines of a file beside this one, without its `#` heading. */
export function linesOf(file: string): string[] {
  const lines = readFileSync(`${FOLDER}/${file}`, 'utf8').trimEnd().split('\n');
  return lines.filter((line) => line !== '' && !line.startsWith('#'));
}

/** The corpus: every frame filled some times over, each sentence once. */
export function makeSentences(seed = SEED): string[] {
  const pick = picker(seed);
  const filled = linesOf('frames.txt').flatMap((frame) => Array.from({ length: FILLS }, () => fill(frame, pick)));
  return [...new Set(filled)];
}

/** @param plant - what stands in the slot of this place instead, the first slot being 0 */
export function fill(frame: string, pick: Pick, plant?: { readonly place: number; readonly text: string }): string {
  let place = -1;
  return frame.replace(/\{(\w+)\}/g, (_, name: string) => {
    place += 1;
    const slot = SLOTS[name];
    if (!slot) throw new Error(`A frame has the slot ${name}; there are ${Object.keys(SLOTS).join(', ')}`);
    return plant?.place === place ? plant.text : slot(pick);
  });
}
