import { LEVELS, SCOPES, StartError, scopesOf } from '@hub/kernel/process';
import { z } from 'zod';
import type { PeopleSettings } from './partner.ts';

/** What a partner may be given. */

/** Requests a minute. */
const LARGEST_BUDGET = 1_000_000;

/** Signatures of a public key alone: under a symmetric algorithm whoever can check a token could make one. */
const ALGORITHMS = ['RS256', 'RS384', 'RS512', 'PS256', 'PS384', 'PS512', 'ES256', 'ES384', 'ES512', 'EdDSA'] as const;

const scopes = z.array(z.enum(SCOPES, { error: `must be of ${SCOPES.join(', ')}` }));

/** Over http whoever is on the way could put in keys of their own; on this machine nobody is. */
const provider = z.string().refine((text) => {
  const { protocol, hostname } = parsed(text) ?? {};
  return protocol === 'https:' || (protocol === 'http:' && (hostname === 'localhost' || hostname === '127.0.0.1'));
}, 'must be an https address; http on localhost alone');

const people: z.ZodType<PeopleSettings> = z.strictObject({
  issuer: provider,
  jwksUri: provider.nullable().default(null),
  audience: z.string().min(1),
  algorithms: z.array(z.enum(ALGORITHMS, { error: `must be of ${ALGORITHMS.join(', ')}` })).min(1),
  claim: z.string().min(1),
  scopes: z.record(z.string(), scopes),
});

const moment = z
  .union([z.date(), z.iso.date(), z.iso.datetime({ offset: true })], {
    error: 'must be a day, such as 2027-01-31, or a moment, such as 2027-01-31T12:00:00+01:00',
  })
  .transform((given) => new Date(given));

const partner = z
  .strictObject({
    slug: z
      .string()
      .max(80, 'must have 80 characters at most')
      .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'must be lower-case letters, digits and single hyphens'),
    level: z.enum(LEVELS, { error: `must be one of ${LEVELS.join(', ')}` }),
    scopes: scopes.default([]),
    municipalities: z
      .array(z.string().regex(/^\d{4}$/, 'must be a code of four digits'), { error: 'must be given: codes, or all' })
      .min(1, 'must be one at least')
      .nullable(),
    sector: z
      .string()
      .regex(/^[\p{L}\d][\p{L}\d _-]{0,79}$/u, 'must be 1 to 80 letters, digits, spaces and hyphens')
      .nullable()
      .default(null),
    origins: z
      .array(
        z
          .string()
          .refine(
            (text) => /^https?:/.test(text) && parsed(text)?.origin === text,
            'must be an http(s) origin without a path, such as https://amalhandel.example',
          ),
      )
      .default([]),
    budget: z.coerce
      .number({ error: 'must be a whole number' })
      .int('must be a whole number')
      .min(1, `must be 1 to ${LARGEST_BUDGET}`)
      .max(LARGEST_BUDGET, `must be 1 to ${LARGEST_BUDGET}`)
      .nullable()
      .default(null),
    expiresAt: moment
      .refine((at) => at > new Date(), 'must lie ahead')
      .nullable()
      .default(null),
    people: people.nullable().default(null),
  })
  .superRefine(({ level, scopes }, context) => {
    const allowed = scopesOf(level);
    for (const [place, scope] of scopes.entries()) {
      if (allowed.includes(scope)) continue;
      const message = `is above ${level}, which may hold ${allowed.join(', ') || 'none'}`;
      context.addIssue({ code: 'custom', path: ['scopes', place], message });
    }
  });

/** A partner as it is given: what is left out is none, but for level and municipalities, which are always said. */
export type GivenPartner = z.input<typeof partner>;
export type CheckedPartner = z.output<typeof partner>;

/**
 * Checks what a partner is to be given.
 *
 * @throws StartError naming every wrong value, with its bound
 */
export function checkPartner(given: unknown): CheckedPartner {
  const read = partner.safeParse(given);
  if (read.success) return read.data;
  throw new StartError(read.error.issues.map(({ path, message }) => `${shown(path, given)}: ${message}`).join('; '));
}

function shown(path: readonly PropertyKey[], given: unknown): string {
  const value = path.reduce<unknown>((inner, name) => (inner as Record<PropertyKey, unknown> | undefined)?.[name], given);
  return `${path.map(String).join('.') || 'a partner'} ${value === undefined ? '(not given)' : JSON.stringify(value)}`;
}

function parsed(text: string): URL | undefined {
  return URL.canParse(text) ? new URL(text) : undefined;
}
