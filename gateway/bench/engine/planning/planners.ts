import { readFileSync } from 'node:fs';
import { createLog } from '@hub/kernel/process';
import { parse } from 'graphql';
import { createPlanner, type PlannerName } from '../../../src/engine/plan/create.ts';
import { median, percentile } from '../../statistics.ts';
import { newDocument } from './documents.ts';

/** Milliseconds that one of the engine's planners takes for a document, parsed and validated. */
export interface PlanningTime {
  readonly median: number;
  readonly p99: number;
  /** How long of it the event loop stands, so that nobody else is answered; the mean. */
  readonly loop: number;
}

const WARM = 50;
const COUNT = 200;

/** Tells whoever started it how long the two planners take; the supergraph's file is its argument. */
const sdl = readFileSync(process.argv[2] ?? '', 'utf8');
process.send?.({ rust: await time('rust'), apollo: await time('apollo') });

async function time(name: PlannerName): Promise<PlanningTime> {
  const planner = await createPlanner(sdl, name, createLog('planners', 'silent'));
  const documents = Array.from({ length: WARM + COUNT }, (_, nth) => parse(newDocument(nth)));
  for (const document of documents.slice(0, WARM)) await planner.plan(document);
  const times: number[] = [];
  const before = performance.eventLoopUtilization();
  for (const document of documents.slice(WARM)) {
    const started = performance.now();
    await planner.plan(document);
    times.push(performance.now() - started);
    // A turn of the loop, lest all of it be one.
    await new Promise((resolve) => setImmediate(resolve));
  }
  const { active } = performance.eventLoopUtilization(before);
  return { median: median(times), p99: percentile(times, 0.99), loop: active / COUNT };
}
