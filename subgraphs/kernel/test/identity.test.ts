import { describe, expect, it } from '@jest/globals';
import { ANYONE, callerFromGrant, checkReadable } from '../src/identity.ts';
import { callerOf } from '../src/testing/index.ts';
import { Visibility } from '../src/values.ts';

describe('HUB_DEV_GRANT', () => {
  it.each([undefined, '', '  '])('%j gives nobody anything', (grant) => {
    expect(callerFromGrant(grant, 'development')).toEqual(ANYONE);
    expect(callerFromGrant(grant, 'production')).toEqual(ANYONE);
  });

  it.each([
    ['PARTY', { level: 'PARTY', scopes: [], municipalities: null }],
    ['COUNCIL council:read council:write', { level: 'COUNCIL', scopes: ['council:read', 'council:write'], municipalities: null }],
    ['PARTY promises:write,police:write', { level: 'PARTY', scopes: ['promises:write', 'police:write'], municipalities: null }],
    [
      'PARTY promises:write municipalities=1492+1461',
      { level: 'PARTY', scopes: ['promises:write'], municipalities: ['1492', '1461'] },
    ],
  ])('%s', (grant, held) => {
    expect(callerFromGrant(grant, undefined)).toEqual({ partner: 'dev', ...held });
  });

  it.each([
    ['party promises:write', /the first word is a level, one of PUBLIC, SECTOR, COUNCIL, PARTY/],
    ['promises:write', /the first word is a level/],
    ['PARTY municipalities=', /^HUB_DEV_GRANT="PARTY municipalities=": no municipality has the code ""; a code is four digits/],
    ['PARTY municipalities=149', /"149"; a code is four digits: municipalities=1492\+1461$/],
    ['PARTY municipalities=1492+åmål', /no municipality has the code "åmål";/],
    ['PARTY promise:write', /no scope promise:write; the scopes are council:read/],
  ])('%s is refused', (grant, why) => {
    expect(() => callerFromGrant(grant, 'development')).toThrow(why);
  });

  it('is refused in production', () => {
    expect(() => callerFromGrant('PUBLIC', 'production')).toThrow('production gives nobody a grant');
  });
});

describe('what a caller writes', () => {
  const { PUBLIC, COUNCIL, PARTY } = Visibility;
  const [past, future] = [new Date('2000-01-01'), new Date('2999-01-01')];

  it.each([
    ['COUNCIL', COUNCIL, null],
    ['COUNCIL', PUBLIC, past],
    ['PARTY', PARTY, null],
    ['PARTY', PUBLIC, future],
  ] as const)('%s may make %s, visible from %s', (level, visibility, visibleFrom) => {
    expect(() => checkReadable(callerOf(level), { visibility, visibleFrom })).not.toThrow();
  });

  it.each([
    ['PUBLIC', COUNCIL, null, "visibility is COUNCIL; it may be PUBLIC at most, the caller's own level"],
    ['COUNCIL', PARTY, null, "visibility is PARTY; it may be COUNCIL at most, the caller's own level"],
    ['COUNCIL', PUBLIC, future, 'visibleFrom is 2999-01-01T00:00:00.000Z; an embargo is set by PARTY, not by COUNCIL'],
  ] as const)('%s may not make %s, visible from %s', (level, visibility, visibleFrom, why) => {
    const refusal = expect.objectContaining({ message: why, extensions: { code: 'BAD_USER_INPUT' } });
    expect(() => checkReadable(callerOf(level), { visibility, visibleFrom })).toThrow(refusal);
  });
});
