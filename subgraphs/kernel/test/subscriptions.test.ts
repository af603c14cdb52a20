import { once } from 'node:events';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { GraphQLObjectType, GraphQLSchema, GraphQLString } from 'graphql';
import type { Change } from '../src/changes.ts';
import type { Context } from '../src/context.ts';
import { HubError } from '../src/errors.ts';
import { createLog } from '../src/log.ts';
import { type Serving, serve } from '../src/serve.ts';
import { answerSubscriptions } from '../src/subscriptions.ts';

/** SYNTHETIC: two things, and then none until the stream is ended. */
async function* things(gone: AbortSignal): AsyncGenerator<Change<object>> {
  yield { id: 'a', row: null };
  yield { id: 'b', row: { name: 'one' } };
  if (!gone.aborted) await once(gone, 'abort');
  gone.throwIfAborted();
}

const schema = new GraphQLSchema({
  query: new GraphQLObjectType({ name: 'Query', fields: { hello: { type: GraphQLString, resolve: () => 'hej' } } }),
  subscription: new GraphQLObjectType({
    name: 'Subscription',
    fields: {
      thing: {
        type: GraphQLString,
        subscribe: (_source, _args, context: { gone: AbortSignal }) => things(context.gone),
        resolve: ({ name }) => name,
      },
      refused: {
        type: GraphQLString,
        subscribe: () => {
          throw new HubError('BAD_USER_INPUT', 'SYNTHETIC');
        },
      },
    },
  }),
});

describe('a subgraph’s stream', () => {
  const log = createLog('test', 'silent');
  const audited: string[] = [];
  let refuseEntries = false;
  let serving: Serving;
  beforeEach(async () => {
    refuseEntries = false;
    const flush = async () => {
      if (refuseEntries) throw new Error('SYNTHETIC');
      audited.push('flushed');
    };
    serving = await serve({
      name: 'test',
      host: '127.0.0.1',
      port: 0,
      log,
      apollo: { schema },
      context: async () => ({}),
      streams: (_apollo, ending) =>
        answerSubscriptions(schema, log, (_response, { gone }) => ({ gone, audit: { flush } }) as unknown as Context, ending),
      ready: async () => undefined,
      bodyLimit: '1kb',
      releasers: [],
    });
  });
  afterEach(() => serving.stop());

  const ask = (query: string, accept = 'text/event-stream') =>
    fetch(serving.url, {
      method: 'POST',
      headers: { accept, 'content-type': 'application/json' },
      body: JSON.stringify({ query }),
    });
  /** What has come when the text ends so; what comes after is left to the caller. */
  const readTo = async (response: Response, end: string) => {
    const chunks = (response.body as unknown as AsyncIterable<Uint8Array>)[Symbol.asyncIterator]();
    let text = '';
    while (!text.endsWith(end)) text += new TextDecoder().decode((await chunks.next()).value);
    return { text, chunks };
  };

  it('has the form of graphql-sse’s messages, with ids', async () => {
    const { text, chunks } = await readTo(await ask('subscription { thing }'), '}\n\n');
    expect(text).toBe(':\n\nid: a\n\nid: b\nevent: next\ndata: {"data":{"thing":"one"}}\n\n');
    await chunks.return?.();
  });

  it('is broken off, not completed, where its process stops, and does not hold it up', async () => {
    const { chunks } = await readTo(await ask('subscription { thing }'), '}\n\n');
    await serving.stop();
    await expect(chunks.next()).rejects.toThrow('terminated');
  });

  it('tells why it cannot begin, and completes', async () => {
    const { text } = await readTo(await ask('subscription { refused }'), 'data:\n\n');
    expect(text).toContain('"code":"BAD_USER_INPUT"');
    expect(text.endsWith('event: complete\ndata:\n\n')).toBe(true);
  });

  it('gives nothing that the audit log cannot take', async () => {
    refuseEntries = true;
    const { text } = await readTo(await ask('subscription { thing }'), 'data:\n\n');
    expect(text).not.toContain('one');
    expect(text).toContain('"code":"INTERNAL_SERVER_ERROR"');
  });

  it('leaves everything else to Apollo Server', async () => {
    expect(await (await ask('{ hello }', 'application/json')).json()).toEqual({ data: { hello: 'hej' } });
  });
});
