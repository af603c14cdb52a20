import { createHash } from 'node:crypto';
import { HubError, type Logger } from '@hub/kernel/process';
import { decodeJwt, errors, type JWTPayload, type JWTVerifyGetKey, type JWTVerifyOptions, jwtVerify } from 'jose';
import type { Partner, Partners, PeopleSettings } from '../partners/partner.ts';
import { callerOf, type IdentifyPerson } from './identity.ts';
import { followProvider } from './provider-keys.ts';

/** Signatures of a public key alone, whatever a partner's settings say: whoever can check a symmetric one can make one. */
const ASYMMETRIC = /^((RS|PS|ES)(256|384|512)|EdDSA)$/;
/** What a provider signs for other ends with the same key, such as a logout, is no credential. */
const TYPES = [undefined, 'jwt', 'at+jwt', 'application/at+jwt'];
/** How much a provider's clock and ours may differ, seconds. */
const SKEW = 30;
/** Seconds. Nobody can end a token before its time, so none stands for longer than a day. */
const LONGEST = 24 * 3_600;

/**
 * Tells who a person is by a JWT of their partner's own OpenID provider.
 *
 * A person holds the partner's level, municipalities and sector, and those of its scopes that the partner's settings give for
 * a value of their claim. Whose values give none holds none: such a person reads the rows that the partner reads, where no
 * scope is asked for, and writes nothing.
 *
 * @returns throws UNAUTHENTICATED, saying in kind what is wrong and nothing of what the token holds, and SERVICE_UNAVAILABLE
 *   where the provider must be asked and cannot be reached
 */
export function identifyPeople(log: Logger): IdentifyPerson {
  const providers = new Map<string, { readonly settings: string; readonly key: JWTVerifyGetKey }>();
  /** One a partner, made anew where its provider has changed: nobody else's issuer gets this far. */
  const keysOf = ({ slug }: Partner, { issuer, jwksUri }: PeopleSettings): JWTVerifyGetKey => {
    const settings = JSON.stringify([issuer, jwksUri]);
    const known = providers.get(slug);
    if (known?.settings === settings) return known.key;
    const key = followProvider({ issuer, jwksUri }, log);
    providers.set(slug, { settings, key });
    return key;
  };
  return async (token, partners) => {
    const claimed = decode(token);
    const { partner, people } = whose(claimed, partners);
    const bounds = claimed.iat === undefined ? {} : { maxTokenAge: LONGEST };
    const payload = await verify(token, people, keysOf(partner, people), bounds);
    const caller = callerOf(partner, `person:${pseudonym(people.issuer, payload.sub)}`);
    const given = scopesFor(payload[people.claim], people.scopes);
    return { partner, caller: { ...caller, scopes: partner.scopes.filter((scope) => given.has(scope)) } };
  };
}

function whose({ iss }: JWTPayload, partners: Partners): { partner: Partner; people: PeopleSettings } {
  const partner = typeof iss === 'string' ? partners.byIssuer(iss) : undefined;
  if (!partner?.people) throw refused('No partner’s OpenID provider has issued this token, or the partner’s time has ended');
  return { partner, people: partner.people };
}

function decode(token: string): JWTPayload {
  try {
    return decodeJwt(token);
  } catch {
    throw refused('authorization holds no signed JWT');
  }
}

async function verify(
  token: string,
  { issuer, audience, algorithms }: PeopleSettings,
  key: JWTVerifyGetKey,
  bounds: JWTVerifyOptions,
): Promise<JWTPayload> {
  try {
    const { payload, protectedHeader } = await jwtVerify(token, key, {
      ...bounds,
      issuer,
      audience,
      algorithms: algorithms.filter((algorithm) => ASYMMETRIC.test(algorithm)),
      clockTolerance: SKEW,
      requiredClaims: ['exp', 'sub'],
    });
    if (!TYPES.includes(protectedHeader.typ?.toLowerCase())) throw refused('The token is of a type that is no credential');
    if (payload.iat === undefined && Number(payload.exp) > Date.now() / 1_000 + LONGEST + SKEW) throw refused(TOO_LONG);
    return payload;
  } catch (error) {
    if (error instanceof HubError) throw error;
    throw refused(wordsFor(error));
  }
}

const TOO_LONG = `The token stands for more than ${LONGEST / 3_600} hours`;

/** jose's errors hold the claims: none of their text goes on. */
function wordsFor(error: unknown): string {
  if (error instanceof errors.JWTExpired) return error.claim === 'iat' ? TOO_LONG : 'The token has expired';
  if (error instanceof errors.JWTClaimValidationFailed) {
    const { claim, reason } = error;
    if (reason === 'missing') return `The token lacks the claim ${claim}`;
    return (reason === 'check_failed' && CLAIMS[claim]) || 'The token holds a claim of no known shape';
  }
  if (error instanceof errors.JOSEAlgNotAllowed) return 'The token is signed with an algorithm that its partner does not use';
  if (error instanceof errors.JWKSNoMatchingKey) return 'The token is signed with a key that its provider does not have';
  if (error instanceof errors.JWKSMultipleMatchingKeys)
    return 'The token does not name its key (kid), and its provider has several';
  if (error instanceof errors.JWSSignatureVerificationFailed) return 'The token’s signature is not its provider’s';
  return 'The token cannot be checked: it is no JWT as RFC 7519 has it, or its provider’s key is too weak';
}

const CLAIMS: Readonly<Record<string, string>> = {
  aud: 'The token is for another audience than the hub',
  nbf: 'The token is not valid yet',
  iat: 'The token was issued in the future: one of the clocks is wrong',
};

/** What the values of the partner's claim give: a list, or words parted by spaces. */
function scopesFor(claim: unknown, scopes: PeopleSettings['scopes']): ReadonlySet<string> {
  const values: unknown[] = typeof claim === 'string' ? claim.split(' ') : Array.isArray(claim) ? claim : [];
  // Text alone, and the settings' own: ["council"] would be read as "council", and every object has a "constructor".
  const given = values.filter((value): value is string => typeof value === 'string' && Object.hasOwn(scopes, value));
  return new Set(given.flatMap((value) => scopes[value] ?? []));
}

/** The audit must tell a partner's people apart and hold nobody's name; the partner itself can tell who it is. */
function pseudonym(issuer: string, subject: unknown): string {
  return createHash('sha256')
    .update(JSON.stringify([issuer, subject]))
    .digest('hex')
    .slice(0, 16);
}

function refused(message: string): HubError {
  return new HubError('UNAUTHENTICATED', message);
}
