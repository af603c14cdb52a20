import type {
  DocumentNode,
  EnumValueDefinitionNode,
  FieldDefinitionNode,
  InputValueDefinitionNode,
  TypeDefinitionNode,
  TypeExtensionNode,
} from 'graphql';
import { isTypeDefinitionNode, isTypeExtensionNode } from 'graphql';

/** A named place in a schema document, under its schema coordinate: `Type`, `Type.field`, `Type.field(argument:)`, `Enum.VALUE`. */
export type Place = { readonly coordinate: string; readonly name: string; readonly type: TypeNode } & (
  | { readonly role: 'type'; readonly node: TypeNode }
  | { readonly role: 'field'; readonly node: FieldDefinitionNode }
  | { readonly role: 'argument' | 'input field'; readonly node: InputValueDefinitionNode }
  | { readonly role: 'enum value'; readonly node: EnumValueDefinitionNode }
);

export type TypeNode = TypeDefinitionNode | TypeExtensionNode;

/**
 * Every place a document defines, in its order.
 *
 * Federation's own types (`_Any`, `join__Graph`, …) and directive definitions are left out: their text is not ours.
 */
export function places(document: DocumentNode): Place[] {
  return document.definitions
    .filter((node): node is TypeNode => isTypeDefinitionNode(node) || isTypeExtensionNode(node))
    .filter((node) => !/^_|__/.test(node.name.value))
    .flatMap((type) => [
      { role: 'type', coordinate: type.name.value, name: type.name.value, type, node: type },
      ...members(type),
    ]);
}

function members(type: TypeNode): Place[] {
  if ('values' in type) {
    return (type.values ?? []).map((node) => ({ role: 'enum value', ...named(type.name.value, node), type, node }));
  }
  if (!('fields' in type)) return [];
  return (type.fields ?? []).flatMap((node): Place[] => {
    if (node.kind === 'InputValueDefinition') return [{ role: 'input field', ...named(type.name.value, node), type, node }];
    const field = named(type.name.value, node);
    const argumentsOfField = (node.arguments ?? []).map((argument): Place => {
      const name = argument.name.value;
      return { role: 'argument', coordinate: `${field.coordinate}(${name}:)`, name, type, node: argument };
    });
    return [{ role: 'field', ...field, type, node }, ...argumentsOfField];
  });
}

function named(parent: string, node: { readonly name: { readonly value: string } }) {
  return { coordinate: `${parent}.${node.name.value}`, name: node.name.value };
}
