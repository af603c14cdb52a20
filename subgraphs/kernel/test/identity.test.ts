import { describe, expect, it } from '@jest/globals';
import { guardFrom } from '../src/identity.ts';
import { callerOf } from '../src/testing/index.ts';
import { Visibility } from '../src/values.ts';

describe('what a caller writes', () => {
  const { PUBLIC, SECTOR, COUNCIL, PARTY } = Visibility;
  const [past, future] = [new Date('2000-01-01'), new Date('2999-01-01')];

  it.each([
    ['COUNCIL', COUNCIL, null],
    ['COUNCIL', PUBLIC, past],
    ['PARTY', PARTY, null],
    ['PARTY', PUBLIC, future],
  ] as const)('%s may make %s, visible from %s', (level, visibility, visibleFrom) => {
    expect(() => guardFrom(callerOf(level), { visibility, visibleFrom })).not.toThrow();
  });

  it.each([
    [SECTOR, 'trade', 'trade'],
    [SECTOR, null, null],
    [COUNCIL, 'trade', null],
    [PUBLIC, 'trade', null],
  ])('as %s, by somebody of the sector %s, is the sector %s’s', (visibility, sector, its) => {
    const written = { visibility, visibleFrom: null };
    expect(guardFrom({ ...callerOf('PARTY'), sector }, written)).toEqual({ ...written, sector: its });
  });

  it.each([
    ['PUBLIC', COUNCIL, null, "visibility is COUNCIL; it may be PUBLIC at most, the caller's own level"],
    ['COUNCIL', PARTY, null, "visibility is PARTY; it may be COUNCIL at most, the caller's own level"],
    ['COUNCIL', PUBLIC, future, 'visibleFrom is 2999-01-01T00:00:00.000Z; an embargo is set by PARTY, not by COUNCIL'],
  ] as const)('%s may not make %s, visible from %s', (level, visibility, visibleFrom, why) => {
    const refusal = expect.objectContaining({ message: why, extensions: { code: 'BAD_USER_INPUT' } });
    expect(() => guardFrom(callerOf(level), { visibility, visibleFrom })).toThrow(refusal);
  });
});
