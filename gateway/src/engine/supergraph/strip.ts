import { type ASTVisitor, type DefinitionNode, type DirectiveNode, type DocumentNode, Kind, visit } from 'graphql';
import { linksOf, readLink } from './links.ts';

/** What @apollo/gateway refuses to load a graph with, by the names of Apollo's specifications. */
const REFUSED = ['authenticated', 'requiresScopes', 'policy', 'context'];

/**
 * The graph without what Apollo's gateway refuses: the `@link`s, the definitions, the uses and the helper types.
 *
 * Nothing may be enforced from what this returns: it is for planning only, and holds no trace of who may read what.
 */
export function stripRefused(document: DocumentNode): DocumentNode {
  return { ...document, definitions: createStrip(document)(document.definitions) };
}

/** Strips so many of a graph's definitions as it is given. */
export function createStrip(document: DocumentNode): (definitions: readonly DefinitionNode[]) => readonly DefinitionNode[] {
  const names = refusedNames(document);
  const isRefused = (name: string) => names.has(name) || names.has(name.replace(/__.*$/s, ''));
  const dropped = (node: { name: { value: string } }) => (isRefused(node.name.value) ? null : undefined);
  const visitor: ASTVisitor = {
    DirectiveDefinition: dropped,
    ScalarTypeDefinition: dropped,
    EnumTypeDefinition: dropped,
    [Kind.DIRECTIVE]: {
      enter: (use: DirectiveNode) => (isRefused(use.name.value) || isRefusedLink(use) ? null : withoutContextArguments(use)),
    },
  };
  return (definitions) => visit({ kind: Kind.DOCUMENT, definitions }, visitor).definitions;
}

/** A specification's names in this graph: its own or the one it is linked `as`, and those it imports. */
function refusedNames(document: DocumentNode): Set<string> {
  const links = linksOf(document).filter(({ specification }) => REFUSED.includes(specification));
  return new Set(links.flatMap(({ name, imports }) => [name, ...imports.values()]));
}

function isRefusedLink(directive: DirectiveNode): boolean {
  return directive.name.value === 'link' && REFUSED.includes(readLink(directive).specification);
}

/** A field that is told something by its context says so in its `@join__field`, which means nothing once the context is gone. */
function withoutContextArguments(use: DirectiveNode): DirectiveNode | undefined {
  if (use.name.value !== 'join__field' || !use.arguments?.some((given) => given.name.value === 'contextArguments'))
    return undefined;
  return { ...use, arguments: use.arguments.filter((given) => given.name.value !== 'contextArguments') };
}
