import type { Request, RequestHandler, Response } from 'express';
import type { Logger } from './log.ts';
import { type Claims, TokenRefused, type Verifier } from './token.ts';

/** What stands before a subgraph's endpoint, in two steps. */
export interface TokenGuard {
  /** Before the body is read: a stranger's is neither unpacked nor parsed. */
  readonly beforeBody: RequestHandler;
  /** `response.locals.verified` says who asks from here on; `response.locals.body` is the body as it was parsed. */
  readonly afterBody: RequestHandler;
}

/**
 * Answers nobody without a token for this request.
 *
 * Its refusal says nothing of the reason: that is for the log.
 */
export function requireToken(verifier: Verifier, log: Logger): TokenGuard {
  const step = (run: (request: Request, response: Response) => Promise<void>): RequestHandler => {
    return async (request, response, next) => {
      try {
        await run(request, response);
      } catch (error) {
        if (!(error instanceof TokenRefused)) throw error;
        log.warn({ reason: error.message }, 'refused a request without a token for it');
        refuse(response);
        return;
      }
      next();
    };
  };
  return {
    beforeBody: step(async (request, response) => {
      checkShape(request);
      const token = /^Bearer (\S+)$/i.exec(request.headers.authorization ?? '')?.[1] ?? '';
      response.locals['claims'] = await verifier.open(token);
    }),
    afterBody: step(async (_request, response) => {
      const { claims, body } = response.locals as { claims: Claims; body?: Buffer };
      response.locals['verified'] = verifier.take(claims, body ?? '');
    }),
  };
}

/**
 * A token is for the bytes of a body. Whoever held one back on its way could have other words read than those: the address
 * line's of a GET, or the same bytes as another charset's letters, UTF-7's being JSON of its own.
 */
function checkShape({ method, headers }: Request): void {
  if (method !== 'POST') throw new TokenRefused('no POST');
  if (!/^application\/json(; ?charset=utf-8)?$/i.test(headers['content-type'] ?? '')) throw new TokenRefused('no JSON in UTF-8');
}

function refuse(response: Response): void {
  const message = 'Only the hub’s own gateway is answered here';
  response
    .status(401)
    .set('WWW-Authenticate', 'Bearer')
    .json({ errors: [{ message, extensions: { code: 'UNAUTHENTICATED' } }] });
}
