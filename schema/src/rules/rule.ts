import type { DocumentNode } from 'graphql';
import type { Problem } from '../problem.ts';

/** A subgraph's SDL, parsed once for all rules. */
export interface ParsedSubgraph {
  readonly name: string;
  readonly document: DocumentNode;
}

/** A rule sees all subgraphs together, since half of what can go wrong is between two of them. */
export type Rule = (subgraphs: readonly ParsedSubgraph[]) => Problem[];

export const ROOT_TYPES = ['Query', 'Mutation', 'Subscription'];

/** Types that stand in every subgraph with the same text, because each of them answers with them on its own. */
export const SHARED_TYPES = [
  'Source',
  'Period',
  'PageInfo',
  'Count',
  'Suppressed',
  'StatisticValue',
  'SuppressionReason',
  'UserError',
  'Date',
  'DateTime',
  'Language',
  'Visibility',
  'PeriodInput',
  'SourceInput',
  'AuditEntry',
  'AuditEntryEdge',
  'AuditEntryConnection',
  'AuditDecision',
];
