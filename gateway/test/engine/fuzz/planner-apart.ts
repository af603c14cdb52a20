import { type ChildProcess, fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { type QueryPlan, QueryPlanner } from '@graphql-hive/router-query-planner';

/** What a planner in a process of its own has come to. */
export interface PlannerApart {
  /** The graph that is planned for from now on. */
  readonly use: (supergraph: string) => void;
  /** How often an operation was not planned, by why. */
  readonly failures: ReadonlyMap<string, number>;
  /** What was planned since it was asked for last, as JSON. */
  readonly takePlans: () => string[];
  readonly close: () => void;
}

/** What takes longer to plan does not end at all, as far as has been seen, milliseconds. */
const PATIENCE = 10_000;

/**
 * Has Hive's planner plan in another process for as long as the tests run.
 *
 * Where its code panics, the addon ends the whole process, and a fuzzer finds where: the tests must outlive it to say so. The
 * engine sees a plan that fails.
 */
export function planApart(): PlannerApart {
  const failures = new Map<string, number>();
  const { planAsync } = QueryPlanner.prototype;
  let supergraph = '';
  let child: ChildProcess | undefined;
  const plans: string[] = [];
  let last: Promise<unknown> = Promise.resolve();

  const planNext = (query: string): Promise<QueryPlan> =>
    new Promise((resolve, reject) => {
      child ??= fork(fileURLToPath(new URL('planner-process.mjs', import.meta.url)), { stdio: 'ignore' });
      const planning = child;
      const fail = (why: string) => {
        const kind = why.replace(/[`'"].*$|: \d.*$/s, '').trim();
        failures.set(kind, (failures.get(kind) ?? 0) + 1);
        reject(new Error(why));
      };
      const patience = setTimeout(() => planning.kill('SIGKILL'), PATIENCE);
      const onExit = (_code: number | null, signal: NodeJS.Signals | null) => {
        clearTimeout(patience);
        child = undefined;
        fail(signal === 'SIGKILL' ? 'The planner comes to no end' : 'The planner’s process has died');
      };
      planning.once('exit', onExit);
      planning.once('message', (answer: { plan: QueryPlan } | { error: string }) => {
        clearTimeout(patience);
        planning.off('exit', onExit);
        if ('error' in answer) return fail(answer.error);
        plans.push(JSON.stringify(answer.plan));
        resolve(answer.plan);
      });
      planning.send({ supergraph, query });
    });

  QueryPlanner.prototype.planAsync = (query) => {
    const planned = last.then(() => planNext(query));
    last = planned.catch(() => undefined);
    return planned;
  };
  return {
    use: (sdl) => {
      supergraph = sdl;
    },
    failures,
    takePlans: () => plans.splice(0),
    close: () => {
      QueryPlanner.prototype.planAsync = planAsync;
      child?.kill();
    },
  };
}
