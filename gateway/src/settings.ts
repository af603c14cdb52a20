import { join } from 'node:path';
import { type Caller, port, readEnv, StartError } from '@hub/kernel/process';
import { z } from 'zod';
import { OUR_DOCUMENTS, OUR_SUPERGRAPH } from './engine/supergraph/load.ts';
import { callerFromGrant } from './identity/dev-grant.ts';
import { isLoopback } from './pages/loopback.ts';
import { keysFolder, REGISTRY_ENV, type RegistrySettings, registrySettings } from './partners/settings.ts';
import { isTrustable } from './plugins/rate/address.ts';

/** What the gateway was told by its environment, read once at start. */
export interface Settings {
  readonly port: number;
  readonly host: string;
  /** A file or an http(s) address. */
  readonly supergraph: string;
  /** Milliseconds between two looks at whether there is another; null where it is read once. */
  readonly supergraphEvery: number | null;
  /** The manifest of the documents that its clients send by id; undefined where there is none. */
  readonly documents: string | undefined;
  readonly engine: 'fast' | 'apollo';
  /** Whether a read of anyone's that is asked while the same one is under way is answered with it. */
  readonly coalesces: boolean;
  /** A subgraph that has not answered by then counts as away, milliseconds. */
  readonly deadline: number;
  /** How often a stream of events that has none gives a sign of life, milliseconds. */
  readonly heartbeat: number;
  /** How many streams of events one partner, or one address, may have open. */
  readonly streams: number;
  /** How long a stopping gateway goes on answering on the connections it has, milliseconds. */
  readonly drainDelay: number;
  /** A caller that has not sent its headers by then is cut off, milliseconds. */
  readonly headersTimeout: number;
  /** A caller that has not sent its whole request by then is cut off, milliseconds. */
  readonly requestTimeout: number;
  /** Requests a minute of one address, and of a partner without a budget of its own; null for any number. */
  readonly rateLimit: number | null;
  /** Where requests are counted for every gateway; undefined where each counts for itself. */
  readonly valkey: string | undefined;
  /** Addresses and networks whose X-Forwarded-For is believed. */
  readonly trustedProxies: readonly string[];
  /** Where the hub's own keys are. */
  readonly keys: string;
  readonly registry: RegistrySettings;
  /** Where versions of the widgets' scripts are kept for the pages that embed them. */
  readonly widgets: string;
  /** Who somebody without a credential is: anyone, or a developer's grant. */
  readonly otherwise: Caller;
  readonly production: boolean;
  /** Whether the landing page gives developers keys: where there is a municipality to practise in, and nobody else's machine asks. */
  readonly developerDoor: boolean;
}

/**
 * Reads the gateway's settings.
 *
 * @throws StartError naming every wrong setting, and where production is given a developer's grant.
 */
export function readSettings(env: NodeJS.ProcessEnv): Settings {
  const read = readEnv(
    {
      PORT: port.default(4000),
      // One machine's own: a developer's grant is held by everybody who reaches the port.
      HOST: z.string().default('127.0.0.1'),
      SUPERGRAPH: z.string().default(OUR_SUPERGRAPH),
      SUPERGRAPH_POLL_MS: wholeOrOff(100, 3_600_000).default(2_000),
      TRUSTED_DOCUMENTS: z.string().optional(),
      HUB_ENGINE: oneOf('fast', 'apollo').default('fast'),
      HUB_COALESCE: oneOf('on', 'off').default('off'),
      SUBGRAPH_DEADLINE_MS: whole(1, 60_000).default(5000),
      HUB_HEARTBEAT_MS: whole(100, 60_000).default(12_000),
      HUB_STREAMS: whole(0, 100_000).default(50),
      DRAIN_DELAY_MS: whole(0, 60_000).default(500),
      HEADERS_TIMEOUT_MS: whole(100, 60_000).default(10_000),
      REQUEST_TIMEOUT_MS: whole(100, 300_000).default(30_000),
      HUB_RATE_LIMIT: wholeOrOff(1, 1_000_000).default(600),
      HUB_VALKEY_URL: z.url({ protocol: /^(redis|valkey)s?$/, error: 'must be a redis:// or rediss:// address' }).optional(),
      TRUSTED_PROXIES: list(isTrustable, 'must be addresses, networks such as 10.0.0.0/8, or loopback, parted by commas'),
      ...REGISTRY_ENV,
      HUB_DEV_GRANT: z.string().optional(),
      HUB_PRACTICE: z.string().optional(),
      NODE_ENV: z.string().optional(),
    },
    env,
  );
  const production = read.NODE_ENV === 'production';
  // Nothing before the gateway knows whose key a request holds, so nothing else can keep one partner from crowding out the others.
  if (production && read.HUB_RATE_LIMIT === 'off')
    throw new StartError('HUB_RATE_LIMIT=off, and production bounds what is asked: set it to requests a minute, 1 to 1000000');
  return {
    port: read.PORT,
    host: read.HOST,
    supergraph: read.SUPERGRAPH,
    supergraphEvery: read.SUPERGRAPH_POLL_MS === 'off' ? null : read.SUPERGRAPH_POLL_MS,
    documents: read.TRUSTED_DOCUMENTS ?? (read.SUPERGRAPH === OUR_SUPERGRAPH ? OUR_DOCUMENTS : undefined),
    engine: read.HUB_ENGINE,
    coalesces: read.HUB_COALESCE === 'on',
    deadline: read.SUBGRAPH_DEADLINE_MS,
    heartbeat: read.HUB_HEARTBEAT_MS,
    streams: read.HUB_STREAMS,
    drainDelay: read.DRAIN_DELAY_MS,
    // A request's time holds its headers' time: the shorter is the bound of both.
    headersTimeout: Math.min(read.HEADERS_TIMEOUT_MS, read.REQUEST_TIMEOUT_MS),
    requestTimeout: read.REQUEST_TIMEOUT_MS,
    rateLimit: read.HUB_RATE_LIMIT === 'off' ? null : read.HUB_RATE_LIMIT,
    valkey: read.HUB_VALKEY_URL,
    trustedProxies: read.TRUSTED_PROXIES,
    keys: keysFolder(read),
    registry: registrySettings(read),
    widgets: join(read.HUB_DATA_DIR, 'widgets'),
    otherwise: callerFromGrant(read.HUB_DEV_GRANT, read.NODE_ENV),
    production,
    developerDoor: read.HUB_PRACTICE !== undefined && !production && isLoopback(read.HOST),
  };
}

/** Words parted by commas. */
function list(isOne: (word: string) => boolean, error: string) {
  return z
    .string()
    .default('')
    .transform((text) => text.split(/[\s,]+/).filter((word) => word !== ''))
    .refine((words) => words.every(isOne), error);
}

function whole(from: number, to: number, error = `must be a whole number from ${from} to ${to}`) {
  return z.coerce.number({ error }).int(error).min(from, error).max(to, error);
}

function wholeOrOff(from: number, to: number) {
  const error = `must be off, or a whole number from ${from} to ${to}`;
  return z.union([z.literal('off'), whole(from, to, error)], { error });
}

function oneOf<Word extends string>(...words: [Word, ...Word[]]) {
  return z.enum(words, { error: `must be one of ${words.join(', ')}` });
}
