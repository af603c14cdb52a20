import { once } from 'node:events';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { composeServices } from '@theguild/federation-composition';
import { type DocumentNode, Kind, parse, print, type StringValueNode, visit } from 'graphql';
import { stripRefused } from '../../src/engine/supergraph/strip.ts';
import type { House } from '../../test/hub/house.ts';
import type { Place } from './candidates.ts';
import { type Child, startChild } from './children.ts';
import { growthName, growthSdl, SUBGRAPHS } from './growth/graph.ts';
import { federation1, federation2, SHOP_SDL } from './shop/sdl.ts';
import type { GraphName } from './subgraphs/graphs.ts';

/** A composed graph whose subgraphs answer from memory, in a process beside the one that asks. */
export interface Graph {
  readonly name: GraphName;
  readonly files: Pick<Place, 'supergraph' | 'stripped' | 'services' | 'folder'>;
  /** How many requests the subgraphs have had so far. */
  readonly requests: () => Promise<number>;
  readonly close: () => Promise<void>;
}

/** @param house - whose subgraphs the hub's own graph is over; no other graph has any */
export async function openGraph(name: GraphName, house?: House): Promise<Graph> {
  const folder = await mkdtemp(join(tmpdir(), `hub-bench-${name}-`));
  const { gateway: _, ...urls } = house?.urls ?? { gateway: '' };
  const env = { BENCH_HOUSE_URLS: JSON.stringify(urls), BENCH_HOUSE_KEYS: join(house?.folder ?? '', 'keys') };
  const child = startChild(['gateway/dist/bench/engine/subgraphs/main.js', name], { NODE_ENV: 'production', ...env }, 'others');
  const ports = await tell<Record<string, number>>(child);
  const urlOf = (subgraph: string) => `http://127.0.0.1:${ports[subgraph]}/graphql`;
  const document = name === 'hub' ? await ourGraph(urlOf) : composed(sdlsOf(name), urlOf);
  const services = Object.keys(ports).map((subgraph) => ({
    name: subgraph,
    url: urlOf(subgraph),
    ...(name !== 'hub' && { schema: federation1(sdlsOf(name)[subgraph] ?? '') }),
  }));
  const files = {
    folder,
    supergraph: join(folder, 'supergraph.graphql'),
    stripped: join(folder, 'stripped.graphql'),
    services: join(folder, 'services.json'),
  };
  await writeFile(files.supergraph, print(document));
  await writeFile(files.stripped, print(stripRefused(document)));
  await writeFile(files.services, JSON.stringify(services));
  return {
    name,
    files,
    requests: async () => {
      const told = tell<number>(child);
      child.process.send('how many?');
      return told;
    },
    close: async () => {
      await child.stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** The next that a child tells; throws where it ends instead. */
export async function tell<T>(child: Child): Promise<T> {
  const ending = new AbortController();
  try {
    return await Promise.race([
      once(child.process, 'message', ending).then(([message]) => message as T),
      once(child.process, 'exit', ending).then(() =>
        Promise.reject(new Error(`A process of the benchmark has ended: ${child.said()}`)),
      ),
    ]);
  } finally {
    ending.abort();
  }
}

function sdlsOf(name: 'shop' | 'growth'): Record<string, string> {
  if (name === 'shop') return SHOP_SDL;
  return Object.fromEntries(Array.from({ length: SUBGRAPHS }, (_, index) => [growthName(index), growthSdl(index)]));
}

function composed(sdls: Record<string, string>, urlOf: (name: string) => string): DocumentNode {
  const services = Object.entries(sdls).map(([name, sdl]) => ({ name, url: urlOf(name), typeDefs: federation2(sdl) }));
  const { supergraphSdl, errors } = composeServices(services);
  if (supergraphSdl === undefined) throw new Error(errors?.map(({ message }) => message).join('\n'));
  return parse(supergraphSdl);
}

/** The hub's own graph, as committed but for where its subgraphs answer. */
async function ourGraph(urlOf: (name: string) => string): Promise<DocumentNode> {
  return visit(parse(await readFile('schema/supergraph.graphql', 'utf8')), {
    [Kind.DIRECTIVE]: (use) => {
      if (use.name.value !== 'join__graph') return undefined;
      const name = use.arguments?.find((given) => given.name.value === 'name')?.value as StringValueNode;
      return {
        ...use,
        arguments: use.arguments?.map((given) =>
          given.name.value === 'url' ? { ...given, value: { ...name, value: urlOf(name.value) } } : given,
        ),
      };
    },
  });
}
