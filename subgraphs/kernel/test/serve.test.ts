import { setTimeout } from 'node:timers/promises';
import { expect, it } from '@jest/globals';
import { GraphQLObjectType, GraphQLSchema, GraphQLString } from 'graphql';
import { createLog } from '../src/log.ts';
import { serve } from '../src/serve.ts';

const schema = new GraphQLSchema({
  query: new GraphQLObjectType({ name: 'Query', fields: { hello: { type: GraphQLString, resolve: () => 'hej' } } }),
});

it('answers whoever comes while a stopping service still takes connections, also where its event loop lags', async () => {
  const serving = await serve({
    name: 'test',
    host: '127.0.0.1',
    port: 0,
    log: createLog('test', 'silent'),
    apollo: { schema },
    context: async () => ({}),
    ready: async () => undefined,
    bodyLimit: '1kb',
    drainDelay: 1,
    releasers: [],
  });
  const ask = async () => {
    const headers = { 'content-type': 'application/json' };
    const response = await fetch(serving.url, { method: 'POST', headers, body: '{"query":"{ hello }"}' });
    return response.json();
  };
  const stopped = serving.stop();
  await setTimeout(100);
  const lagging = ask();
  // A turn of the loop that takes longer than the whole hold would by the clock.
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 400);
  expect(await Promise.all([lagging, ask()])).toEqual(Array(2).fill({ data: { hello: 'hej' } }));
  await stopped;
  await expect(ask()).rejects.toThrow();
});
