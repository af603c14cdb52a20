import { describe, expect, it } from '@jest/globals';
import { findPersonalData } from '../src/personal-data.ts';
import { fill, linesOf, makeSentences } from './corpus/sentences.ts';
import { picker } from './corpus/slots.ts';
import { EMAILS, IDENTITY_DISGUISES, numbered, PLATES, TELEPHONES } from './made-up.ts';

const sentences = linesOf('sentences.txt');
const refused = sentences.filter((sentence) => findPersonalData(sentence) !== null);
const perThousand = ((refused.length / sentences.length) * 1000).toFixed(2);

/** Every slot of every frame, with personal data in its place: each kind, each way of writing it by turns. */
function planted(): string[] {
  const pick = picker(9001);
  const two = (value: number) => String(value).padStart(2, '0');
  const person = () => numbered(`18${two(pick(0, 99))}${two(pick(1, 12))}${two(pick(1, 28) + 60 * pick(0, 1))}`, pick(1, 999));
  const kinds = [Object.values(IDENTITY_DISGUISES).map((disguise) => () => disguise(person())), TELEPHONES, EMAILS, PLATES];
  let turn = 0;
  return linesOf('frames.txt').flatMap((frame) =>
    [...frame.matchAll(/\{\w+\}/g)].flatMap((_, place) =>
      kinds.map((ways) => {
        turn += 1;
        const way = ways[turn % ways.length] ?? '';
        return fill(frame, pick, { place, text: typeof way === 'string' ? way : way() });
      }),
    ),
  );
}

const plants = planted();
const missed = plants.filter((sentence) => findPersonalData(sentence) === null);
const found = (((plants.length - missed.length) / plants.length) * 100).toFixed(2);

describe('on ordinary municipal text', () => {
  it('the corpus is what its frames give, at least 5,000 sentences and each once', () => {
    expect(sentences).toEqual(makeSentences());
    expect(new Set(sentences).size).toBeGreaterThanOrEqual(5000);
  });

  it(`the screen refuses ${refused.length} of ${sentences.length} sentences, ${perThousand} in 1,000, and 1 at most`, () => {
    expect(refused).toEqual(linesOf('refused.txt'));
    expect(refused.length / sentences.length).toBeLessThanOrEqual(1 / 1000);
  });

  it(`the screen finds ${found} % of what is planted in ${plants.length} of them`, () => {
    expect(missed).toEqual([]);
  });
});
