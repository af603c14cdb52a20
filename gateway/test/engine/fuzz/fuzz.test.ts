import { afterAll, beforeAll, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { pino } from 'pino';
import { createApolloEngine } from '../../../src/engine/apollo.ts';
import { createFastEngine } from '../../../src/engine/fast.ts';
import { type Engines, openArena } from './arena.ts';
import { designGraph } from './design.ts';
import { DEVIATIONS } from './deviations.ts';
import { fillStore } from './fill.ts';
import { findHive } from './hive.ts';
import { layOut } from './layout.ts';
import { writeOperation } from './operation.ts';
import { operationSeed } from './operation-seed.ts';
import { type PlannerWatch, watchPlanner } from './planner-watch.ts';
import { printSubgraph } from './print.ts';
import { report } from './report.ts';
import { graphSeed } from './seed.ts';

/** In CI always the same; on demand more, from where one likes: `FUZZ_OPERATIONS=200000 FUZZ_SEED=7 npm test -- engine/fuzz`. */
const OPERATIONS = Number(process.env['FUZZ_OPERATIONS'] ?? 10_000);
const SEED = Number(process.env['FUZZ_SEED'] ?? 1);

/** Of each graph, at most; half as many on average. */
const OF_A_GRAPH = 100;

/** What is drawn is not always so many, nor always valid. */
const MARGIN = 1.05;

/** Of so many graphs, one is put to Apollo's planner too, and one to @apollo/gateway: they take longer than all the rest. */
const APOLLO_OF = 3;
const REFERENCE_OF = 20;

/** Hive Gateway is asked too, where the benchmark has installed it and FUZZ_HIVE is set; what it answers otherwise is counted. */
const HIVE = process.env['FUZZ_HIVE'] === undefined ? undefined : await findHive();

const enginesOf = (turn: number): Engines => ({
  rust: createFastEngine('rust'),
  ...(turn % APOLLO_OF === 0 && { apollo: createFastEngine('apollo') }),
  ...(turn % REFERENCE_OF === 0 && { '@apollo/gateway': createApolloEngine }),
  ...(HIVE && { 'Hive Gateway': HIVE }),
});

const log = pino({ level: 'silent' });
const counts = { graphs: 0, uncomposed: 0, operations: 0, invalid: 0, failing: 0, known: new Map<string, number>(), hive: 0 };

let planner: PlannerWatch;
beforeAll(() => {
  planner = watchPlanner();
});
afterAll(() => {
  planner.close();
  const { known, ...rest } = counts;
  process.stdout.write(`${JSON.stringify({ seed: SEED, ...rest, known: [...known], notPlanned: [...planner.failures] })}\n`);
});

it('answers as graphql-js does over the merged schema, whatever the graph, its data and the operation', async () => {
  const property = fc.asyncProperty(
    fc.array(operationSeed, { minLength: 1, maxLength: OF_A_GRAPH, size: 'max' }),
    graphSeed,
    fc.noShrink(fc.nat(APOLLO_OF * REFERENCE_OF - 1)),
    async (operations, seed, turn) => {
      const model = designGraph(seed);
      const drafts = layOut(model);
      const graph = { subgraphs: drafts.map((draft) => printSubgraph(model, draft)), store: fillStore(model, drafts, seed.data) };
      const arena = await openArena(graph, enginesOf(turn), log, planner);
      counts.graphs += 1;
      if (!arena) {
        counts.uncomposed += 1;
        return;
      }
      try {
        for (const each of operations) {
          const operation = writeOperation(arena.schema, each);
          if (!operation) {
            counts.invalid += 1;
            continue;
          }
          counts.operations += 1;
          const { findings, fails } = await arena.ask(operation);
          if (fails) counts.failing += 1;
          const given = { ...graph, operation };
          for (const finding of findings) {
            if (finding.engine === 'Hive Gateway') {
              counts.hive += 1;
              continue;
            }
            const known = DEVIATIONS.find(({ engines, is }) => engines.includes(finding.engine) && is(finding, given));
            if (known === undefined) throw new Error(await report(given, arena.supergraph, finding, log));
            counts.known.set(known.name, (counts.known.get(known.name) ?? 0) + 1);
          }
        }
      } finally {
        await arena.close();
      }
    },
  );
  await fc.assert(property, {
    seed: SEED,
    numRuns: Math.ceil((OPERATIONS * MARGIN) / (OF_A_GRAPH / 2)),
    unbiased: true,
    // The shrunk case is told, ready to paste, and not the numbers that it was made of.
    reporter: ({ failed, errorInstance, seed, counterexamplePath }) => {
      if (failed) throw new Error(`FUZZ_SEED=${seed}, path ${counterexamplePath}\n${(errorInstance as Error).message}`);
    },
  });
  // What is asked is worth asking: graphs compose, operations are valid, and much of what is asked fails somewhere.
  expect(counts.uncomposed).toBeLessThan(counts.graphs / 50);
  expect(counts.invalid).toBeLessThan(counts.operations / 20);
  expect(counts.failing).toBeGreaterThan(counts.operations / 20);
}, 3_600_000);
