import { definition as business } from '@hub/business';
import { definition as council } from '@hub/council';
import type { SubgraphDefinition } from '@hub/kernel';
import { definition as police } from '@hub/police';
import { definition as promises } from '@hub/promises';

/** The subgraphs that seeds load into, in the order they are loaded. */
export const SUBGRAPHS: SubgraphDefinition[] = [promises, council, business, police];
