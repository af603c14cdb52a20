import { readFile, writeFile } from 'node:fs/promises';
import { setTimeout } from 'node:timers/promises';
import { Kind, parse, print, visit } from 'graphql';
import { request } from 'undici';

/** A graph that is not served by then is not served, milliseconds. */
const PATIENCE = 30_000;
/** Milliseconds between two looks at which graph is served. */
const LOOK = 100;

const WHICH = JSON.stringify({ query: '{ __type(name: "Query") { description } }' });

/** Puts another graph into the file that a gateway follows. */
export interface Swapping {
  /** @returns once it is served: after how many milliseconds */
  readonly swap: () => Promise<number>;
  readonly end: () => Promise<void>;
}

/**
 * Looks all the time at which graph is served, not while one is awaited alone: a look is a request like any other, and whatever it
 * costs, it costs in the windows without a swap too.
 *
 * @param file - the graph's; each one that is written there differs from the one before by what is said of `Query`
 * @param swaps - how many there are to be: they are written down beforehand, since whoever prints a graph asks nobody meanwhile
 */
export async function swapping(file: string, url: string, swaps: number): Promise<Swapping> {
  const document = parse(await readFile(file, 'utf8'));
  const graphs = Array.from({ length: swaps }, (_, index) => {
    const words = `The graph’s version ${index + 1}.`;
    const described = visit(document, {
      ObjectTypeDefinition: (type) =>
        type.name.value === 'Query' ? { ...type, description: { kind: Kind.STRING, value: words } } : false,
    });
    return { words, sdl: print(described) };
  });
  let served = '';
  let isOver = false;
  const look = async () => {
    for (; !isOver; await setTimeout(LOOK)) served = (await whichServes(url)) ?? '';
  };
  const looking = look();
  return {
    swap: async () => {
      const next = graphs.shift();
      if (next === undefined) throw new Error(`There are ${swaps} swaps, and no more`);
      const started = performance.now();
      await writeFile(file, next.sdl);
      while (served !== next.words) {
        if (performance.now() - started > PATIENCE) throw new Error(`Another graph is not served within ${PATIENCE} ms`);
        await setTimeout(LOOK / 10);
      }
      return performance.now() - started;
    },
    end: async () => {
      isOver = true;
      await looking;
    },
  };
}

async function whichServes(url: string): Promise<string | null> {
  const headers = { 'content-type': 'application/json' };
  const { body } = await request(url, { method: 'POST', headers, body: WHICH });
  const { data } = (await body.json()) as { data: { __type: { description: string | null } } };
  return data.__type.description;
}
