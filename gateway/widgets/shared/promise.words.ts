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
