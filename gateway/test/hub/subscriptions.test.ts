import { factId } from '@hub/kernel';
import { callerOf } from '@hub/kernel/testing';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { subscribe } from '../subscriptions/reader.ts';
import { type House, openHouse } from './house.ts';

const AREA = factId('FocusArea', 'amal-2023-2024', 3);
const WRITER = callerOf('PARTY', ['promises:write'], ['1492']);
const CHANGED = `subscription { measureChanged(municipality: "1492") { title responsible { name } decisions { text } policeContribution { text } } }`;

describe('subscriptions through the whole hub', () => {
  let house: House;
  let key: string;
  beforeAll(async () => {
    house = await openHouse({ SUBGRAPH_DEADLINE_MS: '5000' });
    key = await house.addPartner(
      'amals-kommun',
      '--level',
      'PARTY',
      '--municipalities',
      '1492',
      '--scopes',
      'council:write,council:read',
    );
  }, 120_000);
  afterAll(() => house.close());

  /** Follows, and waits until the owner says where the stream begins. */
  const follow = async (query: string, headers: Record<string, string> = {}) => {
    const reader = await subscribe(house.gateway, query, { headers });
    const began = headers['last-event-id'] === undefined ? await reader.next() : undefined;
    return { ...reader, began };
  };
  const propose = async (title: string, visibility = 'PUBLIC') => {
    const input = { focusAreas: [AREA], title: `SYNTHETIC ${title}`, responsible: 'polisen', visibility };
    const query = 'mutation ($input: ProposeMeasureInput!) { proposeMeasure(input: $input) { userErrors { code } } }';
    const { data, errors } = await house.askOne('promises', query, { input }, WRITER);
    expect([data, errors]).toEqual([{ proposeMeasure: { userErrors: [] } }, []]);
  };
  const measure = (title: string) => ({
    measureChanged: { title: `SYNTHETIC ${title}`, responsible: { name: 'Polisen' }, decisions: [], policeContribution: null },
  });

  it('tell a change with what the other owners know of it, and nothing of what is hidden', async () => {
    const anyone = await follow(CHANGED);
    const party = await follow(CHANGED, { 'x-api-key': key });
    await propose('hidden', 'PARTY');
    await propose('seen');
    const seen = await anyone.next();
    expect(seen).toMatchObject({ data: measure('seen'), codes: [] });
    const told = [await party.next(), await party.next()];
    expect(told).toMatchObject([{ data: measure('hidden') }, { data: measure('seen') }]);
    // Of one change, everybody has the same id: none counts what its reader was not told.
    expect(told[1]?.id).toBe(seen?.id);
    anyone.leave();
    party.leave();
  });

  it('tell of a council’s meeting with the promise that it was about', async () => {
    const query = 'subscription { meetingPlanned(municipality: "1492") { heldOn purpose promise { title } } }';
    const { next, leave } = await follow(query);
    const { data } = await house.ask('{ municipality(code: "1492") { safetyCouncil { id } } }');
    const input = {
      council: data.municipality.safetyCouncil.id,
      heldOn: '2024-02-01',
      purpose: 'SYNTHETIC',
      attendance: [],
      promise: factId('CitizenPromise', 'amal-2023-2024'),
      visibility: 'PUBLIC',
    };
    const mutation = 'mutation ($input: RecordMeetingInput!) { recordMeeting(input: $input) { userErrors { code } } }';
    expect((await house.ask(mutation, { input }, { 'x-api-key': key })).errors).toEqual([]);
    expect(await next()).toMatchObject({
      data: {
        meetingPlanned: { heldOn: '2024-02-01', purpose: 'SYNTHETIC', promise: { title: 'Medborgarlöfte Åmål 2023–2024' } },
      },
    });
    leave();
  });

  it('end with a code where their owner is killed, and go on where they were once it is back', async () => {
    const { next, rest } = await follow(CHANGED);
    await propose('before');
    const before = await next();
    await house.kill('promises');
    expect(await rest()).toMatchObject([{ data: null, codes: ['SERVICE_UNAVAILABLE'] }, { event: 'complete' }]);
    await house.start('promises');
    await propose('meanwhile');
    const again = await follow(CHANGED, { 'last-event-id': before?.id ?? '' });
    expect(await again.next()).toMatchObject({ data: measure('meanwhile') });
    again.leave();
    const lost = await follow(CHANGED, { 'last-event-id': 'no-event-of-this-hub' });
    expect(await lost.rest()).toMatchObject([{ data: null, codes: ['EVENTS_GONE'] }, { event: 'complete' }]);
  });

  it('end when their caller’s key is revoked', async () => {
    const { rest } = await follow(CHANGED, { 'x-api-key': key });
    await house.command('revoke', 'amals-kommun');
    expect(await rest()).toMatchObject([{ data: null, codes: ['UNAUTHENTICATED'] }, { event: 'complete' }]);
  });
});
