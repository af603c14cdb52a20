import { once } from 'node:events';
import { request } from 'node:http';
import { connect } from 'node:net';
import { describe, expect, it } from '@jest/globals';
import { compareAnswers } from '../../bench/engine/answers.ts';
import { CANDIDATES, type CandidateName } from '../../bench/engine/candidates.ts';
import type { Child } from '../../bench/engine/children.ts';
import { ratio, tableOf } from '../../bench/engine/figures.ts';
import type { Gateway } from '../../bench/engine/gateways.ts';
import { judge } from '../../bench/engine/goals.ts';
import { load } from '../../bench/engine/load.ts';
import { toMarkdown } from '../../bench/engine/markdown.ts';
import type { Sample } from '../../bench/engine/measure.ts';
import { toSvg } from '../../bench/engine/plot.ts';
import type { Results } from '../../bench/engine/results.ts';
import type { Measured } from '../../bench/engine/rounds.ts';
import { type RawServer, serveRaw, toAnswer } from '../../bench/engine/subgraphs/http.ts';

const JSON_HEADERS = { 'content-type': 'application/json' };

async function withServer<T>(respond: Parameters<typeof serveRaw>[0], use: (server: RawServer) => Promise<T>): Promise<T> {
  const server = await serveRaw(respond);
  try {
    return await use(server);
  } finally {
    await server.close();
  }
}

describe('the subgraphs of the benchmark', () => {
  const echo = (body: string) => toAnswer('200 OK', `you said ${body}`, { 'content-type': 'text/plain' });

  it('read a body in chunks', () =>
    withServer(echo, async ({ port }) => {
      const asked = request({ port, host: '127.0.0.1', method: 'POST' });
      asked.write('å');
      asked.end(' och ä');
      const [answer] = await once(asked, 'response');
      let text = '';
      for await (const chunk of answer) text += chunk;
      expect(text).toBe('you said å och ä');
    }));

  it('answer requests that come in one piece or in halves, in their order', () => {
    const later = async (body: string) => {
      await new Promise((resolve) => setImmediate(resolve));
      return echo(body);
    };
    return withServer(
      (body) => (body === 'first' ? later(body) : echo(body)),
      async ({ port }) => {
        const socket = connect(port, '127.0.0.1');
        const ask = (body: string) => `POST / HTTP/1.1\r\nhost: x\r\nContent-Length: ${body.length}\r\n\r\n${body}`;
        socket.write(ask('first') + ask('second') + ask('third').slice(0, -2));
        socket.write('rd');
        let told = '';
        for await (const chunk of socket) {
          told += chunk;
          if (told.includes('third')) break;
        }
        expect(told.match(/you said (first|second|third)/g)).toEqual(['you said first', 'you said second', 'you said third']);
      },
    );
  });
});

describe('the load', () => {
  it.each([
    ['another length than before counts as failed', 'long', true],
    ['the same length does not', 'short', false],
  ])('of an answer: %s', async (_, text, isFailed) => {
    const { answered, failed } = await withServer(
      () => toAnswer('200 OK', text, {}),
      ({ port }) =>
        load({ url: `http://127.0.0.1:${port}/graphql`, bodies: ['{}'], lengths: [5], connections: 2, seconds: 0.3, warm: 0 }),
    );
    expect(answered).toBeGreaterThan(0);
    expect(failed).toBe(isFailed ? answered : 0);
  });
});

describe('the comparison of answers', () => {
  const workload = { name: 'test', query: '{ a }', operationName: 'Test', variables: [{}, {}] };
  const compare = async (answers: Partial<Record<CandidateName, string>>) => {
    const servers = await Promise.all(
      Object.entries(answers).map(async ([name, text]) => ({
        name,
        server: await serveRaw(() => toAnswer('200 OK', text, JSON_HEADERS)),
      })),
    );
    const gateways = servers.map(({ name, server }) => {
      const candidate = CANDIDATES.find((one) => one.name === name);
      return { ...candidate, url: `http://127.0.0.1:${server.port}/graphql`, child: {} as Child } as Gateway;
    });
    try {
      return await compareAnswers(gateways, workload, 1);
    } finally {
      for (const { server } of servers) await server.close();
    }
  };

  it('passes keys in another order, and leaves out who answers otherwise, with an error, or with no data', async () => {
    const { right, reasons } = await compare({
      floor: '{"data":{"b":[{"d":1,"c":2}],"a":null}}',
      apolloGateway: '{"data":{"a":null,"b":[{"c":2,"d":1}]}}',
      hiveJs: '{"data":{"a":null,"b":[{"c":2,"d":2}]}}',
      hiveRust: '{"data":{"a":null,"b":[{"c":2,"d":1}]},"errors":[{"message":"half of it"}]}',
      mercurius: '{"data":null}',
    });
    expect(right.map(({ gateway }) => gateway.name)).toEqual(['floor', 'apolloGateway']);
    expect(right.map(({ lengths }) => lengths)).toEqual([
      [39, 39],
      [39, 39],
    ]);
    expect(reasons.get('hiveJs')).toContain('answers otherwise than @apollo/gateway');
    expect(reasons.get('hiveRust')).toContain('half of it');
    expect(reasons.get('mercurius')).toContain('answers 200');
  });
});

