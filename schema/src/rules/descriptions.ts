import { isTypeExtensionNode } from 'graphql';
import { places } from '../places.ts';
import { ROOT_TYPES, type Rule } from './rule.ts';

/** Every type, field, argument, input field and enum value is described: partners read the graph, not its code. */
export const descriptions: Rule = (subgraphs) =>
  subgraphs.flatMap(({ name, document }) =>
    places(document)
      .filter(({ role, node, name: own }) => !(role === 'type' && (isTypeExtensionNode(node) || ROOT_TYPES.includes(own))))
      .filter(({ node }) => !('description' in node) || (node.description?.value.trim() ?? '') === '')
      .map(({ coordinate, role }) => ({
        code: 'DESCRIPTION_MISSING',
        coordinate,
        message: `the ${role} has no description in ${name}; give the Swedish term, the unit and what null means`,
      })),
  );
