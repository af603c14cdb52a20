import { setTimeout } from 'node:timers/promises';
import { describe, expect, it } from '@jest/globals';
import { serveRaw, toAnswer } from '../../bench/engine/subgraphs/http.ts';
import type { Window } from '../../bench/reload/measure.ts';
import { resultOf, toMarkdown } from '../../bench/reload/report.ts';
import { askSteadily } from '../../bench/reload/steady.ts';

describe('a steady load', () => {
  it('goes on while the one asked stands still, and counts what had another answer or none', async () => {
    const answers = ['as expected', 'otherwise'];
    const held: ((answer: Buffer) => void)[] = [];
    let isHolding = true;
    const respond = (body: string) =>
      toAnswer(body === '2' ? '500 Internal Server Error' : '200 OK', answers[Number(body)] ?? '', {});
    const server = await serveRaw((body) =>
      isHolding ? new Promise<Buffer>((resolve) => held.push(() => resolve(respond(body)))) : respond(body),
    );
    const lengths = answers.map(() => 'as expected'.length);
    const url = `http://127.0.0.1:${server.port}/graphql`;
    const steady = askSteadily({ url, bodies: ['0', '1', '2'], lengths: [...lengths, 0], connections: 2, rate: 300 });
    try {
      const times = await steady.during(async () => {
        while (held.length < 2) await setTimeout(5);
        await setTimeout(50);
        isHolding = false;
        for (const answer of held) answer(Buffer.alloc(0));
      });
      const { asked, failed } = await steady.end();
      expect(times.length).toBeGreaterThan(2); // two connections were taken, and others were due all the same
      expect(asked).toBeGreaterThanOrEqual(times.length);
      expect(failed).toBe(asked - Math.ceil(asked / 3));
    } finally {
      await server.close();
    }
  });
});

describe('the report of the swaps', () => {
  const window = (p99: number): Window => ({ times: [...Array<number>(98).fill(1), p99, p99], block: 2 });
  const measured = (failed: number, worst: number) => ({
    ...{ workload: 'page', most: 2_000, rate: 1_000, asked: 9_000, failed },
    usual: [window(9), window(10), window(40)],
    swaps: [12, 14, worst].map((p99) => ({ ...window(p99), duration: 300 })),
  });

  it('holds the worst swap against what is usual', () => {
    expect(resultOf(measured(0, 30))).toMatchObject({ ratio: { all: 1.4, worst: 3 }, isMet: true });
    expect(resultOf(measured(0, 31)).isMet).toBe(false);
    expect(resultOf(measured(1, 12)).isMet).toBe(false);
  });

  it('says so in words', () => {
    const on = { measured: '2026-01-01', machine: 'a machine', node: 'v20', connections: 20 };
    expect(toMarkdown({ ...on, graphs: [resultOf(measured(0, 30))] })).toContain(
      '| page | 1000/s | 3 | 0 of 9000 | 1 / 10 | 1 / 14 | 10 / 14 | 40 / 30 | 1.4 / 3 | 300 | 2 / 2 / 2 | yes |',
    );
  });
});
