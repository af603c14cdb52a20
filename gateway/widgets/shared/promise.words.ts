import type { PromiseState } from '../generated/graphql.ts';
import type { Words } from './words.ts';

/** What widgets say of a promise that there is none of. */
export const NO_PROMISE: Words = {
  sv: 'Det finns inget signerat medborgarlöfte för kommunen.',
  en: 'The municipality has no signed citizen promise.',
};

export const NO_AREAS: Words = {
  sv: 'Löftets fokusområden är inte kända.',
  en: 'The promise’s focus areas are not known.',
};

export const BUSINESS_NONE: Words = {
  sv: 'Inget fokusområde gäller det lokala näringslivet.',
  en: 'No focus area concerns local business.',
};

export const PROMISE_STATE: Record<PromiseState, Words> = {
  DRAFT: { sv: 'Utkast', en: 'Draft' },
  AGREED: { sv: 'Överenskommet', en: 'Agreed' },
  SIGNED: { sv: 'Signerat', en: 'Signed' },
  ACTIVE: { sv: 'Gäller nu', en: 'In force' },
  EXPIRED: { sv: 'Perioden är över', en: 'The period is over' },
  EVALUATED: { sv: 'Utvärderat', en: 'Evaluated' },
  SUPERSEDED: { sv: 'Ersatt av ett nytt', en: 'Replaced by a new one' },
};
