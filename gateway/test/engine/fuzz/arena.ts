import type { Logger } from '@hub/kernel/process';
import { composeServices } from '@theguild/federation-composition';
import { parse } from 'graphql';
import type { CreateEngine } from '../../../src/engine/engine.ts';
import type { Supergraph } from '../../../src/engine/supergraph/load.ts';
import { type Answer, difference } from './compare.ts';
import { type Contestant, createLocalTransport, startEngine } from './engines.ts';
import { readFacts } from './facts.ts';
import { createOracle, type Expected, type Oracle } from './oracle.ts';
import type { PlannerWatch } from './planner-watch.ts';
import type { Case, Operation } from './store.ts';
import { createSubgraph } from './subgraph.ts';
import { World } from './world.ts';

export type Engines = Readonly<Record<string, CreateEngine>>;

/** An answer that is not what it must be. */
export interface Finding {
  readonly engine: string;
  readonly difference: string;
  readonly expected: Expected;
  readonly answer: Answer | undefined;
  /** What the subgraphs were asked and gave, in that order. */
  readonly calls: readonly string[];
  /** What Hive's planner has planned for it, as JSON; nothing where another one has. */
  readonly plans: readonly string[];
}

/** A graph with its data, before an oracle and several engines. */
export interface Arena {
  readonly schema: Oracle['schema'];
  readonly supergraph: string;
  /** Asks all of the engines the same. */
  readonly ask: (operation: Operation) => Promise<{ readonly findings: readonly Finding[]; readonly fails: boolean }>;
  readonly close: () => Promise<void>;
}

/**
 * Opens a graph to engines; undefined where its subgraphs do not compose.
 *
 * @param planner - says what Hive's planner has planned
 */
export async function openArena(
  { subgraphs, store }: Omit<Case, 'operation'>,
  engines: Engines,
  log: Logger,
  planner: Pick<PlannerWatch, 'takePlans'>,
): Promise<Arena | undefined> {
  const named = subgraphs.map(({ name, sdl }) => ({
    name,
    url: `http://${name}.example/`,
    typeDefs: parse(sdl, { noLocation: true }),
  }));
  const { supergraphSdl } = composeServices(named);
  if (supergraphSdl === undefined) return undefined;
  const document = parse(supergraphSdl, { noLocation: true });
  const facts = readFacts(subgraphs);
  const world = new World();
  const oracle = createOracle(document, facts, store, world);
  const calls: string[] = [];
  const answering = subgraphs.map((subgraph) => {
    const ask = createSubgraph(subgraph, facts, store, world);
    const told = (request: string) => {
      const answer = ask(request);
      calls.push(`${subgraph.name} ${request}\n  ${answer}`);
      return answer;
    };
    return [subgraph.name, told] as const;
  });
  const supergraph: Supergraph = {
    sdl: supergraphSdl,
    document,
    subgraphs: named.map(({ name, url }) => ({ name, url })),
    asksWhoReads: false,
    another: () => supergraph,
  };
  const transport = createLocalTransport(new Map(answering));
  const contestants: (readonly [string, Contestant])[] = [];
  for (const [name, create] of Object.entries(engines)) {
    contestants.push([name, await startEngine(create, supergraph, transport, log)]);
  }
  return {
    schema: oracle.schema,
    supergraph: supergraphSdl,
    ask: async (operation) => {
      const expected = oracle.ask(operation);
      const findings: Finding[] = [];
      for (const [engine, contestant] of contestants) {
        world.reset();
        calls.length = 0;
        planner.takePlans();
        const asked = await contestant.ask(operation).catch((error: Error) => error);
        const isThrown = asked instanceof Error;
        const found = isThrown ? `It throws: ${asked.message}` : difference(asked, expected);
        if (found === undefined) continue;
        findings.push({
          engine,
          difference: found,
          expected,
          answer: isThrown ? undefined : asked,
          calls: [...calls],
          plans: planner.takePlans(),
        });
      }
      return { findings, fails: expected.failures.size > 0 };
    },
    close: async () => {
      await Promise.all(contestants.map(([, contestant]) => contestant.stop()));
    },
  };
}
