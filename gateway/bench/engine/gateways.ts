import { once } from 'node:events';
import { createServer } from 'node:net';
import { setTimeout } from 'node:timers/promises';
import { createTestDatabase } from '@hub/kernel/testing';
import { request } from 'undici';
import type { Candidate, CandidateName } from './candidates.ts';
import { type Child, startChild } from './children.ts';
import type { Graph } from './graph.ts';

/** A gateway that has not answered its first request by then does not start, milliseconds. */
const START = 60_000;

/** A candidate that serves. */
export interface Gateway extends Candidate {
  readonly url: string;
  readonly child: Child;
}

/** What every candidate of a table has in common. */
export interface Terms {
  /** Node's flags. */
  readonly flags: readonly string[];
  readonly coalescing: boolean;
  /** `HUB_ENGINE` of ours. */
  readonly engine: string;
}

/** Candidates that serve a graph, and why others do not. */
export interface Gateways {
  readonly serving: readonly Gateway[];
  readonly reasons: ReadonlyMap<CandidateName, string>;
  readonly close: () => Promise<void>;
}

/** Starts candidates over a graph, each in a process of its own, one after the other. */
export async function openGateways(graph: Graph, candidates: readonly Candidate[], terms: Terms): Promise<Gateways> {
  const serving: Gateway[] = [];
  const reasons = new Map<CandidateName, string>();
  const database = await createTestDatabase();
  const close = async () => {
    await Promise.all(serving.map(({ child }) => child.stop()));
    await database.drop();
  };
  try {
    for (const candidate of candidates) {
      const port = await freePort();
      const { engine, flags, coalescing } = terms;
      const start = candidate.start({ ...graph.files, graph: graph.name, port, database: database.url, engine });
      if ('cannot' in start) {
        reasons.set(candidate.name, start.cannot);
        continue;
      }
      const env = { ...start.env, ...(coalescing && candidate.coalescing) };
      const child = startChild([...flags, ...start.words], env, 'gateway');
      const gateway = { ...candidate, url: `http://127.0.0.1:${port}/graphql`, child };
      const failure = await answers(gateway);
      if (failure === undefined) serving.push(gateway);
      else {
        reasons.set(candidate.name, failure);
        await child.stop();
      }
    }
    return { serving, reasons, close };
  } catch (error) {
    await close();
    throw error;
  }
}

/** @returns why it does not answer, or undefined. */
async function answers({ url, child }: Gateway): Promise<string | undefined> {
  const until = performance.now() + START;
  const asked = {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: '{"query":"{ __typename }"}',
  } as const;
  while (performance.now() < until && !child.hasEnded()) {
    const answer = await request(url, asked).catch(() => undefined);
    await answer?.body.dump();
    if (answer?.statusCode === 200) return undefined;
    await setTimeout(100);
  }
  return `does not start: ${child.said().trim().split('\n').slice(-3).join(' ')}`;
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as { port: number };
  await new Promise((done) => server.close(done));
  return port;
}
