import type { GraphName } from './subgraphs/graphs.ts';

const PEERS = 'gateway/bench/engine/peers';

/** Where and over what a candidate is to serve. */
export interface Place {
  readonly graph: GraphName;
  readonly port: number;
  /** The file of the composed graph, whole. */
  readonly supergraph: string;
  /** The same without what @apollo/gateway refuses: who may read what is the hub's alone to enforce. */
  readonly stripped: string;
  /** The file of the subgraphs' addresses, with their SDL where the graph can be told in Federation 1. */
  readonly services: string;
  /** A folder that is the run's own. */
  readonly folder: string;
  /** The registry's database; undefined for the embedded one. */
  readonly database: string | undefined;
  /** What the hub's engine is: `HUB_ENGINE`. */
  readonly engine: string;
}

/** How a candidate is started, by Node: the script and its arguments, its settings. */
export interface Start {
  readonly words: readonly string[];
  readonly env: Readonly<Record<string, string>>;
}

export type CandidateName = 'floor' | 'ours' | 'apolloGateway' | 'hiveJs' | 'hiveRust' | 'mercurius';

/** One of those that are measured beside each other. */
export interface Candidate {
  readonly name: CandidateName;
  readonly label: string;
  /** @returns how it is started, or why it cannot be. */
  readonly start: (place: Place) => Start | { readonly cannot: string };
  /** Settings by which identical reads at once are answered once; null where it has none, and is not in that table. */
  readonly coalescing: Readonly<Record<string, string>> | null;
}

/** Written by hand, the plan with it: what the work costs by itself. */
const floor: Candidate = {
  name: 'floor',
  label: 'floor: written by hand',
  start: ({ port, services }) => ({
    words: ['gateway/dist/bench/engine/floor/main.js'],
    env: { NODE_ENV: 'production', PORT: String(port), SERVICES: services },
  }),
  coalescing: null,
};

/** The whole hub's gateway as `npm start` runs it, but for the rate limit: one address asks here, as often as it can. */
const ours: Candidate = {
  name: 'ours',
  label: 'the hub',
  start: ({ port, supergraph, folder, database, engine }) => ({
    words: ['gateway/dist/src/main.js'],
    env: {
      PORT: String(port),
      SUPERGRAPH: supergraph,
      HUB_ENGINE: engine,
      HUB_RATE_LIMIT: 'off',
      HUB_DATA_DIR: folder,
      HUB_COALESCE: 'off',
      LOG_LEVEL: 'warn',
      ...(database !== undefined && { GATEWAY_DATABASE_URL: database }),
    },
  }),
  coalescing: { HUB_COALESCE: 'on' },
};

const apolloGateway: Candidate = {
  name: 'apolloGateway',
  label: '@apollo/gateway',
  start: ({ port, stripped }) => ({
    words: [`${PEERS}/apollo.mjs`],
    env: { NODE_ENV: 'production', APOLLO_TELEMETRY_DISABLED: 'true', PORT: String(port), SUPERGRAPH: stripped },
  }),
  coalescing: null,
};

/** By its own command. It shares identical requests to a subgraph that are under way, unless it is told not to. */
const hive = (name: 'hiveJs' | 'hiveRust', label: string, planner: string): Candidate => ({
  name,
  label,
  start: ({ port, stripped }) => ({
    words: [
      `${PEERS}/node_modules/@graphql-hive/gateway/dist/bin.js`,
      ...['supergraph', stripped, '--config-path', `${PEERS}/hive.config.mjs`, '--host', '127.0.0.1', '--port', String(port)],
    ],
    env: { NODE_ENV: 'production', BENCH_PLANNER: planner },
  }),
  coalescing: { BENCH_COALESCING: 'on' },
});

const mercurius: Candidate = {
  name: 'mercurius',
  label: 'Mercurius',
  start: ({ graph, port, services }) =>
    graph === 'hub'
      ? { cannot: 'its gateway knows Federation 1; the graph is of Federation 2' }
      : {
          words: [`${PEERS}/mercurius/main.mjs`],
          env: { NODE_ENV: 'production', PORT: String(port), SERVICES: services },
        },
  coalescing: null,
};

/** In the order of the tables, and of each round. */
export const CANDIDATES: readonly Candidate[] = [
  floor,
  ours,
  apolloGateway,
  hive('hiveJs', 'Hive Gateway', 'javascript'),
  hive('hiveRust', 'Hive Gateway, Rust planner', 'rust'),
  mercurius,
];
