/**
 * A query plan as the executor reads it, whichever planner made it: which subgraph is asked what, in which order, and where in
 * the data its answer belongs.
 */
export interface Plan {
  /** Nothing is asked of anybody where undefined: `{ __typename }`. */
  readonly root: PlanNode | undefined;
}

export type PlanNode = Sequence | Parallel | Condition | RootFetch | EntityFetch | Subscription;

export interface Sequence {
  readonly kind: 'sequence';
  readonly nodes: readonly PlanNode[];
}

export interface Parallel {
  readonly kind: 'parallel';
  readonly nodes: readonly PlanNode[];
}

/** One or the other, by the value of a Boolean variable. */
export interface Condition {
  readonly kind: 'condition';
  readonly variable: string;
  readonly whenTrue: PlanNode | undefined;
  readonly whenFalse: PlanNode | undefined;
}

/** A stream of events from one subgraph; `rest` is done for each of them, on the event's data. */
export interface Subscription {
  readonly kind: 'subscription';
  readonly primary: RootFetch;
  readonly rest: PlanNode | undefined;
}

/** What is sent to one subgraph. */
interface Fetch {
  readonly service: string;
  readonly operation: string;
  readonly operationName: string | undefined;
  /** The client's variables that the operation uses. */
  readonly variables: readonly string[];
}

/** Asks a subgraph for fields of its own root, and puts them into every object at `path`, into the data itself where it is empty. */
export interface RootFetch extends Fetch {
  readonly kind: 'root';
  readonly type: 'query' | 'mutation' | 'subscription';
  readonly path: Path;
  readonly outputRewrites: readonly Rewrite[];
}

/** Asks a subgraph for fields of entities, by their representations; several lists of them where the planner has batched. */
export interface EntityFetch extends Fetch {
  readonly kind: 'entities';
  readonly batches: readonly EntityBatch[];
}

export interface EntityBatch {
  /** The answer's key: `_entities`, or its alias. */
  readonly key: string;
  /** The variable that holds the representations. */
  readonly representations: string;
  /** Where the entities stand; one answer serves all of them. */
  readonly paths: readonly Path[];
  readonly requires: readonly Required[];
  readonly inputRewrites: readonly Rewrite[];
  readonly outputRewrites: readonly Rewrite[];
}

/** From the data's root: a field by its response key, every item of a list, or what is of one of the types and nothing else. */
export type Path = readonly PathStep[];
export type PathStep = { readonly field: string } | { readonly types: readonly string[] } | 'items';

/** What a representation holds, as GraphQL selections: of a field, the key it is read by in the data and the one it is sent by. */
export type Required =
  | {
      readonly kind: 'field';
      readonly from: string;
      readonly to: string;
      readonly selections: readonly Required[] | undefined;
    }
  | {
      readonly kind: 'fragment';
      /** Any type where undefined. */
      readonly type: string | undefined;
      /** A Boolean variable that is to be true, or not to be. */
      readonly when: string | undefined;
      readonly unless: string | undefined;
      readonly selections: readonly Required[];
    };

/** A change of what is sent or was answered, below an object: a key's new name, or a value put there. */
export interface Rewrite {
  readonly path: Path;
  readonly change: { readonly rename: string } | { readonly set: unknown };
}
