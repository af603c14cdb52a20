import { createServer } from 'node:net';
import { setTimeout } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { buildHouse, pidOn } from './house.ts';

const UP = 'Ctrl-C stops everything';

let house: Awaited<ReturnType<typeof buildHouse>>;
beforeEach(async () => {
  house = await buildHouse();
});
afterEach(() => house.tearDown());

describe('npm start', () => {
  it('says what it does, ends in addresses and a query, and stops everything when told to', async () => {
    const run = house.run('start.mjs');
    await run.until(UP);
    for (const text of ['1/6 Node', '6/6 Starting the gateway', `http://localhost:${house.port('PORT')}/graphql`, 'curl -s']) {
      expect(run.printed()).toContain(text);
    }
    run.child.kill('SIGTERM');
    expect(await run.ended).toBe(0);
    expect(await pidOn(house.port('COUNCIL_PORT'))).toBeUndefined();
  });

  it('starts a killed service again, and leaves an ended one', async () => {
    const run = house.run('start.mjs');
    await run.until(UP);
    const killed = await pidOn(house.port('COUNCIL_PORT'));
    const ended = await pidOn(house.port('POLICE_PORT'));
    process.kill(Number(killed), 'SIGKILL');
    process.kill(Number(ended), 'SIGTERM');
    await run.until('police was ended and stays so');
    await run.until('council was killed (SIGKILL); starting it again in 1 s');
    await setTimeout(2_000);
    const again = await pidOn(house.port('COUNCIL_PORT'));
    expect(again).toBeDefined();
    expect(again).not.toBe(killed);
    expect(await pidOn(house.port('POLICE_PORT'))).toBeUndefined();
  });

  it('leaves no service behind when it is itself killed', async () => {
    const run = house.run('start.mjs');
    await run.until(UP);
    run.child.kill('SIGKILL');
    await run.ended;
    await setTimeout(1_000);
    expect(await Promise.all(['PORT', 'PROMISES_PORT', 'POLICE_PORT'].map((setting) => pidOn(house.port(setting))))).toEqual(
      Array(3).fill(undefined),
    );
  });

  it('shows the line of a service that cannot start, and stops the others', async () => {
    const run = house.run('start.mjs', [], { REFUSES: 'business' });
    expect(await run.ended).toBe(1);
    expect(run.printed()).toMatch(/business: the data folder is in use\n$/);
    expect(await pidOn(house.port('PROMISES_PORT'))).toBeUndefined();
  });

  it('names a taken port and its setting before anything starts', async () => {
    const other = createServer();
    await new Promise<void>((resolve) => other.listen(house.port('BUSINESS_PORT'), 'localhost', resolve));
    const run = house.run('start.mjs');
    expect(await run.ended).toBe(1);
    other.close();
    expect(run.printed()).toBe(
      `Port ${house.port('BUSINESS_PORT')} (business, BUSINESS_PORT) is taken: stop what listens there, or set the named setting to another port\n`,
    );
  });

  it.each([
    [{ COUNCIL_PORT: 'tisdag' }, 'COUNCIL_PORT="tisdag" is no port: set a whole number from 1 to 65535\n'],
    [
      { HUB_DATA_DIR: '/dev/null/hub' },
      'The data folder /dev/null/hub cannot be written (ENOTDIR): set HUB_DATA_DIR to one that can\n',
    ],
  ])('says in one line what is wrong with %j', async (settings, line) => {
    const run = house.run('start.mjs', [], settings);
    expect(await run.ended).toBe(1);
    expect(run.printed()).toBe(line);
  });

  it('looks at the settings before anything starts', async () => {
    const run = house.run('start.mjs', [], { LOG_LEVEL: 'loud' });
    expect(await run.ended).toBe(1);
    expect(run.printed()).toMatch(/\n4\/6 .*\nMend the settings that are named above; nothing has been started\n$/);
  });

  it('warns of a grant that everyone holds', async () => {
    const run = house.run('start.mjs', [], { HUB_DEV_GRANT: 'PARTY promises:write' });
    await run.until(UP);
    expect(run.printed()).toContain('WARNING: HUB_DEV_GRANT="PARTY promises:write"');
  });
});

describe('npm test', () => {
  it('hands further words to Jest and its exit code back', async () => {
    const run = house.run('test.mjs', ['-t', 'promise'], { CHROMIUM: '/a/browser' });
    expect(await run.ended).toBe(7);
    expect(run.printed()).toContain('\n-t promise\n');
  });

  it.each([
    ['leaves out what is seen in a browser where there is none, and says so', '', true],
    ['leaves nothing out in CI', 'true', false],
  ])('%s', async (_what, CI, isLeftOut) => {
    const run = house.run('test.mjs', [], { CHROMIUM: '', CI });
    expect(await run.ended).toBe(7);
    expect(run.printed().includes('--testPathIgnorePatterns=gateway/test/browser')).toBe(isLeftOut);
    expect(run.printed().includes('left out: no browser')).toBe(isLeftOut);
  });
});

describe('npm run hub', () => {
  it('refuses an unknown command with the ones there are', async () => {
    const run = house.run('hub.mjs', ['frobnicate']);
    expect(await run.ended).toBe(1);
    expect(run.printed()).toMatch(/^Unknown command "frobnicate": there are import, schema, ([\w-]+, )+doctor\n$/);
  });

  it('hands what follows partner to its own program, and ends as that does', async () => {
    const run = house.run('hub.mjs', ['partner', 'revoke', 'amal-handel', '--key', '0123456789ab']);
    expect(await run.ended).toBe(7);
    expect(run.printed()).toBe('revoke amal-handel --key 0123456789ab\n');
  });
});
