import type { DocumentNode } from 'graphql';
import type { Plan } from './plan.ts';

/** Decides which subgraphs are asked what for an operation. */
export interface Planner {
  /**
   * @param document - one operation over the API schema, valid, and the fragments that it uses
   * @throws where the operation cannot be planned
   */
  plan(document: DocumentNode): Promise<Plan>;
  close(): Promise<void>;
}
