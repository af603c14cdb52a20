import type { Visibility } from './values.ts';

/** What a grant reads: see `LEVELS`. The same words as a row's visibility. */
export type Level = `${Visibility}`;

/** The levels, from the one that reads least; a level reads what those before it read. */
export const LEVELS: readonly Level[] = ['PUBLIC', 'SECTOR', 'COUNCIL', 'PARTY'];

/** What a grant may hold beside its level, each with the lowest level that may hold it. */
const LOWEST = {
  'business:read': 'SECTOR',
  'business:report': 'SECTOR',
  'council:read': 'COUNCIL',
  'council:write': 'COUNCIL',
  'promises:write': 'PARTY',
  'police:write': 'PARTY',
  'hub:admin': 'PARTY',
} as const satisfies Record<string, Level>;

export const SCOPES = Object.keys(LOWEST) as (keyof typeof LOWEST)[];

/** The scopes that a grant of this level may hold. */
export function scopesOf(level: Level): readonly string[] {
  return SCOPES.filter((scope) => LEVELS.indexOf(LOWEST[scope]) <= LEVELS.indexOf(level));
}

/** The invented municipality that developers write in, as new every morning: see practice.ts. */
export const PRACTICE = '9001';

/** Held by the hub's own subgraphs when they ask each other, and by no partner. */
export const PEER_SCOPE = 'hub:clearances';

/** Who asks, and what they may read and write. */
export interface Caller {
  /** The partner's slug; null for anyone. */
  readonly partner: string | null;
  /** Which of the partner's keys or people it is, for the audit alone; null for anyone. */
  readonly actor: string | null;
  readonly level: Level;
  readonly scopes: readonly string[];
  /** SCB codes whose non-public rows the caller may read and write; null means every municipality. */
  readonly municipalities: readonly string[] | null;
  /** The sector whose rows a caller of level SECTOR reads; null where they have none. */
  readonly sector: string | null;
  /** Requests a minute; null where none is set. */
  readonly budget: number | null;
}

/** Anyone: reads what is public, writes nothing. */
export const ANYONE: Caller = {
  partner: null,
  actor: null,
  level: 'PUBLIC',
  scopes: [],
  municipalities: [],
  sector: null,
  budget: null,
};
