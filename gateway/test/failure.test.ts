import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { type Hub, startHub } from './fixtures/hub.ts';
import type { Manner } from './fixtures/owner.ts';

const PICTURE = '{ municipality(code: "1492") { name offences liaison } offenceTypes }';

let hub: Hub;
beforeAll(async () => {
  hub = await startHub();
});
afterAll(() => hub.release());
afterEach(() => {
  hub.crime.manner = 'answers';
});

const unavailable = (service: string, path: (string | number)[]) => ({
  message: `The ${service} service cannot be reached just now`,
  path,
  extensions: { code: 'SERVICE_UNAVAILABLE', service },
});

const partial = {
  data: { municipality: { name: 'Åmål', offences: null, liaison: null }, offenceTypes: null },
  errors: expect.arrayContaining([
    unavailable('crime', ['offenceTypes']),
    unavailable('crime', ['municipality', 'offences']),
    unavailable('crime', ['municipality', 'liaison']),
  ]),
};

describe('with every owner there', () => {
  it('answers a query that crosses both', async () => {
    expect(await hub.ask(PICTURE)).toEqual({
      data: { municipality: { name: 'Åmål', offences: 810, liaison: 'municipal police' }, offenceTypes: ['theft'] },
    });
  });

  it('writes', async () => {
    const answer = await hub.ask('mutation { rename(code: "1461", name: "Dals-Ed") { name offences } }');
    expect(answer).toEqual({ data: { rename: { name: 'Dals-Ed', offences: 35 } } });
  });
});

describe('with one owner away', () => {
  it('gives the other’s data, null and a coded error for each field lost, and comes back by itself', async () => {
    await hub.crime.stop();
    const answer = await hub.ask(PICTURE);
    expect(answer).toEqual(partial);
    expect(JSON.stringify(answer)).not.toContain('127.0.0.1');
    await hub.crime.restart();
    expect(await hub.ask(PICTURE)).not.toHaveProperty('errors');
  });

  it('answers the other’s roots where the first owner of the query is the one away', async () => {
    await hub.register.stop();
    expect(await hub.ask(PICTURE)).toEqual({
      data: { municipality: null, offenceTypes: ['theft'] },
      errors: [unavailable('register', ['municipality'])],
    });
    await hub.register.restart();
  });

  it.each<Manner>(['hangs', 'status 503', 'sends a page', 'cuts off'])('says the same of one that %s', async (manner) => {
    hub.crime.manner = manner;
    const started = performance.now();
    expect(await hub.ask(PICTURE)).toEqual(partial);
    expect(performance.now() - started).toBeLessThan(2000); // two calls one after the other, 500 ms each at most
  });

  it('names the place in a list', async () => {
    hub.crime.manner = 'status 503';
    const { errors } = await hub.ask('{ municipalities { name figure: offences } }');
    expect(errors).toEqual([
      unavailable('crime', ['municipalities', 0, 'figure']),
      unavailable('crime', ['municipalities', 1, 'figure']),
    ]);
  });

  it('logs why, and no address', async () => {
    hub.crime.manner = 'sends a page';
    await hub.ask('{ offenceTypes }');
    const line = hub.lines.filter((text) => text.includes('subgraph unavailable')).at(-1) ?? '';
    expect(JSON.parse(line)).toMatchObject({ subgraph: 'crime', reason: 'not JSON' });
  });
});

describe('an error that an owner sent', () => {
  it('passes with its code and the path in the whole answer, without what is not the client’s', async () => {
    expect(await hub.ask('{ municipality(code: "1492") { name refused refusedHere } }')).toEqual({
      data: { municipality: { name: 'Åmål', refused: null, refusedHere: null } },
      errors: [
        {
          message: 'refused with BAD_USER_INPUT',
          path: ['municipality', 'refused'],
          extensions: { code: 'BAD_USER_INPUT', service: 'register' },
        },
        {
          message: 'refused with UNAUTHORIZED_FIELD_OR_TYPE',
          path: ['municipality', 'refusedHere'],
          extensions: { code: 'UNAUTHORIZED_FIELD_OR_TYPE', service: 'crime' },
        },
      ],
    });
  });

  it('loses its text where nobody coded it', async () => {
    const { errors } = await hub.ask('{ municipality(code: "1492") { uncoded } }');
    expect(errors).toEqual([
      {
        message: 'Something went wrong in the register service',
        path: ['municipality', 'uncoded'],
        extensions: { code: 'INTERNAL_SERVER_ERROR', service: 'register' },
      },
    ]);
  });

  it('is BAD_USER_INPUT where the gateway refuses a variable, and does not repeat what was typed', async () => {
    const { errors } = await hub.ask('query ($code: ID!) { municipality(code: $code) { name } }', {
      code: { who: 'Anna Svensson' },
    });
    expect(errors?.[0]?.extensions).toEqual({ code: 'BAD_USER_INPUT' });
    expect(JSON.stringify(errors)).not.toContain('Anna');
  });
});
