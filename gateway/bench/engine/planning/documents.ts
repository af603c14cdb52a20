import { TEST } from '../shop/workloads.ts';

/**
 * The nested question as a document that nobody has seen: the same work to plan and the same requests to the subgraphs, under
 * an alias for what the gateway itself answers.
 */
export function newDocument(nth: number): string {
  return TEST.query.replace('{', `{ alias${nth}: __typename`);
}
