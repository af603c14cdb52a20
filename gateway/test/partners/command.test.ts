import { existsSync } from 'node:fs';
import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { createTestDatabase } from '@hub/kernel/testing';
import { afterEach, describe, expect, it } from '@jest/globals';
import { knock, until } from './house.ts';
import { openPlace, type Place } from './processes.ts';

const ADD = ['--level', 'COUNCIL', '--municipalities', '1492', '--scopes', 'council:read'];
const keyIn = (printed: string) => printed.trimEnd().split('\n').at(-1) ?? '';

let place: Place;
let database: { drop: () => Promise<void> } | undefined;
afterEach(async () => {
  await place.close();
  await database?.drop();
  database = undefined;
});

/** A place on the server the suite was given. */
async function openPlaceOnServer(): Promise<Place> {
  const made = await createTestDatabase();
  database = made;
  return openPlace({ GATEWAY_DATABASE_URL: made.url ?? '' });
}
const PLACES: [string, () => Promise<Place>][] = [['the embedded database', openPlace]];
if (process.env['TEST_DATABASE_URL']) PLACES.push(['PostgreSQL', openPlaceOnServer]);

describe.each(PLACES)('the command partner on %s', (_name, open) => {
  it('does the same with a running hub and a stopped one', async () => {
    place = await open();
    const first = await place.partner('add', 'synthetic-stopped', ...ADD);
    expect(first.code).toBe(0);
    const gateway = await place.startGateway();
    expect((await knock(gateway, keyIn(first.printed))).status).toBe(200);

    const second = await place.partner('add', 'synthetic-running', ...ADD);
    expect(second.code).toBe(0);
    await until(async () => (await knock(gateway, keyIn(second.printed))).status === 200);
    expect(await place.partner('add', 'synthetic-running', ...ADD)).toEqual({
      code: 1,
      printed:
        'synthetic-running is a partner already: partner change synthetic-running alters it, partner rotate synthetic-running gives a key\n',
    });
    expect((await place.partner('revoke', 'synthetic-stopped')).code).toBe(0);
    await until(async () => (await knock(gateway, keyIn(first.printed))).status === 401);
    const whileRunning = await place.partner('list');
    await gateway.end('SIGTERM');

    expect(existsSync(join(place.folder, 'gateway.sock'))).toBe(false);
    expect(await place.partner('list')).toEqual(whileRunning);
    for (const { printed } of [first, second]) {
      expect(whileRunning.printed + gateway.printed()).not.toContain(keyIn(printed).split('_')[2]);
    }
  });
});

describe('the command partner', () => {
  it('goes on after a hub that was killed, and so does the next hub', async () => {
    place = await openPlace();
    const killed = await place.startGateway();
    const { printed } = await place.partner('add', 'synthetic', ...ADD);
    await killed.end('SIGKILL');
    expect(existsSync(join(place.folder, 'gateway.sock'))).toBe(true);
    expect((await place.partner('list')).printed).toContain('synthetic: COUNCIL');
    const gateway = await place.startGateway();
    expect((await knock(gateway, keyIn(printed))).status).toBe(200);
    expect((await place.partner('list')).code).toBe(0);
    await gateway.end('SIGTERM');
  });

  it('has a socket and a secret that are their owner’s alone', async () => {
    place = await openPlace();
    const gateway = await place.startGateway();
    for (const file of ['gateway.sock', 'keys/gateway/partners.secret']) {
      expect((await stat(join(place.folder, file))).mode & 0o777).toBe(0o600);
    }
    await gateway.end('SIGTERM');
  });

  it('says it where the data folder’s path is too long for a socket, and is taken again once the hub has stopped', async () => {
    place = await openPlace({ HUB_DATA_DIR: 'deep/'.repeat(25) });
    const gateway = await place.startGateway();
    const { code, printed } = await place.partner('list');
    expect(code).toBe(1);
    expect(printed).toMatch(
      /is in use by another process: .* The path of the gateway’s socket, .*, has \d{3} bytes; it may have 103: set/,
    );
    await gateway.end('SIGTERM');
    expect((await place.partner('list')).code).toBe(0);
  });

  it('tells what to mend where its database cannot be reached, and no password', async () => {
    place = await openPlace({ GATEWAY_DATABASE_URL: 'postgres://gateway:s3cret@127.0.0.1:9/gateway' });
    const line = 'gateway: the database cannot be reached: start it, or mend GATEWAY_DATABASE_URL\n';
    expect(await place.partner('list')).toEqual({ code: 1, printed: line });
  });

  it('tells how it is used', async () => {
    place = await openPlace();
    const { code, printed } = await place.partner('help');
    expect(code).toBe(0);
    for (const word of ['add <slug>', '--municipalities', '--grace', 'revoke <slug>']) expect(printed).toContain(word);
  });
});
