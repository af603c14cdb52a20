import { type Caller, port, readEnv } from '@hub/kernel/process';
import { z } from 'zod';
import { callerFromGrant } from './identity/dev-grant.ts';
import { keysFolder, REGISTRY_ENV, type RegistrySettings, registrySettings } from './partners/settings.ts';
import { OUR_SUPERGRAPH } from './supergraph/load.ts';

/** What the gateway was told by its environment, read once at start. */
export interface Settings {
  readonly port: number;
  readonly host: string;
  /** A file or an http(s) address. */
  readonly supergraph: string;
  readonly engine: 'apollo';
  /** A subgraph that has not answered by then counts as away, milliseconds. */
  readonly deadline: number;
  /** How long a stopping gateway goes on answering on the connections it has, milliseconds. */
  readonly drainDelay: number;
  /** Where the hub's own keys are. */
  readonly keys: string;
  readonly registry: RegistrySettings;
  /** Who somebody without a credential is: anyone, or a developer's grant. */
  readonly otherwise: Caller;
  readonly production: boolean;
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
      HUB_ENGINE: z.enum(['apollo']).default('apollo'),
      SUBGRAPH_DEADLINE_MS: z.coerce.number().int().min(1).max(60_000).default(5000),
      DRAIN_DELAY_MS: z.coerce.number().int().min(0).max(60_000).default(500),
      ...REGISTRY_ENV,
      HUB_DEV_GRANT: z.string().optional(),
      NODE_ENV: z.string().optional(),
    },
    env,
  );
  return {
    port: read.PORT,
    host: read.HOST,
    supergraph: read.SUPERGRAPH,
    engine: read.HUB_ENGINE,
    deadline: read.SUBGRAPH_DEADLINE_MS,
    drainDelay: read.DRAIN_DELAY_MS,
    keys: keysFolder(read),
    registry: registrySettings(read),
    otherwise: callerFromGrant(read.HUB_DEV_GRANT, read.NODE_ENV),
    production: read.NODE_ENV === 'production',
  };
}
