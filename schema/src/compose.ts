import { composeServices as composeWithApollo } from '@apollo/composition';
import { composeServices as composeWithGuild } from '@theguild/federation-composition';
import { type GraphQLError, parse } from 'graphql';
import { disagreements } from './agreement.ts';
import { printStably } from './print.ts';
import type { Problem } from './problem.ts';
import type { SubgraphSdl } from './subgraph-sdl.ts';

/**
 * The hints that may stand. Each subgraph has its own `UserErrorCode` values and clients read the merged list; every other
 * hint means that something one subgraph says is dropped from the graph without an error.
 */
const ALLOWED_HINTS = ['INCONSISTENT_ENUM_VALUE_FOR_OUTPUT_ENUM'];

export interface Composed {
  /** The supergraph, or undefined where a composer refused. */
  readonly supergraph: string | undefined;
  /** Refusals, hints that may not stand, and places where the composers disagree. */
  readonly problems: readonly Problem[];
}

/**
 * Composes with both composers. The MIT-licensed one's supergraph is the one that is committed and served; Apollo's is the
 * specification's reference, and what it says differently is a bug in one of them that must not reach a gateway.
 */
export function compose(subgraphs: readonly SubgraphSdl[]): Composed {
  const services = [...subgraphs]
    .sort((left, right) => (left.name < right.name ? -1 : 1))
    .map(({ name, url, sdl }) => ({ name, url, typeDefs: parse(sdl) }));
  const guild = composeWithGuild(services);
  const apollo = composeWithApollo(services);
  const refused = [
    ...refusals('@theguild/federation-composition', guild.errors),
    ...refusals('@apollo/composition', apollo.errors),
  ];
  if (guild.supergraphSdl === undefined || apollo.supergraphSdl === undefined) {
    return { supergraph: undefined, problems: refused };
  }
  const hints = apollo.hints
    .filter(({ definition }) => !ALLOWED_HINTS.includes(definition.code))
    .map(({ definition, coordinate, message }) => ({ code: definition.code, coordinate: coordinate ?? '(graph)', message }));
  return {
    supergraph: printStably(parse(guild.supergraphSdl)),
    problems: [...hints, ...disagreements(guild.supergraphSdl, apollo.supergraphSdl)],
  };
}

function refusals(composer: string, errors: readonly GraphQLError[] | undefined): Problem[] {
  return (errors ?? []).map(({ message, extensions }) => ({
    code: String(extensions['code'] ?? 'COMPOSITION_REFUSED'),
    coordinate: String(extensions['coordinate'] ?? '(graph)'),
    message: `${composer} refuses: ${message}`,
  }));
}
