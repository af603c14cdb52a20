import { typesInGraph } from './keys.ts';
import { ROOT_TYPES, type Rule, SHARED_TYPES } from './rule.ts';

/** Each subgraph adds its own codes to the one list that clients read. */
const MERGED_TYPES = ['UserErrorCode'];

/**
 * Only a type with a key in every subgraph that has it may stand in two of them.
 *
 * Anything else that two subgraphs define has two owners, and neither can change it alone.
 */
export const owners: Rule = (subgraphs) =>
  [...typesInGraph(subgraphs).values()]
    .filter(({ name }) => ![...ROOT_TYPES, ...SHARED_TYPES, ...MERGED_TYPES].includes(name))
    .filter((type) => type.subgraphs.length > 1 && type.keyless.length > 0)
    .map(({ name, subgraphs: stands, keyless }) => ({
      code: 'TYPE_WITHOUT_ONE_OWNER',
      coordinate: name,
      message: `it stands in ${stands.join(', ')}, without a @key in ${keyless.join(', ')}`,
    }));
