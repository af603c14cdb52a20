import { createHash, randomUUID } from 'node:crypto';
import { CompactSign, type CryptoKey, jwtVerify } from 'jose';
import { z } from 'zod';
import { ANYONE, type Caller, LEVELS, PEER_SCOPE } from './caller.ts';
import { ALGORITHM, followOwnKey, followTrusted, LIFE, SKEW } from './keys.ts';
import { createOnce } from './once.ts';

/**
 * The token that goes with every request inside the hub.
 *
 * The threat: whoever reaches a subgraph's port could say they were the police. So a subgraph answers nobody without a token
 * that the gateway, or another subgraph, signed for this very request: its audience is the subgraph, it holds the hash of the
 * body, it lives for seconds and is taken once. A partner's own key never comes this far.
 */

/** The one issuer that speaks for partners. */
export const GATEWAY = 'gateway';

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
      const now = Date.now() / 1_000; // with its fraction: a verifier that has just started looks at it
      const said = {
        iss: issuer,
        aud: audience,
        jti: randomUUID(),
        iat: now,
        exp: now + LIFE,
        caller,
        requestId,
        body: hashOf(body),
      };
      // Not `SignJWT`, which clones its claims first: a quarter of what a token costs, and one goes with every call.
      return new CompactSign(Buffer.from(JSON.stringify(said))).setProtectedHeader({ alg: ALGORITHM, kid, typ: 'JWT' }).sign(key);
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
const claims = z.object({
  iss: z.string(),
  iat: z.number(),
  jti: z.uuid(), // of one length: what is remembered of a token is its signer's to choose
  caller: callerClaim,
  requestId: z.string(),
  body: z.string(),
});
export type Claims = z.infer<typeof claims>;

/** Takes the tokens sent to one subgraph. */
export interface Verifier {
  /**
   * Who signed a token for this subgraph, before anything else of its request is read.
   *
   * @throws TokenRefused for one that is missing, forged, late, another's, or older than this process
   */
  open(token: string): Promise<Claims>;
  /**
   * For whom the request is sent.
   *
   * @param body - the bytes that are parsed, after whatever the transport packed them in
   * @throws TokenRefused for a token of another request, or taken before
   */
  take(claims: Claims, body: string | Buffer): Verified;
}

/**
 * Verifies the tokens sent to one subgraph.
 *
 * A process that was started again has forgotten what it took: so it takes nothing that was signed before it started, by its
 * own machine's clock. Where the gateway's clock is behind, that costs as much time after a start. Another instance of the
 * same subgraph takes a token once more, within seconds and for the same request alone.
 *
 * @param issuers - whose tokens are taken; what another subgraph says of its caller is not, whatever it signs
 */
export function createVerifier(audience: string, issuers: readonly string[], folder: string): Verifier {
  const publicKey = followTrusted(folder, issuers);
  // A clock that is ahead by SKEW signs what stands for as much longer here; and times are compared in whole seconds.
  const isFirst = createOnce((LIFE + 2 * SKEW + 1) * 1_000);
  const started = performance.now();
  return {
    open: async (token) => {
      const read = await openToken(token, audience, publicKey);
      // Told by the clock as it is now: one that is set right after the start does not close the subgraph.
      const age = Date.now() - read.iat * 1_000;
      if (age > performance.now() - started) throw new TokenRefused('signed before this process started');
      return read;
    },
    take: ({ iss, jti, caller, requestId, body: hash }, body) => {
      if (hash !== hashOf(body)) throw new TokenRefused('signed for another request');
      if (!isFirst(jti)) throw new TokenRefused('taken before, or one of too many');
      return { caller: iss === GATEWAY ? partnersOwn(caller) : { ...ANYONE, scopes: [PEER_SCOPE] }, requestId };
    },
  };
}

async function openToken(
  token: string,
  audience: string,
  publicKey: (kid: string) => Promise<CryptoKey | undefined>,
): Promise<Claims> {
  try {
    const { payload, protectedHeader } = await jwtVerify(
      token,
      async ({ kid }) => {
        const key = await publicKey(String(kid));
        if (!key) throw new TokenRefused('signed by nobody known');
        return key;
      },
      { audience, algorithms: [ALGORITHM], maxTokenAge: LIFE, clockTolerance: SKEW, requiredClaims: ['exp'] },
    );
    if (payload.iss !== protectedHeader.kid?.split('.')[0]) throw new TokenRefused('issued in another’s name');
    return claims.parse(payload);
  } catch (error) {
    if (error instanceof TokenRefused) throw error;
    // Whatever goes wrong while a stranger's text is read is the text's fault: it ends here, and never as an answer.
    const { code, name } = error as { code?: string; name: string };
    throw new TokenRefused(code ?? name);
  }
}

/** No partner holds what the subgraphs may ask each other, whatever a registry says. */
function partnersOwn(caller: Caller): Caller {
  return { ...caller, scopes: caller.scopes.filter((scope) => scope !== PEER_SCOPE) };
}

function hashOf(body: string | Buffer): string {
  return createHash('sha256').update(body).digest('base64url');
}
