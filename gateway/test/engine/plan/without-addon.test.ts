import { once } from 'node:events';
import { writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { openPlace, type Place } from '../../partners/processes.ts';

/** What a platform without the addon's binary comes to: nothing that is no JavaScript is loaded. */
const NO_BINARY = "process.dlopen = () => { throw new Error('no binary for this platform'); };";

describe('where the planner’s addon does not load', () => {
  const districts = createServer((_request, response) => {
    response.writeHead(200, { 'content-type': 'application/json' }).end('{"data":{"districts":["SYNTHETIC"]}}');
  });
  let place: Place;
  beforeAll(async () => {
    place = await openPlace();
    await once(districts.listen(0, '127.0.0.1'), 'listening');
  });
  afterAll(async () => {
    await place.close();
    districts.close();
    districts.closeAllConnections();
  });

  it('the gateway says so once, and plans by Apollo’s planner', async () => {
    const preload = join(place.folder, 'no-binary.cjs');
    await writeFile(preload, NO_BINARY);
    const gateway = await place.startGateway({
      NODE_OPTIONS: `--require=${preload}`,
      DISTRICTS_URL: `http://127.0.0.1:${(districts.address() as AddressInfo).port}/graphql`,
    });
    const ask = async (query: string) => {
      const headers = { 'content-type': 'application/json' };
      const answer = await fetch(gateway.url, { method: 'POST', headers, body: JSON.stringify({ query }) });
      return answer.json();
    };
    expect(await ask('{ districts }')).toEqual({ data: { districts: ['SYNTHETIC'] } });
    expect(await ask('{ __typename districts }')).toEqual({ data: { __typename: 'Query', districts: ['SYNTHETIC'] } });
    const lines = gateway.printed().split('\n');
    expect(lines.filter((line) => line.includes('addon does not load on this machine'))).toHaveLength(1);
    expect(lines.filter((line) => line.includes('is planned by Apollo'))).toEqual([]);
  });
});
