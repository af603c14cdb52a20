import type { Level } from '@hub/kernel/process';

/** How much one operation may ask; fragments count wherever they are spread. */
export interface Limits {
  /** Fields below each other. */
  readonly depth: number;
  /** Fields in all. */
  readonly fields: number;
  /** Fields of Query or Mutation itself, aliases counted. */
  readonly rootFields: number;
  /** Fields under another name than their own. */
  readonly aliases: number;
  /** Directives on fields and fragments. */
  readonly directives: number;
  /** Words and signs of the document. */
  readonly tokens: number;
  /** The static cost, by the prices that stand in the graph. */
  readonly cost: number;
}

/**
 * What each level may ask. Whoever is unknown may ask what the pages and the widgets do, several times over; who signs the
 * promise may ask more, being bound by more than this table.
 *
 * Measured: the shared picture has 81 fields, 8 deep, and costs 3,372; a tool's introspection has 230 fields, 15 deep, and
 * costs nothing; 100 measures with their focus areas cost 1,307, with everything a page shows of them 6,307. Lists of 100 in
 * lists of 100 cost 20,301, one level more two million.
 */
export const LIMITS: Readonly<Record<Level, Limits>> = {
  PUBLIC: { depth: 18, fields: 1_200, rootFields: 20, aliases: 60, directives: 60, tokens: 3_000, cost: 10_000 },
  SECTOR: { depth: 18, fields: 1_200, rootFields: 30, aliases: 100, directives: 100, tokens: 4_000, cost: 15_000 },
  COUNCIL: { depth: 20, fields: 2_000, rootFields: 50, aliases: 200, directives: 200, tokens: 5_000, cost: 20_000 },
  PARTY: { depth: 20, fields: 2_000, rootFields: 50, aliases: 200, directives: 200, tokens: 5_000, cost: 30_000 },
};

/**
 * What a document of one's own may cost where nobody is known: the shared picture, and half as much again. The hub's own
 * clients' documents are known, and may cost what the level allows.
 */
export const FREE_COST = 5_000;

/** What no level may pass: known before anybody is, so that a document that is nobody's to ask is not planned for anybody. */
export const LARGEST: Limits = LIMITS.PARTY;
