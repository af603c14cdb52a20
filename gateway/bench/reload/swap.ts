import { readFile, writeFile } from 'node:fs/promises';
import { setTimeout } from 'node:timers/promises';
import { Kind, parse, print, visit } from 'graphql';
import { request } from 'undici';

/** A graph that is not served by then is not served, milliseconds. */
const PATIENCE = 30_000;
/** Milliseconds between two looks at which graph is served. */
const LOOK = 20;

const WHICH = JSON.stringify({ query: '{ __type(name: "Query") { description } }' });

/** Puts another graph into the file that a gateway follows. */
export interface Swapping {
  /** @returns once it is served: after how many milliseconds */
  readonly swap: () => Promise<number>;
}

/** @param file - the graph's; each one that is written there differs from the one before by what is said of `Query` */
export async function swapping(file: string, url: string): Promise<Swapping> {
  const document = parse(await readFile(file, 'utf8'));
  let number = 0;
  return {
    swap: async () => {
      number += 1;
      const words = `The graph’s version ${number}.`;
      const next = visit(document, {
        ObjectTypeDefinition: (type) =>
          type.name.value === 'Query' ? { ...type, description: { kind: Kind.STRING, value: words } } : false,
      });
      const sdl = print(next);
      const started = performance.now();
      await writeFile(file, sdl);
      while ((await served(url)) !== words) {
        if (performance.now() - started > PATIENCE) throw new Error(`Another graph is not served within ${PATIENCE} ms`);
        await setTimeout(LOOK);
      }
      return performance.now() - started;
    },
  };
}

async function served(url: string): Promise<string | null> {
  const headers = { 'content-type': 'application/json' };
  const { body } = await request(url, { method: 'POST', headers, body: WHICH });
  const { data } = (await body.json()) as { data: { __type: { description: string | null } } };
  return data.__type.description;
}
