import type { Merge } from '../compile/merge.ts';
import type { TypeFacts } from '../compile/types.ts';

/** What compiling a plan needs to know of its graph. */
export interface Tools {
  readonly facts: TypeFacts;
  readonly merge: Merge;
}
