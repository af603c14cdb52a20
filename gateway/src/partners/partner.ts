import type { Level } from '@hub/kernel/process';

/** An organisation that is let in, and with what. */
export interface Partner {
  /** The organisation's slug, as the council subgraph has it; one partner for each. */
  readonly slug: string;
  readonly level: Level;
  readonly scopes: readonly string[];
  /** SCB codes; null for every municipality. */
  readonly municipalities: readonly string[] | null;
  /** The sector whose rows it reads at level SECTOR; null where it has none. */
  readonly sector: string | null;
  /** Web origins its pages ask from, such as https://amalhandel.example. */
  readonly origins: readonly string[];
  /** Requests a minute; null for the hub's own default. */
  readonly budget: number | null;
  /** From then on nobody of it is let in; null for no end. */
  readonly expiresAt: Date | null;
  /** Where its people sign in; null where only keys are used. */
  readonly people: PeopleSettings | null;
}

/** How a partner's own OpenID provider vouches for its people. */
export interface PeopleSettings {
  /** The provider's issuer identifier, `iss` of its tokens. */
  readonly issuer: string;
  /** Where its public keys are; found by the issuer's discovery document where null. */
  readonly jwksUri: string | null;
  /** What `aud` of its tokens must hold. */
  readonly audience: string;
  /** Signature algorithms taken, such as RS256 or ES256; never symmetric ones. */
  readonly algorithms: readonly string[];
  /** The claim that holds a person's roles or groups, such as `groups`; a list, or words parted by spaces. */
  readonly claim: string;
  /** Which of the hub's scopes each of its values gives. What the partner itself does not hold is left out. */
  readonly scopes: Readonly<Record<string, readonly string[]>>;
}

/** Who is let in, as it stands now. */
export interface Partners {
  /**
   * The partner a key belongs to, and the key's own name for the audit; undefined for a key that is unknown, revoked or expired.
   *
   * @throws HubError UNAUTHENTICATED for what is no whole key, and SERVICE_UNAVAILABLE where what is known is too old to say
   *   that a key still stands
   */
  byKey(key: string): { readonly partner: Partner; readonly key: string } | undefined;
  /**
   * The partner whose people this issuer vouches for; undefined where there is none, or it has ended.
   *
   * @throws HubError SERVICE_UNAVAILABLE, as `byKey` does
   */
  byIssuer(issuer: string): Partner | undefined;
  /** Every origin that any partner's pages ask from. */
  origins(): ReadonlySet<string>;
  /** Changes whenever every answer that gateways keep is to end. */
  purges(): string;
}

/** A hub without partners: everybody is anyone. */
export const NO_PARTNERS: Partners = {
  byKey: () => undefined,
  byIssuer: () => undefined,
  origins: () => new Set(),
  purges: () => '',
};
