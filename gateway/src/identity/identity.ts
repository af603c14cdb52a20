import { ANYONE, type Caller, HubError } from '@hub/kernel/process';
import type { RequestHandler } from 'express';
import type { Partner, Partners } from '../partners/partner.ts';
import { contextOf } from '../plugins/log/lines.ts';

/** Who sends a request, and for which partner. */
export interface Identified {
  readonly caller: Caller;
  /** Null for anyone, and for a developer's grant. */
  readonly partner: Partner | null;
}

/** Tells who a person is by the token of their partner's OpenID provider. Throws UNAUTHENTICATED for one that is not taken. */
export type IdentifyPerson = (token: string, partners: Partners) => Promise<Identified>;

/**
 * Finds out who asks: by the header `x-api-key`, by `authorization: Bearer <JWT>`, or nobody known.
 *
 * A credential that is not taken ends the request: answered as anyone, its sender would miss rows and not know why.
 */
export function identifyCallers(partners: Partners, identifyPerson: IdentifyPerson, otherwise: Caller = ANYONE): RequestHandler {
  return async (request, response, next) => {
    const context = contextOf(response);
    const { 'x-api-key': key, authorization } = request.headers;
    context.identifyAgain = async () => {
      if (authorization === undefined)
        return key === undefined ? { caller: otherwise, partner: null } : byKey(String(key), partners);
      const person = await identifyPerson(bearer(authorization), partners);
      checkSame(person, typeof key === 'string' ? byKey(key, partners) : undefined);
      return person;
    };
    try {
      context.identified = await context.identifyAgain();
    } catch (error) {
      if (!(error instanceof HubError)) throw error;
      refuse(response, error);
      return;
    }
    next();
  };
}

/** What a partner's grant gives whoever holds it. */
export function callerOf(partner: Partner, actor: string): Caller {
  const { slug, level, scopes, municipalities, sector, budget } = partner;
  return { partner: slug, actor, level, scopes, municipalities, sector, budget };
}

/** @throws HubError UNAUTHENTICATED for a key that is not taken */
export function byKey(key: string, partners: Partners): Identified {
  const found = partners.byKey(key);
  if (!found) throw new HubError('UNAUTHENTICATED', 'The key in x-api-key is unknown, revoked or expired');
  return { partner: found.partner, caller: callerOf(found.partner, `key:${found.key}`) };
}

function bearer(authorization: string): string {
  const token = /^Bearer (\S+)$/i.exec(authorization)?.[1];
  if (token === undefined) throw new HubError('UNAUTHENTICATED', 'authorization must be "Bearer <JWT>"');
  return token;
}

function checkSame(person: Identified, key: Identified | undefined): void {
  if (key && key.partner?.slug !== person.partner?.slug)
    throw new HubError('UNAUTHENTICATED', 'The key and the token belong to different partners');
}

function refuse(response: Parameters<RequestHandler>[1], error: HubError): void {
  const code = String(error.extensions['code']);
  contextOf(response).line.codes = [code];
  if (code === 'UNAUTHENTICATED') response.set('WWW-Authenticate', 'Bearer');
  response.status(code === 'UNAUTHENTICATED' ? 401 : 503).json({ errors: [{ message: error.message, extensions: { code } }] });
}
