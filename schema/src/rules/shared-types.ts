import { print } from 'graphql';
import { places } from '../places.ts';
import { type Rule, SHARED_TYPES } from './rule.ts';

/**
 * A shared value type is the same text wherever it stands, and takes no arguments.
 *
 * The reason: a composer drops an input field or an input enum's value that one subgraph lacks, with a hint alone.
 */
export const sharedTypes: Rule = (subgraphs) => {
  const shared = subgraphs.flatMap(({ name, document }) =>
    places(document)
      .filter(({ type }) => SHARED_TYPES.includes(type.name.value))
      .map((place) => ({ subgraph: name, ...place })),
  );
  const types = shared.filter(({ role }) => role === 'type');
  const differing = types.flatMap(({ coordinate, node, subgraph }) => {
    const first = types.find((other) => other.coordinate === coordinate);
    if (!first || print(first.node) === print(node)) return [];
    const message = `its text in ${subgraph} is not the text in ${first.subgraph}`;
    return [{ code: 'SHARED_TYPE_DIFFERS', coordinate, message }];
  });
  const withArguments = shared
    .filter(({ role }) => role === 'argument')
    .map(({ coordinate, subgraph }) => ({
      code: 'SHARED_TYPE_ARGUMENT',
      coordinate,
      message: `a shared value type takes no arguments, and does in ${subgraph}`,
    }));
  return [...differing, ...withArguments];
};
