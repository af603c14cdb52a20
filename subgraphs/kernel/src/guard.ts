import type { RequestHandler } from 'express';
import type { Logger } from './log.ts';
import { TokenRefused, type Verified } from './token.ts';

/**
 * Answers nobody without a token for this request. Who holds one is in `response.locals.verified` from here on.
 *
 * Its refusal says nothing of the reason: that is for the log.
 */
export function requireToken(verify: (token: string, body: string | Buffer) => Promise<Verified>, log: Logger): RequestHandler {
  return async (request, response, next) => {
    const token = /^Bearer (\S+)$/i.exec(request.headers.authorization ?? '')?.[1] ?? '';
    try {
      response.locals['verified'] = await verify(token, (response.locals['body'] as Buffer | undefined) ?? '');
    } catch (error) {
      if (!(error instanceof TokenRefused)) throw error;
      log.warn({ reason: error.message }, 'refused a request without a token for it');
      const message = 'Only the hub’s own gateway is answered here';
      response
        .status(401)
        .set('WWW-Authenticate', 'Bearer')
        .json({ errors: [{ message, extensions: { code: 'UNAUTHENTICATED' } }] });
      return;
    }
    next();
  };
}
