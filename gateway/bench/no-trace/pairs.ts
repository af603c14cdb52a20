import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { type Caller, createSigner, GATEWAY } from '@hub/kernel/process';
import { Pool } from 'undici';
import type { House } from '../../test/hub/house.ts';

/** A question, and who asks it. */
export interface Question {
  readonly query: string;
  readonly caller: Caller;
}

/** Asks a house's promises subgraph as its gateway does, over one connection, and tells how long the answer took. */
export function openClient(house: House) {
  const { origin, pathname: path } = new URL(house.urls.promises);
  const pool = new Pool(origin, { connections: 1 });
  const { sign } = createSigner(GATEWAY, join(house.folder, 'keys'));
  return {
    /** @returns milliseconds from the first byte sent to the last one read, and the body */
    ask: async ({ query, caller }: Question): Promise<{ ms: number; body: string }> => {
      const body = JSON.stringify({ query });
      const token = await sign(caller, 'promises', randomUUID(), body);
      const headers = { 'content-type': 'application/json', authorization: `Bearer ${token}` };
      const started = performance.now();
      const answer = await pool.request({ path, method: 'POST', headers, body });
      const text = await answer.body.text();
      return { ms: performance.now() - started, body: text };
    },
    close: () => pool.close(),
  };
}

export type Client = ReturnType<typeof openClient>;

/** How long each of two took, pair by pair, milliseconds. */
export interface Times {
  readonly hidden: number[];
  readonly none: number[];
}

/** Asks both in turn, so that what disturbs the machine disturbs both; who is asked first changes from pair to pair. */
export async function measurePairs(clients: Record<keyof Times, Client>, question: Question, pairs: number): Promise<Times> {
  const times: Times = { hidden: [], none: [] };
  for (let pair = 0; pair < pairs; pair += 1) {
    for (const which of pair % 2 === 0 ? (['hidden', 'none'] as const) : (['none', 'hidden'] as const))
      times[which].push((await clients[which].ask(question)).ms);
  }
  return times;
}

/**
 * How well the time alone tells the two apart: the chance that of one answer of each, the one over hidden rows took longer,
 * or took less, whichever is told better. 0.5 is a guess, 1 is certainty. No single threshold does better.
 */
export function areaUnderCurve({ hidden, none }: Times): number {
  const ranked = [...hidden.map((ms) => ({ ms, isHidden: true })), ...none.map((ms) => ({ ms, isHidden: false }))];
  ranked.sort((one, other) => one.ms - other.ms);
  let sum = 0;
  for (let from = 0; from < ranked.length; ) {
    let to = from;
    while (to < ranked.length && ranked[to]?.ms === ranked[from]?.ms) to += 1;
    // Equal times share the middle of their ranks.
    const rank = (from + 1 + to) / 2;
    sum += rank * ranked.slice(from, to).filter(({ isHidden }) => isHidden).length;
    from = to;
  }
  const area = (sum - (hidden.length * (hidden.length + 1)) / 2) / (hidden.length * none.length);
  return Math.max(area, 1 - area);
}
