import { request } from 'node:http';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type House, openHouse } from './house.ts';

const AREA = 'SYNTHETIC; torget, hamnen\\kajen och den långa vägen förbi stationen ända bort till parken';
const PLAN = `mutation ($input: PlanSafetyWalkInput!) { planSafetyWalk(input: $input) { userErrors { code } safetyWalk { id } } }`;
const DATES = `{ municipality(code: "9001") {
  safetyWalks(first: 20) { edges { node { id plannedFor } } }
  safetyCouncil { meetings(first: 20) { edges { node { id heldOn } } } }
} }`;

/** One event's lines by their names, parameters included: `DTSTART;VALUE=DATE`. */
type Event = Readonly<Record<string, string>>;

let house: House;
let planned: string;
beforeAll(async () => {
  house = await openHouse({ HUB_PRACTICE: 'seeds/practice/9001' });
  const key = await house.addDeveloper('--level', 'COUNCIL');
  const input = { municipality: '9001', plannedFor: '2098-10-25T18:30:00+01:00', area: AREA };
  const { data } = await house.ask(PLAN, { input }, { 'x-api-key': key });
  planned = data.planSafetyWalk.safetyWalk.id;
}, 180_000);
afterAll(() => house.close());

const addressOf = (path: string) => new URL(`/calendar/${path}`, house.gateway);
const get = async (path: string, headers: Record<string, string> = {}) => {
  const response = await fetch(addressOf(path), { headers });
  return { status: response.status, headers: response.headers, text: await response.text() };
};

/** Reads a calendar as RFC 5545 writes it: folded lines joined, escaped text as it was. */
function eventsIn(text: string): Event[] {
  expect(text).toMatch(/^BEGIN:VCALENDAR\r\n[\s\S]*END:VCALENDAR\r\n$/);
  for (const line of text.split('\r\n')) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
  const lines = text.replaceAll('\r\n ', '').split('\r\n');
  const unescaped = (value: string) => value.replace(/\\(.)/g, (_, letter) => (letter === 'n' ? '\n' : letter));
  const events: Record<string, string>[] = [];
  for (const line of lines) {
    const [, name = '', value = ''] = /^([^:]+):(.*)$/.exec(line) ?? [];
    if (line === 'BEGIN:VEVENT') events.push({});
    const event = events.at(-1);
    if (event) event[name] = unescaped(value);
  }
  return events;
}

/** `20261021T163000Z` or `20261021`, as the calendar has it, as the graph does. */
const moment = (stamp: string) => stamp.replace(/^(....)(..)(..)T(..)(..)(..)Z$/, '$1-$2-$3T$4:$5:$6.000Z');
const day = (stamp: string) => stamp.replace(/^(....)(..)(..)$/, '$1-$2-$3');

