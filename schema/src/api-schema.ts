import { ROUTER_SUPPORTED_SUPERGRAPH_FEATURES, Supergraph } from '@apollo/federation-internals';
import type { GraphQLSchema } from 'graphql';

/** A composed supergraph, opened for planning and comparing; scopes and costs are known features here, not refused ones. */
export function openSupergraph(sdl: string): Supergraph {
  return Supergraph.build(sdl, { supportedFeatures: ROUTER_SUPPORTED_SUPERGRAPH_FEATURES });
}

/** What a client sees of a supergraph: no join directives, nothing inaccessible. */
export function apiSchema(sdl: string): GraphQLSchema {
  return openSupergraph(sdl).apiSchema().toGraphQLJSSchema();
}