const sample = (throughput: number): Sample => ({
  ...{ throughput, cpu: 1_000 / throughput, busy: 1, p50: 10, p99: 20, memory: 300, fetches: 7 },
});
const measured: Measured = {
  workload: 'test',
  bytes: 87_000,
  samples: new Map([
    ['floor', [sample(100), sample(400), sample(200)]],
    ['ours', [sample(110), sample(400), sample(180)]],
  ]),
  reasons: new Map([['mercurius', 'it cannot | <at all>']]),
};

describe('the results', () => {
  const nobody = { floor: null, apolloGateway: null, hiveJs: null, hiveRust: null, mercurius: null };
  const table = tableOf(measured);
  const results: Omit<Results, 'goals'> = {
    date: '2026-01-01',
    machine: { cpu: 'A & B', cores: 2, system: 'linux', node: 'v20.20.2', pinned: true },
    versions: { hub: '0.1.0' },
    terms: { connections: 50, rounds: 3, seconds: 4, engine: 'fast', registry: 'embedded' },
    ratios: { test: { ...nobody, floor: 1 }, page: nobody, sharedPicture: nobody },
    spread: { test: { ...nobody, floor: [0.9, 1.1] }, page: nobody, sharedPicture: nobody },
    toFloor: {
      test: { ours: { cpu: ratio(measured, 'cpu', 'ours', 'floor'), p99: ratio(measured, 'p99', 'ours', 'floor') } },
      page: {},
      sharedPicture: {},
    },
    tables: { default: { test: table } },
    coalescing: {},
    planning: {
      planners: { rust: { median: 0.6, p99: 1, loop: 0.2 }, apollo: { median: 20, p99: 30, loop: 20 } },
      newDocument: { ours: 1.5 },
    },
    growth: [],
  };

  it('divide one candidate’s figure by another’s round by round', () => {
    expect(ratio(measured, 'throughput', 'ours', 'floor')).toEqual({ median: 1, min: 0.9, max: 1.1 });
    expect(ratio(measured, 'throughput', 'ours', 'hiveRust')).toBeNull();
    expect(table.rows.floor?.throughput).toEqual({ median: 200, min: 100, max: 400 });
  });

  it('hold what was measured against the goals, and what was not is not met', () => {
    const met = judge(results).filter(({ isMet }) => isMet);
    expect(met.map(({ goal }) => goal)).toEqual([
      'CPU of an answer against the floor’s on test: at most 1.15 ×',
      'p99 against the floor’s on test: at most 1.5 ×',
      'memory under load on test: at most 330 MB',
      'planning the nested question: at most 2 ms',
      'of that, on the event loop: at most 2 ms',
      'all that a new document of it takes longer: at most 2 ms',
    ]);
    expect(judge(results).find(({ goal }) => goal.includes('@apollo/gateway on page'))?.measured).toBe('not measured');
  });

  it('are told in tables and bars, with why somebody is not among them', () => {
    const whole = { ...results, goals: judge(results) };
    expect(toMarkdown(whole)).toContain('| Mercurius | it cannot \\| <at all> |');
    expect(toMarkdown(whole)).toContain('| the hub | 180 (110–400) |');
    const svg = toSvg(whole);
    expect(svg.match(/<rect/g)).toHaveLength(2);
    expect(svg).toContain('A &amp; B');
    expect(svg.match(/cannot run it/g)).toHaveLength(CANDIDATES.length - 2);
  });
});
