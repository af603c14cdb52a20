import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { contrastOf, PAIRS, PALETTES, shownRatio } from '../../src/embed/browser/contrast.ts';

describe('contrast', () => {
  it.each([
    ['#000000', '#ffffff', '21.00'],
    ['#ffffff', '#ffffff', '1.00'],
    // The two greys that are told of most: one that is just enough for text on white, and one that is just not.
    ['#767676', '#ffffff', '4.54'],
    ['#777777', '#ffffff', '4.47'],
  ])('of %s and %s is %s, whichever is in front', (one, other, ratio) => {
    expect(shownRatio(contrastOf(one, other))).toBe(ratio);
    expect(shownRatio(contrastOf(other, one))).toBe(ratio);
  });

  it('is not shown as enough where it is not', () => {
    expect(shownRatio(4.4999)).toBe('4.49');
  });

  it.each(['light', 'dark'] as const)('is enough in every pair of the %s colours', (scheme) => {
    const palette = PALETTES[scheme];
    const low = PAIRS.filter(({ front, back, least }) => contrastOf(palette[front], palette[back]) < least);
    expect(low).toEqual([]);
  });

  it('is computed of the colours that the widgets have', () => {
    const styles = readFileSync('gateway/widgets/shared/widget.styles.ts', 'utf8');
    for (const name of ['text', 'muted', 'surface', 'accent', 'track'] as const) {
      expect(styles).toContain(`var(--hub-${name}, light-dark(${PALETTES.light[name]}, ${PALETTES.dark[name]}))`);
    }
  });
});
