import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { pino } from 'pino';
import { createFastEngine } from '../../../src/engine/fast.ts';
import { openArena } from './arena.ts';
import { KNOWN_CASES } from './known-cases.ts';
import { type PlannerWatch, watchPlanner } from './planner-watch.ts';

const ENGINES = { rust: createFastEngine('rust'), apollo: createFastEngine('apollo') };

let planner: PlannerWatch;
beforeAll(() => {
  planner = watchPlanner();
});
afterAll(() => planner.close());

it.each(Object.entries(KNOWN_CASES))('answers as graphql-js does: %s', async (_name, { operation, ...graph }) => {
  const arena = await openArena(graph, ENGINES, pino({ level: 'silent' }), planner);
  expect(arena).toBeDefined();
  const asked = await arena?.ask(operation);
  expect(asked?.findings.map(({ engine, difference, answer }) => ({ engine, difference, answer }))).toEqual([]);
  await arena?.close();
});
