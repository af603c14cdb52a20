import type { Logger } from '@hub/kernel/process';
import { createApolloPlanner } from './apollo.ts';
import type { Planner } from './planner.ts';
import { createRustPlanner } from './rust.ts';

export type PlannerName = 'rust' | 'apollo';

/**
 * The preferred planner. Where its addon does not load on this machine, Apollo's takes its place, and one line says so; where
 * it cannot plan an operation, Apollo's is asked for that one.
 *
 * @param sdl - the composed graph without what Apollo's composer would refuse
 */
export async function createPlanner(sdl: string, prefer: PlannerName, log: Logger): Promise<Planner> {
  if (prefer === 'apollo') return createApolloPlanner(sdl);
  const rust = await createRustPlanner(sdl).catch((error: Error) => {
    log.warn({ reason: error.message }, 'The planner’s addon does not load on this machine: Apollo’s planner takes its place');
    return undefined;
  });
  if (rust === undefined) return createApolloPlanner(sdl);
  let apollo: Promise<Planner> | undefined;
  return {
    close: () => rust.close(),
    plan: async (document) => {
      try {
        return await rust.plan(document);
      } catch (error) {
        log.info({ reason: (error as Error).message }, 'an operation is planned by Apollo’s planner');
        apollo ??= createApolloPlanner(sdl);
        return (await apollo).plan(document);
      }
    },
  };
}
