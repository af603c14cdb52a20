import { type ASTVisitor, GraphQLError, type ValidationContext } from 'graphql';
import type { Limits } from './limits.ts';
import { measure } from './size.ts';

/** How each bound of a size is told: `The operation has 51 root fields; it may have 50`. */
export const TOLD = {
  depth: 'levels of fields',
  fields: 'fields, its fragments written out',
  rootFields: 'root fields',
  aliases: 'aliases',
  directives: 'directives',
  tokens: 'words and signs',
} as const;

/** A validation rule that refuses an operation no level may ask, before it is planned and before anybody's level is known. */
export function limitOperations(limits: Limits) {
  return (context: ValidationContext): ASTVisitor => ({
    OperationDefinition(operation) {
      const size = measure(operation.selectionSet, (name) => context.getFragment(name));
      for (const name of Object.keys(size) as (keyof typeof size)[]) {
        const message = `The operation has ${size[name]} ${TOLD[name]}; it may have ${limits[name]}`;
        if (size[name] > limits[name]) context.reportError(new GraphQLError(message, { nodes: operation }));
      }
    },
  });
}
