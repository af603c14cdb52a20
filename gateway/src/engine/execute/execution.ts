import type { GraphQLError } from 'graphql';
import type { Data, Place } from '../compile/data.ts';
import type { SubgraphAnswer } from '../transport/answer.ts';

/** One operation on its way: what the steps of its plan share. */
export interface Execution {
  /** The answer as it grows; what no client asked for, such as keys, is among it. */
  readonly data: Data;
  /** What is sent to the subgraphs: as given, and the defaults where nothing was. */
  readonly variables: Readonly<Record<string, unknown>>;
  readonly errors: PlacedError[];
  /** Whether an object may stand in several places by now. */
  shared: boolean;
  /** @throws Unavailable */
  readonly ask: (service: string, request: string) => Promise<SubgraphAnswer>;
  /** Told of each call that got no answer. */
  readonly onUnavailable: (service: string, reason: string) => void;
}

/** An error with its place in the data, where it has one. */
export interface PlacedError {
  readonly place: Readonly<Place> | undefined;
  /** The error as it is told of the place that the client sees: keys that it did not ask for are cut off. */
  readonly at: (place: Readonly<Place> | undefined) => GraphQLError;
}

/** A step of a plan; it has an effect on the execution and never rejects for what a subgraph does. */
export type Step = (execution: Execution) => Promise<void>;
