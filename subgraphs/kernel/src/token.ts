import { createHash, randomUUID } from 'node:crypto';
import { type CryptoKey, errors, type JWTPayload, jwtVerify, SignJWT } from 'jose';
import { z } from 'zod';
import { ANYONE, type Caller, LEVELS, PEER_SCOPE } from './caller.ts';
import { ALGORITHM, followOwnKey, followTrusted } from './keys.ts';

/**
 * The token that goes with every request inside the hub.
 *
 * The threat: whoever reaches a subgraph's port could say they were the police. So a subgraph answers nobody without a token
 * that the gateway, or another subgraph, signed for this very request: its audience is the subgraph, it holds the hash of the
 * body, it lives for seconds and is taken once. A partner's own key never comes this far.
 */

/** The one issuer that speaks for partners. */
export const GATEWAY = 'gateway';

/** Seconds. A request waits for a connection, and its sender's deadline is shorter. */
const LIFE = 15;
/** Seconds that the clocks of two machines may differ. */
const SKEW = 5;

export interface Signer {
  /** @returns a token for one request with this body, to this subgraph, for this caller */
  sign(caller: Caller, audience: string, requestId: string, body: string): Promise<string>;
}

export interface Verified {
  readonly caller: Caller;
  readonly requestId: string;
}

/** Why a token was not taken; for the log, not for its sender. */
export class TokenRefused extends Error {
  override readonly name = 'TokenRefused';
}

/** Signs with the issuer's own key below `folder`. */
export function createSigner(issuer: string, folder: string): Signer {
  const ownKey = followOwnKey(folder, issuer);
  return {
    sign: async (caller, audience, requestId, body) => {
      const { kid, key } = await ownKey();
      return new SignJWT({ caller, requestId, body: hashOf(body) })
        .setProtectedHeader({ alg: ALGORITHM, kid, typ: 'JWT' })
        .setIssuer(issuer)
        .setAudience(audience)
        .setJti(randomUUID())
        .setIssuedAt()
        .setExpirationTime(`${LIFE}s`)
        .sign(key);
    },
  };
}

const callerClaim: z.ZodType<Caller> = z.strictObject({
  partner: z.string().nullable(),
  actor: z.string().nullable(),
  level: z.enum(LEVELS),
  scopes: z.array(z.string()),
  municipalities: z.array(z.string()).nullable(),
  sector: z.string().nullable(),
  budget: z.number().nullable(),
});
const claims = z.object({ iss: z.string(), jti: z.string(), caller: callerClaim, requestId: z.string(), body: z.string() });

/**
 * Verifies the tokens sent to one subgraph.
 *
 * @param issuers - whose tokens are taken; what another subgraph says of its caller is not, whatever it signs
 * @returns throws TokenRefused for one that is missing, forged, late, another's, of another request, or taken before
 */
export function createVerifier(audience: string, issuers: readonly string[], folder: string) {
  const publicKey = followTrusted(folder, issuers);
  const isFresh = createOnce((LIFE + SKEW) * 1_000);
  return async (token: string, body: string | Buffer): Promise<Verified> => {
    const payload = await verifySignature(token, audience, publicKey);
    const read = claims.safeParse(payload);
    if (!read.success) throw new TokenRefused('claims of no known shape');
    const { iss, jti, caller, requestId, body: hash } = read.data;
    if (hash !== hashOf(body)) throw new TokenRefused('signed for another request');
    if (!isFresh(jti)) throw new TokenRefused('taken before');
    return { caller: iss === GATEWAY ? caller : { ...ANYONE, scopes: [PEER_SCOPE] }, requestId };
  };
}

async function verifySignature(
  token: string,
  audience: string,
  publicKey: (kid: string) => Promise<CryptoKey | undefined>,
): Promise<JWTPayload> {
  try {
    const { payload, protectedHeader } = await jwtVerify(
      token,
      async ({ kid = '' }) => {
        const key = await publicKey(kid);
        if (!key) throw new TokenRefused('signed by nobody known');
        return key;
      },
      { audience, algorithms: [ALGORITHM], maxTokenAge: LIFE, clockTolerance: SKEW, requiredClaims: ['jti', 'exp'] },
    );
    if (payload.iss !== protectedHeader.kid?.split('.')[0]) throw new TokenRefused('issued in another’s name');
    return payload;
  } catch (error) {
    if (error instanceof errors.JOSEError) throw new TokenRefused(error.code);
    throw error;
  }
}

/**
 * Whether something is seen for the first time within `span` milliseconds. Two generations, so that what has passed is
 * forgotten without looking at each. It is this process's memory: another instance takes the same token once more, within
 * seconds and for the same request alone.
 */
function createOnce(span: number): (id: string) => boolean {
  let before = new Set<string>();
  let now = new Set<string>();
  let turned = performance.now();
  return (id) => {
    if (performance.now() - turned > span) {
      before = performance.now() - turned > 2 * span ? new Set() : now;
      now = new Set();
      turned = performance.now();
    }
    if (now.has(id) || before.has(id)) return false;
    now.add(id);
    return true;
  };
}

function hashOf(body: string | Buffer): string {
  return createHash('sha256').update(body).digest('base64url');
}
