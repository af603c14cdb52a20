import { ANYONE } from '@hub/kernel/process';
import { describe, expect, it } from '@jest/globals';
import { callerFromGrant } from '../../src/identity/dev-grant.ts';

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
    expect(callerFromGrant(grant, undefined)).toMatchObject({ partner: 'dev', ...held });
  });

  it.each([
    ['party promises:write', /the first word is a level, one of PUBLIC, SECTOR, COUNCIL, PARTY/],
    ['promises:write', /the first word is a level/],
    ['PARTY municipalities=', /^HUB_DEV_GRANT="PARTY municipalities=": no municipality has the code ""; a code is four digits/],
    ['PARTY municipalities=149', /"149"; a code is four digits: municipalities=1492\+1461$/],
    ['PARTY municipalities=1492+åmål', /no municipality has the code "åmål";/],
    ['COUNCIL promises:write', /COUNCIL may not hold promises:write; it may hold business:read, business:report, council:read/],
    ['PARTY promise:write', /no scope promise:write; the scopes are business:read/],
  ])('%s is refused', (grant, why) => {
    expect(() => callerFromGrant(grant, 'development')).toThrow(why);
  });

  it('is refused in production', () => {
    expect(() => callerFromGrant('PUBLIC', 'production')).toThrow('production gives nobody a grant');
  });
});
