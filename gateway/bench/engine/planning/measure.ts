import { Pool } from 'undici';
import { median } from '../../statistics.ts';
import type { CandidateName } from '../candidates.ts';
import { startChild } from '../children.ts';
import type { Gateway, Gateways } from '../gateways.ts';
import { type Graph, tell } from '../graph.ts';
import { TEST } from '../shop/workloads.ts';
import { newDocument } from './documents.ts';
import type { PlanningTime } from './planners.ts';

/** What planning the nested question costs. */
export interface Planning {
  /** The planners by themselves, in a process without anything else. */
  readonly planners: Readonly<Record<'rust' | 'apollo', PlanningTime>>;
  /** Milliseconds that a document takes longer where the gateway has never seen it: parsing, validating, planning, what is compiled. */
  readonly newDocument: Partial<Record<CandidateName, number>>;
}

const WARM = 15;

/** @param count - how many new documents each gateway is asked */
export async function measurePlanning(graph: Graph, { serving }: Gateways, count: number): Promise<Planning> {
  const child = startChild(['gateway/dist/bench/engine/planning/planners.js', graph.files.stripped], {}, 'gateway');
  const planners = await tell<Planning['planners']>(child).finally(() => child.stop());
  const times: Partial<Record<CandidateName, number>> = {};
  for (const gateway of serving) if (gateway.name !== 'floor') times[gateway.name] = await timeNewDocuments(gateway, count);
  return { planners, newDocument: times };
}

/** One connection, known and new documents in turn. */
async function timeNewDocuments({ url }: Gateway, count: number): Promise<number> {
  const { origin, pathname: path } = new URL(url);
  const pool = new Pool(origin, { connections: 1 });
  const ask = async (query: string) => {
    const body = JSON.stringify({ operationName: TEST.operationName, query, variables: {} });
    const started = performance.now();
    const answer = await pool.request({ path, method: 'POST', headers: { 'content-type': 'application/json' }, body });
    await answer.body.arrayBuffer();
    return answer.statusCode === 200 ? performance.now() - started : Number.NaN;
  };
  const known: number[] = [];
  const unknown: number[] = [];
  try {
    for (let nth = 0; nth < WARM + count; nth += 1) {
      const [one, other] = [await ask(TEST.query), await ask(newDocument(nth))];
      if (nth < WARM) continue;
      known.push(one);
      unknown.push(other);
    }
  } finally {
    await pool.close();
  }
  return median(unknown) - median(known);
}
