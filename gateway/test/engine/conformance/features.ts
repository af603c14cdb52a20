import type { Feature } from '../harness/feature.ts';
import { entitiesInInterfaces } from './abstract/interfaces.ts';
import { entitiesInUnions } from './abstract/unions.ts';
import { aliases } from './aliases/aliases.ts';
import { exclusivePaths } from './aliases/exclusive.ts';
import { skipAndInclude } from './conditions/skip-include.ts';
import { cycles } from './cycles/cycles.ts';
import { errorCodes } from './errors/codes.ts';
import { errorPaths } from './errors/paths.ts';
import { typeConditions } from './fragments/conditions.ts';
import { fieldMerging } from './fragments/merging.ts';
import { inaccessible } from './inaccessible/inaccessible.ts';
import { inaccessibleSent } from './inaccessible/sent.ts';
import { inaccessibleInUnions } from './inaccessible/unions.ts';
import { interfaceObjects } from './interface-object/interface-object.ts';
import { introspection } from './introspection/introspection.ts';
import { compoundKeys } from './keys/compound.ts';
import { extendedTypes } from './keys/extended.ts';
import { nestedKeys } from './keys/nested.ts';
import { severalKeys } from './keys/several.ts';
import { simpleKeys } from './keys/simple.ts';
import { batches } from './lists/batches.ts';
import { lists } from './lists/lists.ts';
import { failingMutations } from './mutations/failing.ts';
import { mutationsInSeries } from './mutations/series.ts';
import { nullBubbling } from './nulls/bubbling.ts';
import { missingEntities } from './nulls/missing.ts';
import { operations } from './operations/operations.ts';
import { override } from './override/override.ts';
import { providesByPath } from './provides/paths.ts';
import { provides } from './provides/provides.ts';
import { requiresInChains } from './requires/chains.ts';
import { requiresWithFragments } from './requires/fragments.ts';
import { requires } from './requires/requires.ts';
import { requiresWithin } from './requires/within.ts';
import { queryFromWithin } from './roots/from-within.ts';
import { namespaces } from './roots/namespaces.ts';
import { scalars } from './scalars/scalars.ts';
import { shareableRoots } from './shareable/roots.ts';
import { sharedValues } from './shareable/values.ts';
import { stubs } from './stubs/stubs.ts';
import { enumsAndInputs } from './types/enums.ts';
import { mergedTypes } from './types/merged.ts';
import { variables } from './variables/variables.ts';

/** Everything that an engine must be able to do. */
export const FEATURES: readonly Feature[] = [
  entitiesInInterfaces,
  entitiesInUnions,
  aliases,
  exclusivePaths,
  skipAndInclude,
  cycles,
  errorCodes,
  errorPaths,
  typeConditions,
  fieldMerging,
  inaccessible,
  inaccessibleSent,
  inaccessibleInUnions,
  interfaceObjects,
  introspection,
  compoundKeys,
  extendedTypes,
  nestedKeys,
  severalKeys,
  simpleKeys,
  batches,
  lists,
  failingMutations,
  mutationsInSeries,
  nullBubbling,
  missingEntities,
  operations,
  override,
  providesByPath,
  provides,
  requiresInChains,
  requiresWithFragments,
  requires,
  requiresWithin,
  queryFromWithin,
  namespaces,
  scalars,
  shareableRoots,
  sharedValues,
  stubs,
  enumsAndInputs,
  mergedTypes,
  variables,
];
