import type { RequestHandler } from 'express';
import { contextOf } from '../log/lines.ts';

const BOUND = 200;

/**
 * Refuses a document whose brackets stand too deep in each other, before it is parsed.
 *
 * The threat: a parser, and all that walks what it gives, calls itself at each bracket. Within the bound on its words and signs
 * a document can end every one of their stacks, which would be told and logged as the hub's own fault.
 */
export const limitNesting: RequestHandler = (request, response, next) => {
  const source: unknown = request.body?.query ?? request.query['query'];
  const depth = typeof source === 'string' ? nestingOf(source) : 0;
  if (depth <= BOUND) return next();
  const code = 'BAD_USER_INPUT';
  contextOf(response).line.codes = [code];
  const message = `The document's brackets stand ${depth} deep; they may stand ${BOUND}`;
  response.status(400).json({ errors: [{ message, extensions: { code, limit: 'nesting', value: depth, bound: BOUND } }] });
};

/** At most as deep as counted: a bracket in a string counts too. */
function nestingOf(source: string): number {
  let depth = 0;
  let deepest = 0;
  for (const [bracket] of source.matchAll(/[([{}\])]/g)) {
    depth += '([{'.includes(bracket) ? 1 : -1;
    deepest = Math.max(deepest, depth);
  }
  return deepest;
}
