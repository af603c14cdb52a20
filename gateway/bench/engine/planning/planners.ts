import { readFileSync } from 'node:fs';
import { operationFromDocument, Supergraph } from '@apollo/federation-internals';
import { QueryPlanner as ApolloPlanner } from '@apollo/query-planner';
import { QueryPlanner as RustPlanner } from '@graphql-hive/router-query-planner';
import { parse } from 'graphql';
import { median, percentile } from '../../statistics.ts';
import { TEST } from '../shop/workloads.ts';
import { newDocument } from './documents.ts';

/** Milliseconds that a planner takes for one document, the parsing with it where the planner does that. */
export interface PlanningTime {
  readonly median: number;
  readonly p99: number;
}

const WARM = 50;
const COUNT = 200;

/** Tells whoever started it how long the two planners take; the supergraph's file is its argument. */
const sdl = readFileSync(process.argv[2] ?? '', 'utf8');
const rust = new RustPlanner(sdl);
const supergraph = Supergraph.build(sdl);
const apollo = new ApolloPlanner(supergraph);
process.send?.({
  rust: time((document) => rust.plan(document, TEST.operationName, new Set(), 0)),
  apollo: time((document) => apollo.buildQueryPlan(operationFromDocument(supergraph.apiSchema(), parse(document)))),
});

function time(plan: (document: string) => unknown): PlanningTime {
  const times: number[] = [];
  for (let nth = 0; nth < WARM + COUNT; nth += 1) {
    const started = performance.now();
    plan(newDocument(nth));
    if (nth >= WARM) times.push(performance.now() - started);
  }
  return { median: median(times), p99: percentile(times, 0.99) };
}
