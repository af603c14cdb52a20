import { transformSupergraphToPublicSchema } from '@theguild/federation-composition';
import { buildASTSchema, type DocumentNode, type GraphQLSchema, type UnionTypeDefinitionNode, visit } from 'graphql';
import { noPause, type Pause } from '../../pause.ts';

/** What clients see of a composed graph. */
export async function readPublicSchema(supergraph: DocumentNode, pause: Pause = noPause): Promise<GraphQLSchema> {
  const document = transformSupergraphToPublicSchema(supergraph);
  const defined = new Set(document.definitions.flatMap((each) => ('name' in each && each.name ? [each.name.value] : [])));
  // The composer takes a hidden type away, and leaves its name in the unions that it is of.
  const withDefinedTypes = ({ types = [], ...union }: UnionTypeDefinitionNode) => ({
    ...union,
    types: types.filter(({ name }) => defined.has(name.value)),
  });
  const seen = visit(document, { UnionTypeDefinition: withDefinedTypes });
  await pause();
  return buildASTSchema(seen, { assumeValidSDL: true });
}
