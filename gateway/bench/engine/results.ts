import type { CandidateName } from './candidates.ts';
import type { Figure, Table } from './figures.ts';
import type { GrowthRow } from './growth/measure.ts';
import type { Planning } from './planning/measure.ts';

/** Those that ours is held against. */
export const PEERS = ['floor', 'apolloGateway', 'hiveJs', 'hiveRust', 'mercurius'] as const satisfies readonly CandidateName[];
export type Peer = (typeof PEERS)[number];

/** The workloads of the ratios. */
export const MAIN_WORKLOADS = ['test', 'page', 'sharedPicture'] as const;
export type MainWorkload = (typeof MAIN_WORKLOADS)[number];

type ByPeer<Value> = Readonly<Record<Peer, Value>>;
type ByWorkload<Value> = Readonly<Record<MainWorkload, Value>>;

/** What `latest.json` holds. Where somebody could not answer a workload there is null, and the table says why. */
export interface Results {
  readonly date: string;
  readonly machine: {
    readonly cpu: string;
    readonly cores: number;
    readonly system: string;
    readonly node: string;
    /** Whether the gateway had a core of its own, and what asks and is asked another. */
    readonly pinned: boolean;
  };
  readonly versions: Readonly<Record<string, string>>;
  /** On what terms everybody was measured. */
  readonly terms: {
    readonly connections: number;
    readonly rounds: number;
    readonly seconds: number;
    readonly engine: string;
    readonly registry: 'PostgreSQL' | 'embedded';
  };
  /** Throughput, ours ÷ theirs; the median of the rounds. */
  readonly ratios: ByWorkload<ByPeer<number | null>>;
  /** The least and the greatest of the rounds' ratios. */
  readonly spread: ByWorkload<ByPeer<readonly [number, number] | null>>;
  /** Processor time of an answer and the 99th percentile of its time, each candidate's ÷ the floor's. */
  readonly toFloor: ByWorkload<Partial<Record<CandidateName, { readonly cpu: Figure | null; readonly p99: Figure | null }>>>;
  /** By Node's flags, the same for everybody; `default` for none. */
  readonly tables: Readonly<Record<string, Readonly<Record<string, Table>>>>;
  /** Where identical reads at once are answered once, which is never compared with the rest; empty where ours does not. */
  readonly coalescing: Readonly<Record<string, Table>>;
  readonly planning: Planning;
  readonly growth: readonly GrowthRow[];
  readonly goals: readonly Goal[];
}

/** One of the engine's goals, as measured. */
export interface Goal {
  readonly goal: string;
  readonly measured: string;
  readonly isMet: boolean;
}
