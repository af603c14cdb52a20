import type { Feature } from '../harness/feature.ts';
import { entitiesInInterfaces } from './abstract/interfaces.ts';
import { entitiesInUnions } from './abstract/unions.ts';
import { errorCodes } from './errors/codes.ts';
import { errorPaths } from './errors/paths.ts';
import { inaccessible } from './inaccessible/inaccessible.ts';
import { inaccessibleSent } from './inaccessible/sent.ts';
import { interfaceObjects } from './interface-object/interface-object.ts';
import { compoundKeys } from './keys/compound.ts';
import { nestedKeys } from './keys/nested.ts';
import { severalKeys } from './keys/several.ts';
import { simpleKeys } from './keys/simple.ts';
import { failingMutations } from './mutations/failing.ts';
import { mutationsInSeries } from './mutations/series.ts';
import { nullBubbling } from './nulls/bubbling.ts';
import { missingEntities } from './nulls/missing.ts';
import { override } from './override/override.ts';
import { provides } from './provides/provides.ts';
import { requiresInChains } from './requires/chains.ts';
import { requiresWithFragments } from './requires/fragments.ts';
import { requires } from './requires/requires.ts';
import { shareableRoots } from './shareable/roots.ts';
import { sharedValues } from './shareable/values.ts';
import { enumsAndInputs } from './types/enums.ts';

/** Everything that an engine must be able to do. */
export const FEATURES: readonly Feature[] = [
  entitiesInInterfaces,
  entitiesInUnions,
  errorCodes,
  errorPaths,
  inaccessible,
  inaccessibleSent,
  interfaceObjects,
  compoundKeys,
  nestedKeys,
  severalKeys,
  simpleKeys,
  failingMutations,
  mutationsInSeries,
  nullBubbling,
  missingEntities,
  override,
  provides,
  requiresInChains,
  requiresWithFragments,
  requires,
  shareableRoots,
  sharedValues,
  enumsAndInputs,
];
