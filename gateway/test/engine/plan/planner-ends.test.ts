import { describe, expect, it } from '@jest/globals';
import { parse } from 'graphql';
import { createPlanner } from '../../../src/engine/plan/create.ts';
import { compose, linesLog } from '../../fixtures/hub.ts';

const LINK = 'extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@key"])';
const SDL = compose([
  {
    name: 'catalog',
    url: 'http://127.0.0.1:1/graphql',
    sdl: `${LINK}
      type Query { departments: [Department!] }
      interface Department { id: ID! }
      type Aquatics implements Department { id: ID! photo: Photo }
      type Reptiles implements Department { id: ID! photo: Photo }
      type Photo @key(fields: "id") { id: ID! }`,
  },
  {
    name: 'media',
    url: 'http://127.0.0.1:1/graphql',
    sdl: `${LINK} type Photo @key(fields: "id") { id: ID! thumbnail(width: Int = 1): String }`,
  },
]);

/** Ends the addon's process, github.com/graphql-hive/router#1311; the engine does not ask so, and another document may do it too. */
const ENDING =
  '{ departments { ... on Aquatics { photo { thumbnail(width: 1) } } ... on Reptiles { photo { thumbnail(width: 2) } } } }';
const PLAIN = '{ departments { ... on Aquatics { photo { thumbnail } } } }';

describe('a question that ends the planner’s process', () => {
  it('is planned by the other planner, as often as it is asked, and what is asked meanwhile is planned too', async () => {
    const { log, lines } = linesLog();
    const planner = await createPlanner(SDL, 'rust', log);
    const told = () => lines.filter((line) => line.includes('planned by Apollo')).map((line) => JSON.parse(line).reason);
    try {
      const { root: usual } = await planner.plan(parse(PLAIN));
      expect(told()).toEqual([]);
      const [ended, meanwhile] = await Promise.all([planner.plan(parse(ENDING)), planner.plan(parse(PLAIN))]);
      expect([ended.root?.kind, meanwhile.root?.kind]).toEqual(['sequence', 'sequence']);
      expect(told()[0]).toMatch(/^The planner has ended \(SIG[A-Z]+\)$/);
      lines.length = 0;
      expect((await planner.plan(parse(PLAIN))).root).toEqual(usual);
      expect(told()).toEqual([]);
      // Again and again, it is not started anew for it: there are slower ways to plan, and none that costs as much.
      for (let time = 0; time < 6; time += 1) await planner.plan(parse(ENDING));
      expect(told().at(-1)).toBe('The planner has ended 5 times within a minute');
    } finally {
      await planner.close();
    }
  });

  it('is one that it refuses, and nothing else, where the graph is none', async () => {
    const { log, lines } = linesLog();
    const planner = createPlanner('type Query {', 'rust', log);
    await expect(planner).rejects.toThrow();
    expect(lines.join('')).toContain('Apollo’s planner takes its place');
  });
});
