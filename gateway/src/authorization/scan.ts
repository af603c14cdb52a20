import type { Requirement } from '@hub/kernel/process';
import {
  type DocumentNode,
  type FieldNode,
  type GraphQLSchema,
  getNamedType,
  Kind,
  type OperationDefinitionNode,
  TypeInfo,
  visit,
  visitWithTypeInfo,
} from 'graphql';
import { isIntrospection } from './introspection.ts';
import { type AccessRules, guardedTypes } from './rules.ts';

/** What decides how an operation is rewritten, whoever asks. */
export interface Scan {
  readonly requirements: readonly Requirement[];
  /** Whether it asks about the schema. */
  readonly introspects: boolean;
}

/** Reads a document once. Fragments that the operation does not use count too: the verdict is the finer for it, not another. */
export function scan(
  schema: GraphQLSchema,
  rules: AccessRules,
  document: DocumentNode,
  operation: OperationDefinitionNode,
): Scan {
  const requirements = new Map<string, Requirement>();
  let introspects = false;
  const add = (found: readonly Requirement[]) => {
    for (const requirement of found) requirements.set(JSON.stringify(requirement), requirement);
  };
  const types = new TypeInfo(schema);
  const looked = {
    Field: (node: FieldNode) => {
      if (isIntrospection(node)) {
        introspects = true;
        return false;
      }
      const [parent, field] = [types.getParentType(), types.getFieldDef()];
      if (!parent || !field || node.name.value === '__typename') return undefined;
      add(rules.field(parent, field).requirements);
      for (const name of guardedTypes(schema, rules, getNamedType(field.type))) add(rules.type(name));
      return undefined;
    },
  };
  const fragments = document.definitions.filter((definition) => definition.kind === Kind.FRAGMENT_DEFINITION);
  visit({ kind: Kind.DOCUMENT, definitions: [operation, ...fragments] }, visitWithTypeInfo(types, looked));
  return { requirements: [...requirements.values()], introspects };
}
