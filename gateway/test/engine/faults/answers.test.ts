import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { answerOf, type Manner } from './faulty.ts';
import { ENGINES, openStage, PARTIAL, PICTURE, type Stage, unavailable, WHOLE } from './stage.ts';

const BODY = '{"data":{"offenceTypes":["theft"]}}';

const sends =
  (body: string | Buffer, status?: string, headers?: Record<string, string | undefined>): Manner =>
  (socket) =>
    void socket.write(answerOf(body, status, headers));

const redirects = (status: string): Manner => sends(BODY, status, { location: '/elsewhere' });

const FAULTS: Record<string, Manner> = {
  'answers with status 500': sends(BODY, '500 Internal Server Error'),
  'answers with status 502': sends('<html>a proxy</html>', '502 Bad Gateway', { 'content-type': 'text/html' }),
  'answers with status 503': sends(BODY, '503 Service Unavailable'),
  'does not take the hub’s token': sends(BODY, '401 Unauthorized'),
  'answers with status 404 and a page': sends('<html>nothing</html>', '404 Not Found', { 'content-type': 'text/html' }),
  'answers with status 429 and words': sends('slow down', '429 Too Many Requests', { 'content-type': 'text/plain' }),
  'moves with status 301': redirects('301 Moved Permanently'),
  'moves with status 302': redirects('302 Found'),
  'moves with status 307': redirects('307 Temporary Redirect'),
  'moves with status 308': redirects('308 Permanent Redirect'),
  'has nothing to say (204)': (socket) => void socket.write('HTTP/1.1 204 No Content\r\n\r\n'),
  'says that nothing has changed (304)': (socket) => void socket.write('HTTP/1.1 304 Not Modified\r\n\r\n'),
  'says JSON and calls it a page': sends(BODY, '200 OK', { 'content-type': 'text/html' }),
  'says JSON and calls it words': sends(BODY, '200 OK', { 'content-type': 'text/plain; charset=utf-8' }),
  'says another character set': sends(Buffer.from(BODY, 'utf16le'), '200 OK', {
    'content-type': 'application/json; charset=utf-16',
  }),
  'says JSON in UTF-8 and calls it UTF-7': sends(BODY, '200 OK', { 'content-type': 'application/json; charset="UTF-7"' }),
  'sends bytes that are not UTF-8': sends(Buffer.from(BODY.replace('theft', 'rån'), 'latin1')),
  'sends half a character': sends(
    Buffer.concat([Buffer.from('{"data":{"offenceTypes":["r'), Buffer.from([0xc3]), Buffer.from('"]}}')]),
  ),
  'sends a page': sends('<html>a proxy</html>', '200 OK', { 'content-type': 'text/html' }),
  'sends a page and calls it JSON': sends('<html>a proxy</html>'),
  'sends half an answer': sends(BODY.slice(0, -2)),
  'sends two answers in one': sends(BODY + BODY),
  'sends no answer': sends(''),
  'sends null': sends('null'),
  'sends a list': sends(`[${BODY}]`),
  'sends a word': sends('"data"'),
  'sends neither data nor errors': sends('{"extensions":{}}'),
  'sends null and no errors': sends('{"data":null}'),
  'sends null and an empty list of errors': sends('{"data":null,"errors":[]}'),
  'sends data of no shape': sends('{"data":["theft"]}'),
  'sends errors of no shape': sends('{"data":{"offenceTypes":["theft"]},"errors":"many"}'),
  'sends errors of which one has no shape': sends('{"data":{"offenceTypes":["theft"]},"errors":[{"message":"x"},1]}'),
};

