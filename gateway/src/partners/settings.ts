import { join } from 'node:path';
import { GATEWAY } from '@hub/kernel/process';
import { z } from 'zod';

/** Where the registry of partners is, and the secret its keys are kept under. */
export interface RegistrySettings {
  /** `postgres://…`; undefined for the embedded database. */
  readonly url: string | undefined;
  /** The embedded database's folder. */
  readonly folder: string;
  /** Where a running gateway takes commands, its embedded database being open to no second process. */
  readonly socket: string;
  /** The file with the secret; undefined for the gateway's own. */
  readonly givenSecret: string | undefined;
  readonly ownSecret: string;
}

/** The settings that the gateway and the command `partner` read alike. */
export const REGISTRY_ENV = {
  GATEWAY_DATABASE_URL: z
    .string()
    .regex(/^postgres(ql)?:\/\//, 'must begin with postgres://')
    .optional(),
  HUB_DATA_DIR: z.string().default('.data'),
  HUB_KEYS_DIR: z.string().optional(),
  HUB_PARTNER_SECRET_FILE: z.string().optional(),
};

type Read = z.infer<z.ZodObject<typeof REGISTRY_ENV>>;

/** The folder of the hub's own keys. */
export function keysFolder({ HUB_KEYS_DIR, HUB_DATA_DIR }: Read): string {
  return HUB_KEYS_DIR ?? join(HUB_DATA_DIR, 'keys');
}

/** The registry's settings, of what was read of the environment. */
export function registrySettings(read: Read): RegistrySettings {
  return {
    url: read.GATEWAY_DATABASE_URL,
    folder: join(read.HUB_DATA_DIR, GATEWAY),
    socket: join(read.HUB_DATA_DIR, `${GATEWAY}.sock`),
    givenSecret: read.HUB_PARTNER_SECRET_FILE,
    ownSecret: join(keysFolder(read), GATEWAY, 'partners.secret'),
  };
}