describe('a municipality’s calendar', () => {
  it('holds every walk and meeting that anyone may read, under the graph’s own id and at its own time', async () => {
    const { data } = await house.ask(DATES);
    const { safetyWalks, safetyCouncil } = data.municipality;
    const wanted = [
      ...safetyWalks.edges.map(({ node }: { node: { id: string; plannedFor: string } }) => [node.id, node.plannedFor]),
      ...safetyCouncil.meetings.edges.map(({ node }: { node: { id: string; heldOn: string } }) => [node.id, node.heldOn]),
    ];
    const events = eventsIn((await get('9001.ics')).text);
    const found = events.map((event) => [
      event['UID'],
      event['DTSTART'] ? moment(event['DTSTART']) : day(event['DTSTART;VALUE=DATE'] ?? ''),
    ]);
    expect(found).toEqual(wanted);
    expect(found).toContainEqual([planned, '2098-10-25T17:30:00.000Z']);
    expect(JSON.stringify(events)).not.toContain('rådets organ läser');
  });

  it('says everything in the language asked for, whatever signs a text holds', async () => {
    const swedish = eventsIn((await get('9001.ics')).text).find(({ UID }) => UID === planned);
    expect(swedish).toMatchObject({ SUMMARY: `Trygghetsvandring: ${AREA}`, LOCATION: AREA });
    const [meeting] = eventsIn((await get('1492.ics')).text);
    const council = 'Åmåls kommuns Trygg- och säkerhetsråd';
    expect(meeting).toMatchObject({ 'DTSTART;VALUE=DATE': '20221214', SUMMARY: `${council}: möte` });
    const [english] = eventsIn((await get('1492.ics?lang=en')).text);
    expect(english).toMatchObject({ UID: meeting?.['UID'], SUMMARY: `${council}: meeting` });
    expect(english?.['DESCRIPTION']).not.toBe(meeting?.['DESCRIPTION']);
  });

  it('may be kept as long as the graph’s answer, and is answered 304 to whoever has it', async () => {
    const first = await get('1492.ics');
    expect(first.headers.get('content-type')).toBe('text/calendar; charset=utf-8');
    expect(first.headers.get('cache-control')).toMatch(/^public, max-age=[1-9]/);
    expect(first.headers.get('access-control-allow-origin')).toBe('*');
    const tag = first.headers.get('etag') ?? '';
    expect(tag).toMatch(/^W\/"/);
    expect(await status('1492.ics', 'GET', { 'if-none-match': tag })).toEqual({ status: 304, bytes: 0 });
    expect(await status('1492.ics', 'GET', { 'if-none-match': 'W/"another"' })).toMatchObject({ status: 200 });
    expect(await status('1492.ics', 'HEAD')).toEqual({ status: 200, bytes: 0 });
  });

  it('is the same for every program, whatever it asks for and sends along', async () => {
    const { text } = await get('9001.ics');
    const uids = eventsIn(text).map(({ UID }) => UID);
    const all: Record<string, string>[] = [
      { accept: 'text/calendar' },
      { accept: 'text/html', origin: 'https://shop.example' },
      { 'x-api-key': 'no key' },
    ];
    for (const headers of all) {
      const answer = await get('9001.ics', headers);
      expect(answer.headers.get('access-control-allow-origin')).toBe('*');
      expect(eventsIn(answer.text).map(({ UID }) => UID)).toEqual(uids);
    }
  });

  it.each([
    ['0180.ics', 404, /kommunen 0180/],
    ['0180.ics?lang=en', 404, /municipality 0180/],
    ['149.ics', 400, /fyra siffror/],
    ['14922.ics?lang=en', 400, /four digits/],
    ['%22%7D.ics?lang=en', 400, /four digits/],
  ])('of %s is answered %i in plain words', async (path, wanted, words) => {
    const answer = await get(path);
    expect(answer.status).toBe(wanted);
    expect(answer.headers.get('content-type')).toBe('text/plain; charset=utf-8');
    expect(answer.headers.get('etag')).toBeNull();
    expect(answer.text).toMatch(words);
  });

  it('is answered 503 and kept by nobody where its owner is away, never in part', async () => {
    await house.kill('council');
    const answer = await get('1438.ics?lang=en');
    expect(answer.status).toBe(503);
    expect(answer.headers.get('cache-control')).toBe('no-store');
    expect(answer.headers.get('etag')).toBeNull();
    expect(answer.text).toMatch(/cannot be had/);
  });
});

/** What fetch hides: the bytes of a 304, and a HEAD's. */
function status(path: string, method: string, headers: Record<string, string> = {}): Promise<{ status?: number; bytes: number }> {
  return new Promise((resolve, reject) => {
    const sent = request(addressOf(path), { method, headers }, (response) => {
      let bytes = 0;
      response.on('data', (chunk: Buffer) => {
        bytes += chunk.length;
      });
      response.on('end', () => resolve({ status: response.statusCode ?? 0, bytes }));
    });
    sent.on('error', reject);
    sent.end();
  });
}
