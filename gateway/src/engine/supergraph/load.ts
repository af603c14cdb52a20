import { StartError } from '@hub/kernel/process';
import { type DocumentNode, GraphQLError, parse } from 'graphql';
import { findAbove } from '../../above.ts';
import { linksOf } from './links.ts';
import { readOnce } from './origin.ts';
import { readSubgraphs, type Subgraph } from './subgraphs.ts';

/** The hub's own graph, as composed and committed. */
export const OUR_SUPERGRAPH = findAbove('schema/supergraph.graphql');

/** The ids and texts of the documents that its own clients send, as extracted and committed beside it. */
export const OUR_DOCUMENTS = findAbove('schema/operations/manifest.json');

/** A composed graph and who answers for its parts. */
export interface Supergraph {
  /** As it came. */
  readonly sdl: string;
  /** As composed, with every directive: what is enforced is read from here, whatever the engine is given. */
  readonly document: DocumentNode;
  readonly subgraphs: readonly Subgraph[];
  /**
   * Whether it says anywhere who may read what. Only the subgraphs of such a graph are told who asks, by a signed token: to
   * others it would be nothing but news of the caller.
   */
  readonly asksWhoReads: boolean;
  /**
   * Reads another SDL of the same origin, with the same settings.
   *
   * @throws StartError as `loadSupergraph` does
   */
  readonly another: (sdl: string) => Supergraph;
}

/** What a field's reader is asked for, by the names of Apollo's specifications. */
const ACCESS = ['authenticated', 'requiresScopes', 'policy'];

/**
 * Loads a composed SDL from a file or an http(s) address.
 *
 * @throws StartError where it cannot be read, is no GraphQL, or names a subgraph without an address.
 */
export async function loadSupergraph(address: string, env: NodeJS.ProcessEnv): Promise<Supergraph> {
  return supergraphOf(await readOnce(address), address, env);
}

function supergraphOf(sdl: string, address: string, env: NodeJS.ProcessEnv): Supergraph {
  const document = parsed(sdl, address);
  return {
    sdl,
    document,
    subgraphs: readSubgraphs(document, env, address),
    asksWhoReads: linksOf(document).some(({ specification }) => ACCESS.includes(specification)),
    another: (other) => supergraphOf(other, address, env),
  };
}

function parsed(sdl: string, address: string): DocumentNode {
  try {
    return parse(sdl, { noLocation: true }); // where each word stands would be most of what is held
  } catch (error) {
    if (!(error instanceof GraphQLError)) throw error;
    const { line, column } = error.locations?.[0] ?? { line: 1, column: 1 };
    throw new StartError(`The supergraph ${address}:${line}:${column} is not GraphQL: ${error.message}`);
  }
}
