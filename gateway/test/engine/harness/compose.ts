import { composeServices } from '@apollo/composition';
import { Supergraph } from '@apollo/federation-internals';
import { buildASTSchema, type DocumentNode, type GraphQLSchema, parse } from 'graphql';
import { compose } from '../../fixtures/hub.ts';
import type { Feature } from './feature.ts';
import { createSubgraph, type Subgraph } from './subgraph.ts';

/** A feature's subgraphs and their composed graph. */
export interface Composed {
  readonly subgraphs: readonly Subgraph[];
  readonly document: DocumentNode;
  /** What clients see of it, told by neither of the hub's planners. */
  readonly publicSchema: GraphQLSchema;
}

export function composeFeature({ subgraphs: given, composer }: Feature): Composed {
  const types: { whole?: GraphQLSchema } = {};
  const subgraphs = Object.entries(given).map(([name, subgraph]) => createSubgraph(name, subgraph, () => types.whole));
  const services = subgraphs.map(({ name, sdl }) => ({ name, sdl, url: `http://${name}.invalid/graphql` }));
  const document = parse(composer === 'apollo' ? composeByApollo(services) : compose(services));
  types.whole = buildASTSchema(document, { assumeValidSDL: true });
  return { subgraphs, document, publicSchema: Supergraph.build(document).apiSchema().toGraphQLJSSchema() };
}

function composeByApollo(services: readonly { name: string; url: string; sdl: string }[]): string {
  const { supergraphSdl, errors } = composeServices(services.map(({ sdl, ...rest }) => ({ ...rest, typeDefs: parse(sdl) })));
  if (supergraphSdl === undefined) throw new Error(errors?.map(({ message }) => message).join('; '));
  return supergraphSdl;
}