describe.each(ENGINES)('an owner whose answer is none, on the engine %s', (engine) => {
  let stage: Stage;
  beforeAll(async () => {
    stage = await openStage(engine);
  });
  afterAll(() => stage.close());
  afterEach(() => stage.recovers());

  it.each(Object.keys(FAULTS))('costs its own fields alone where it %s', async (name) => {
    const before = stage.crime.asked.length;
    stage.crime.manner = FAULTS[name] as Manner;
    expect(await stage.hub.ask(PICTURE)).toEqual(PARTIAL);
    expect(stage.crime.asked.length - before).toBe(2); // a root field, an entity; neither of them twice, nor elsewhere
  });

  it('is understood in every way of saying JSON', async () => {
    const types = [
      'application/json',
      'application/json; charset=utf-8',
      'application/json;charset=UTF-8',
      'application/graphql-response+json; charset="utf-8"',
      'Application/JSON; profile=x; charset=utf8',
      undefined,
    ];
    for (const type of types) {
      stage.crime.manner = async (socket, { answer }) =>
        void socket.write(answerOf(await answer(), '200 OK', { 'content-type': type }));
      expect(await stage.hub.ask(PICTURE)).toEqual(WHOLE);
    }
    stage.crime.manner = async (socket, { answer }) => void socket.write(answerOf(`\uFEFF${await answer()}`));
    expect(await stage.hub.ask(PICTURE)).toEqual(WHOLE);
  });

  describe('that sends errors', () => {
    const refused = { message: 'not now', path: ['offenceTypes'], extensions: { code: 'BAD_USER_INPUT' } };
    const passed = { message: 'not now', path: ['offenceTypes'], extensions: { code: 'BAD_USER_INPUT', service: 'crime' } };
    const ask = '{ offenceTypes districts }';

    it('beside data keeps the data', async () => {
      stage.crime.manner = sends(JSON.stringify({ data: { offenceTypes: null, districts: ['Fyrbodal'] }, errors: [refused] }));
      expect(await stage.hub.ask(ask)).toEqual({ data: { offenceTypes: null, districts: ['Fyrbodal'] }, errors: [passed] });
    });

    it.each(['200 OK', '400 Bad Request', '403 Forbidden', '422 Unprocessable Content'])(
      'without data has them passed, with status %s',
      async (status) => {
        for (const answer of [{ data: null, errors: [refused] }, { errors: [refused] }]) {
          stage.crime.manner = sends(JSON.stringify(answer), status);
          expect(await stage.hub.ask(ask)).toEqual({ data: { offenceTypes: null, districts: null }, errors: [passed] });
        }
      },
    );
  });

  it('says nothing by names that every object has', async () => {
    const inherited = '{"liaison":"nobody’s","toString":1,"polluted":1}';
    const entity = `{"offences":1,"__proto__":${inherited},"constructor":{"prototype":${inherited}}}`;
    const data = `{"offenceTypes":["theft"],"__proto__":${inherited},"municipality":{"__proto__":${inherited}},"_entities":[${entity}]}`;
    stage.crime.manner = sends(`{"data":${data},"__proto__":${inherited}}`);
    expect((await stage.hub.ask(PICTURE)).data).toEqual({
      municipality: { name: 'Åmål', offences: 1, liaison: null },
      offenceTypes: ['theft'],
    });
    expect(Object.keys(Object.prototype)).toEqual([]);
    expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
  });

  describe('that answers of entities', () => {
    const ENTITIES = '{ municipalities { name offences } }';
    const lost = {
      data: {
        municipalities: [
          { name: 'Åmål', offences: null },
          { name: 'Mellerud', offences: null },
        ],
      },
      errors: [unavailable('crime', ['municipalities', 0, 'offences']), unavailable('crime', ['municipalities', 1, 'offences'])],
    };
    const shapes = {
      'one too few': [{ offences: 1 }],
      'one too many': [{ offences: 1 }, { offences: 2 }, { offences: 3 }],
      'none at all': [],
      'no list': { 0: { offences: 1 }, 1: { offences: 2 }, length: 2 },
    };
    it.each(Object.entries(shapes))('is not believed: %s', async (_name, entities) => {
      stage.crime.manner = sends(JSON.stringify({ data: { _entities: entities } }));
      expect(await stage.hub.ask(ENTITIES)).toEqual(lost);
    });
  });
});
