import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { exportJWK, generateKeyPair, importJWK, type JWK, type JWTHeaderParameters, SignJWT } from 'jose';
// @ts-expect-error it comes without types
import Provider from 'oidc-provider';
import type { PeopleSettings } from '../../src/partners/partner.ts';

const AUDIENCE = 'https://hub.example/graphql';

/** A partner's own OpenID provider, oidc-provider on a real port. Its people are invented. */
export interface OpenId {
  /** Settings by which a partner's people come from it, found by its discovery document. */
  readonly people: PeopleSettings;
  /** An access token as it issues them, for somebody in these groups. */
  readonly issue: (...groups: string[]) => Promise<string>;
  /** A token of its key, made by hand: good where nothing is changed. */
  readonly sign: Sign;
  /** Signs with the key that it has now, whichever it has then. */
  readonly signer: () => Sign;
  /** The public half of the key it signs with. */
  readonly publicKey: () => JWK;
  /** Gives it a new key to sign with; the one before stays in its set, or is taken away. */
  readonly rotate: (before: 'kept' | 'removed') => Promise<void>;
  /** What it was asked, as paths. */
  readonly asked: string[];
  /** Answers in its place; itself again where undefined. */
  instead: RequestListener | undefined;
  readonly stop: () => Promise<void>;
  /** Back on the port it had. */
  readonly restart: () => Promise<void>;
}

type Sign = (changes?: Record<string, unknown>, header?: Partial<JWTHeaderParameters>) => Promise<string>;

export async function startOpenId(algorithm: 'RS256' | 'ES256' | 'EdDSA' = 'RS256'): Promise<OpenId> {
  const asked: string[] = [];
  const state: { instead: RequestListener | undefined; keys: JWK[]; answer: RequestListener } = {
    instead: undefined,
    keys: [await makeKey(algorithm)],
    answer: (_request, response) => response.end(),
  };
  const http = createServer((request, response) => {
    asked.push(request.url ?? '');
    (state.instead ?? state.answer)(request, response);
  });
  const listen = async (port: number) => {
    http.listen(port, '127.0.0.1');
    await once(http, 'listening');
  };
  await listen(0);
  const { port } = http.address() as AddressInfo;
  const issuer = `http://127.0.0.1:${port}`;
  const open = () => {
    state.answer = new Provider(issuer, configure(algorithm, state.keys)).callback();
  };
  open();
  const signWith =
    (key: JWK): Sign =>
    async (changes = {}, header = {}) => {
      const now = Math.floor(Date.now() / 1_000);
      const claims = { iss: issuer, sub: 'synthetic-person', aud: AUDIENCE, iat: now, exp: now + 300, groups: ['council'] };
      return new SignJWT({ ...claims, ...changes })
        .setProtectedHeader({ alg: algorithm, kid: String(key.kid), typ: 'at+jwt', ...header })
        .sign(await importJWK(key, algorithm));
    };
  return {
    asked,
    get instead() {
      return state.instead;
    },
    set instead(instead) {
      state.instead = instead;
    },
    people: {
      issuer,
      jwksUri: null,
      audience: AUDIENCE,
      algorithms: [algorithm],
      claim: 'groups',
      scopes: { council: ['council:read', 'council:write'], police: ['police:write'], admins: ['hub:admin'] },
    },
    issue: async (...groups) => {
      const body = new URLSearchParams({ grant_type: 'client_credentials', scope: groups.join(' '), resource: AUDIENCE });
      const authorization = `Basic ${Buffer.from('sso:synthetic').toString('base64')}`;
      const answer = await fetch(`${issuer}/token`, { method: 'POST', headers: { authorization }, body });
      const { access_token } = (await answer.json()) as { access_token: string };
      return access_token;
    },
    sign: (changes, header) => signWith(state.keys[0] as JWK)(changes, header),
    signer: () => signWith(state.keys[0] as JWK),
    publicKey: () => publicHalf(state.keys[0] as JWK),
    rotate: async (before) => {
      const kept = before === 'kept' ? state.keys.slice(0, 1) : [];
      state.keys = [await makeKey(algorithm), ...kept];
      open();
    },
    stop: async () => {
      const closed = once(http, 'close');
      http.close();
      http.closeAllConnections();
      await closed;
    },
    restart: () => listen(port),
  };
}

async function makeKey(algorithm: string): Promise<JWK> {
  const { privateKey } = await generateKeyPair(algorithm, { extractable: true });
  return { ...(await exportJWK(privateKey)), alg: algorithm, use: 'sig', kid: randomUUID() };
}

function publicHalf({ d: _d, p: _p, q: _q, dp: _dp, dq: _dq, qi: _qi, ...half }: JWK): JWK {
  return half;
}

/** One client, whose scopes are the groups of whoever signs in by it. */
function configure(algorithm: string, keys: readonly JWK[]) {
  return {
    jwks: { keys },
    ttl: { ClientCredentials: 300 },
    scopes: ['council', 'police', 'admins', 'canteen'],
    clients: [
      {
        client_id: 'sso',
        client_secret: 'synthetic',
        grant_types: ['client_credentials'],
        redirect_uris: [],
        response_types: [],
        id_token_signed_response_alg: algorithm,
      },
    ],
    extraTokenClaims: (_context: unknown, { scope = '' }: { scope?: string }) => ({ groups: scope.split(' ') }),
    features: {
      devInteractions: { enabled: false },
      clientCredentials: { enabled: true },
      resourceIndicators: {
        enabled: true,
        getResourceServerInfo: () => ({
          scope: 'council police admins canteen',
          audience: AUDIENCE,
          accessTokenFormat: 'jwt',
          jwt: { sign: { alg: algorithm } },
        }),
      },
    },
  };
}
