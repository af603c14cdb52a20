import type { GraphQLResolverMap } from '@apollo/subgraph/dist/schema-helper/resolverMap.js';
import type { defaultFieldResolver } from 'graphql';
import type { EngineName } from './engines.ts';

/** A graph of a few subgraphs, what they know, and what must be answered to whom asks it: one feature of the specifications. */
export interface Feature {
  readonly name: string;
  /** Apollo's, for a graph that is legal and that the hub's own composer refuses. */
  readonly composer?: 'apollo';
  /** By name: the SDL, without its `@link`; and resolvers, where the subgraph is to say something else than the world's truth. */
  readonly subgraphs: Readonly<Record<string, string | OwnSubgraph>>;
  /** Made anew for every case, so that a mutation is seen by its own case alone. */
  readonly world: () => World;
  readonly cases: readonly Case[];
}

export interface OwnSubgraph {
  readonly sdl: string;
  readonly resolvers: GraphQLResolverMap<unknown>;
}

/** What all subgraphs together know. Each answers of it what its SDL owns. */
export interface World {
  readonly Query: Source;
  readonly Mutation?: Source;
  readonly entities?: readonly (Source & { readonly __typename: string })[];
}

/**
 * An object by its fields. A function computes its field of the arguments and of the object as the asked subgraph knows it: of
 * another's fields no more than the gateway has sent along.
 */
export interface Source {
  readonly [field: string]: unknown;
}
export type Compute = (args: Loose, self: Loose) => unknown;
type Loose = Parameters<typeof defaultFieldResolver>[1];

/** One operation and its answer, by the specifications. */
export interface Case {
  readonly name: string;
  readonly query: string;
  readonly variables?: Readonly<Record<string, unknown>>;
  readonly operationName?: string;
  readonly expected: Expected;
  /** The subgraphs that are asked, in the order in which they are, where it is part of the feature. */
  readonly asked?: readonly string[];
  /** Why the planner in Rust leaves it to Apollo's, with the upstream issue; it is then held to still doing so. */
  readonly leftToApollo?: string;
  /** Why a planner or engine does not give the answer, with the upstream issue; it is then held to still not giving it. */
  readonly unable?: Partial<Readonly<Record<EngineName, string>>>;
}

export interface Expected {
  /** Left out where the operation is refused before anything is executed. */
  readonly data?: Readonly<Record<string, unknown>> | null;
  readonly errors?: readonly ExpectedError[];
}

/** `path` is left out where the error is the operation's; the rest where the specifications leave it to the implementation. */
export interface ExpectedError {
  readonly path?: readonly (string | number)[];
  readonly message?: string;
  readonly code?: string;
}
