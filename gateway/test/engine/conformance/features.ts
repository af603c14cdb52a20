import type { Feature } from '../harness/feature.ts';
import { entitiesInInterfaces } from './abstract/interfaces.ts';
import { entitiesInUnions } from './abstract/unions.ts';
import { interfaceObjects } from './interface-object/interface-object.ts';
import { compoundKeys } from './keys/compound.ts';
import { nestedKeys } from './keys/nested.ts';
import { severalKeys } from './keys/several.ts';
import { simpleKeys } from './keys/simple.ts';
import { requiresInChains } from './requires/chains.ts';
import { requiresWithFragments } from './requires/fragments.ts';
import { requires } from './requires/requires.ts';

/** Everything that an engine must be able to do. */
export const FEATURES: readonly Feature[] = [
  simpleKeys,
  compoundKeys,
  nestedKeys,
  severalKeys,
  entitiesInInterfaces,
  entitiesInUnions,
  interfaceObjects,
  requires,
  requiresWithFragments,
  requiresInChains,
];
