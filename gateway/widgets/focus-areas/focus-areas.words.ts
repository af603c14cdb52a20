import type { GoalAssessment } from '../generated/graphql.ts';
import type { Plural, Words } from '../shared/words.ts';

export const HEADING: Words = { sv: 'Medborgarlöfte', en: 'Citizen promise' };

export const WORDS = {
  target: { sv: 'Mål', en: 'Target' },
  baseline: { sv: 'Utgångsvärde', en: 'Baseline' },
  outcome: { sv: 'Utfall', en: 'Outcome' },
} satisfies Record<string, Words>;

/** The sign stands beside the words, so that no colour has to tell one from another. */
export const ASSESSMENT: Record<GoalAssessment, Words> = {
  NOT_ASSESSED: { sv: '○ Inte bedömt', en: '○ Not assessed' },
  MET: { sv: '● Uppnått', en: '● Met' },
  PARTLY_MET: { sv: '◐ Delvis uppnått', en: '◐ Partly met' },
  NOT_MET: { sv: '× Inte uppnått', en: '× Not met' },
};

export const DONE: Plural = {
  sv: { one: '{done} av {n} åtgärd är genomförd.', other: '{done} av {n} åtgärder är genomförda.' },
  en: { one: '{done} of {n} measure is completed.', other: '{done} of {n} measures are completed.' },
};

export const OVERDUE: Plural = {
  sv: { one: '{n} är försenad.', other: '{n} är försenade.' },
  en: { one: '{n} is overdue.', other: '{n} are overdue.' },
};
