import { randomUUID } from 'node:crypto';
import { buildSubgraphSchema } from '@apollo/subgraph';
import { ANYONE, createSigner, GATEWAY } from '@hub/kernel/process';
import { type DocumentNode, execute, parse } from 'graphql';
import { request } from 'undici';
import { growthName, growthResolvers, growthSdl, SUBGRAPHS } from '../growth/graph.ts';
import { SHOP_RESOLVERS } from '../shop/resolvers.ts';
import { federation2, SHOP_SDL, type ShopName } from '../shop/sdl.ts';

/** What is answered to one request's body: the text, and how long it stands where the owner says so. */
export interface Given {
  readonly text: string;
  readonly cacheControl?: string | undefined;
}

/** Works out a subgraph's answer; asked once for each body. */
export type Answerer = (body: string) => Promise<Given>;

/** The graphs that are measured, and how their subgraphs answer. */
export const GRAPHS = {
  shop: () =>
    Object.fromEntries(
      Object.entries(SHOP_SDL).map(([name, sdl]) => [name, bySchema(federation2(sdl), SHOP_RESOLVERS[name as ShopName])]),
    ),
  growth: () =>
    Object.fromEntries(
      Array.from({ length: SUBGRAPHS }, (_, index) => [
        growthName(index),
        bySchema(federation2(growthSdl(index)), growthResolvers(index)),
      ]),
    ),
  hub: () => byHouse(JSON.parse(process.env['BENCH_HOUSE_URLS'] ?? '{}'), process.env['BENCH_HOUSE_KEYS'] ?? ''),
} satisfies Record<string, () => Record<string, Answerer>>;

export type GraphName = keyof typeof GRAPHS;

function bySchema(typeDefs: DocumentNode, resolvers: object): Answerer {
  const schema = buildSubgraphSchema({ typeDefs, resolvers: resolvers as Record<string, Record<string, () => unknown>> });
  return async (body) => {
    const { query, variables: variableValues, operationName } = JSON.parse(body);
    return { text: JSON.stringify(await execute({ schema, document: parse(query), variableValues, operationName })) };
  };
}

/** The hub's own subgraphs, in processes of their own, asked as its gateway asks for anyone. */
function byHouse(urls: Record<string, string>, keys: string): Record<string, Answerer> {
  const { sign } = createSigner(GATEWAY, keys);
  return Object.fromEntries(
    Object.entries(urls).map(([name, url]) => {
      const answer: Answerer = async (sent) => {
        const headers = {
          'content-type': 'application/json',
          authorization: `Bearer ${await sign(ANYONE, name, randomUUID(), sent)}`,
        };
        const { headers: told, body } = await request(url, { method: 'POST', headers, body: sent });
        return { text: await body.text(), cacheControl: told['cache-control']?.toString() };
      };
      return [name, answer];
    }),
  );
}
