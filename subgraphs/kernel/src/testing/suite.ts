import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { parse, print } from 'graphql';
import type { SubgraphDefinition } from '../federation.ts';
import { openTestSubgraph, PARTY, type TestSubgraph } from './index.ts';

export interface SubgraphFacts {
  /** Municipalities' folders to load. */
  readonly seeds: string[];
  /** Each entity type, owned or borrowed, with representations that must resolve, one for every key it has. */
  readonly entities: Record<string, { readonly owned: boolean; readonly keys: object[] }>;
  /** Each connection, as a query that takes `$first: Int, $after: String`, and the path to it in the answer. */
  readonly connections: { readonly query: string; readonly path: string[] }[];
}

const NOBODYS_ID = '00000000-0000-4000-8000-000000000000';

/** What every subgraph does, whatever it is about. Each of the four passes it; its own topics come beside. */
export function describeSubgraph(definition: SubgraphDefinition, facts: SubgraphFacts): void {
  describe(`the ${definition.name} subgraph`, () => {
    let subgraph: TestSubgraph;
    beforeAll(async () => {
      subgraph = await openTestSubgraph(definition, facts.seeds);
    });
    afterAll(() => subgraph.close());

    it('emits the SDL that is committed', () => {
      const definitions = (sdl: string) => parse(sdl).definitions.map(print).sort(); // the committed file is sorted by name
      expect(definitions(subgraph.sdl)).toEqual(definitions(readFileSync(`schema/subgraphs/${definition.name}.graphql`, 'utf8')));
    });

    const entities = Object.entries(facts.entities);

    it('resolves every entity type it has by every key', async () => {
      const keyed = [...subgraph.sdl.matchAll(/^type (\w+) (?:.*?)@key/gm)].map((match) => match[1]);
      expect(entities.map(([type]) => type).sort()).toEqual(keyed.sort());
      for (const [type, { keys }] of entities) {
        const { data, errors } = await subgraph.entities(type, keys, '__typename', PARTY);
        expect({ type, errors, data }).toEqual({ type, errors: [], data: { _entities: keys.map(() => ({ __typename: type })) } });
      }
    });

    it('gives null for keys that nothing has', async () => {
      for (const [type, { keys }] of entities.filter(([, { owned }]) => owned)) {
        const strange = keys.map((key) =>
          Object.fromEntries(Object.keys(key).map((name) => [name, name === 'id' ? NOBODYS_ID : 'nobody'])),
        );
        const { data, errors } = await subgraph.entities(type, strange, '__typename', PARTY);
        expect({ type, errors, data }).toEqual({ type, errors: [], data: { _entities: keys.map(() => null) } });
      }
    });

    it('gives null for an id that is none', async () => {
      for (const [type] of entities.filter(([, { keys }]) => keys.some((key) => 'id' in key))) {
        const { data, errors } = await subgraph.entities(type, [{ id: "1'; drop table migration; --" }], '__typename', PARTY);
        expect({ type, errors, data }).toEqual({ type, errors: [], data: { _entities: [null] } });
      }
    });

    it.each(facts.connections)('pages $path by any size to the same list', async ({ query, path }) => {
      const page = async (first: number | null, after: string | null) => {
        const { data, errors } = await subgraph.ask(query, { first, after }, PARTY);
        expect(errors).toEqual([]);
        return path.reduce((value, step) => value[step], data);
      };
      const whole = await page(100, null);
      expect(whole.edges.length).toBe(Math.min(whole.totalCount, 100));
      await fc.assert(
        fc.asyncProperty(fc.integer({ min: 1, max: 100 }), async (first) => {
          const walked = [];
          let after: string | null = null;
          do {
            const { edges, pageInfo } = await page(first, after);
            expect(pageInfo).toEqual({
              hasNextPage: walked.length + edges.length < whole.totalCount,
              hasPreviousPage: after !== null,
              startCursor: edges[0]?.cursor ?? null,
              endCursor: edges.at(-1)?.cursor ?? null,
            });
            walked.push(...edges);
            after = pageInfo.hasNextPage ? pageInfo.endCursor : null;
          } while (after !== null && walked.length < 100);
          expect(walked).toEqual(whole.edges.slice(0, walked.length));
        }),
        { numRuns: 15 },
      );
      const byDefault = await page(null, null);
      expect(byDefault.edges).toEqual(whole.edges.slice(0, 20));
    });

    it.each(facts.connections)('refuses a page of $path out of bounds, and a cursor that is none', async ({ query }) => {
      for (const first of [0, -1, 101, 2_147_483_647]) {
        const { errors } = await subgraph.ask(query, { first, after: null }, PARTY);
        expect(errors).toMatchObject([
          { message: `first is ${first}; it may be 1 to 100`, extensions: { code: 'BAD_USER_INPUT' } },
        ]);
      }
      for (const after of ['', 'nonsense', Buffer.from('["other","1","2"]').toString('base64url')]) {
        const { errors } = await subgraph.ask(query, { first: 1, after }, PARTY);
        expect(errors).toMatchObject([
          { message: expect.stringContaining('not a cursor of this list'), extensions: { code: 'BAD_USER_INPUT' } },
        ]);
      }
    });
  });
}
