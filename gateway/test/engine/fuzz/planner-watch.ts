import { addon } from '../../../src/engine/plan/addon.ts';

/** What Hive's planner has come to while it was watched. */
export interface PlannerWatch {
  /** How often an operation was not planned, by why; Apollo's planner was asked then. */
  readonly failures: ReadonlyMap<string, number>;
  /** What was planned since it was asked for last, as JSON. */
  readonly takePlans: () => string[];
  readonly close: () => void;
}

/** What takes longer to plan does not end at all, as far as has been seen, milliseconds. */
const PATIENCE = 10_000;

/** Watches Hive's planner, which plans in a process of its own. */
export function watchPlanner(): PlannerWatch {
  const failures = new Map<string, number>();
  const plans: string[] = [];
  const ask = addon.ask.bind(addon);
  addon.ask = async (request) => {
    let patience: NodeJS.Timeout | undefined;
    const endless = new Promise<never>((_resolve, reject) => {
      patience = setTimeout(() => reject(new Error('It comes to no end')), PATIENCE);
    });
    try {
      const node = await Promise.race([ask(request), endless]);
      if (request.document !== undefined) plans.push(JSON.stringify(node ?? null));
      return node;
    } catch (error) {
      const why = (error as Error).message.replace(/[`'"[].*$/s, '').trim();
      failures.set(why, (failures.get(why) ?? 0) + 1);
      throw error;
    } finally {
      clearTimeout(patience);
    }
  };
  return {
    failures,
    takePlans: () => plans.splice(0),
    close: () => {
      addon.ask = ask;
    },
  };
}
