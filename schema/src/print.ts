import { type DefinitionNode, type DocumentNode, print } from 'graphql';

/**
 * Prints a document with its definitions in the order of their names, so that a change of the code's order changes no file.
 *
 * Members keep the code's order: they are written to be read in it, and clients' tools show it.
 */
export function printStably(document: DocumentNode): string {
  const definitions = [...document.definitions].sort((left, right) => {
    const [a, b] = [rank(left), rank(right)];
    return a < b ? -1 : Number(a > b);
  });
  return `${print({ ...document, definitions })}\n`;
}

/** The schema itself first, then directives, then types; compared by code unit, the same on every machine. */
function rank(node: DefinitionNode): string {
  const name = 'name' in node ? (node.name?.value ?? '') : '';
  if (node.kind === 'SchemaDefinition' || node.kind === 'SchemaExtension') return '0';
  return `${node.kind === 'DirectiveDefinition' ? 1 : 2} ${name} ${node.kind}`;
}
