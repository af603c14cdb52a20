import type { MeasureState } from '../generated/graphql.ts';
import type { Plural, Words } from '../shared/words.ts';

export const HEADING: Words = { sv: 'Åtgärder', en: 'Measures' };

export const NONE: Words = { sv: 'Inga åtgärder är kända.', en: 'No measures are known.' };

export const WORDS = {
  from: { sv: 'Från', en: 'From' },
  due: { sv: 'Klar senast', en: 'Due' },
  overdue: { sv: '! Skulle ha varit klar', en: '! Was due' },
  responsible: { sv: 'Ansvarig', en: 'Responsible' },
  serves: { sv: 'Gäller även', en: 'Also for' },
  above: { sv: 'Områdets åtgärder står ovan.', en: 'The area’s measures are listed above.' },
} satisfies Record<string, Words>;

/** The sign stands beside the words, so that no colour has to tell one from another. */
export const STATE: Record<MeasureState, Words> = {
  PLANNED: { sv: '○ Planerad', en: '○ Planned' },
  ONGOING: { sv: '◐ Pågår', en: '◐ Under way' },
  DELAYED: { sv: '◔ Försenad', en: '◔ Delayed' },
  PAUSED: { sv: '‖ Pausad', en: '‖ Paused' },
  COMPLETED: { sv: '● Genomförd', en: '● Completed' },
  CANCELLED: { sv: '× Inställd', en: '× Cancelled' },
};

export const DONE: Words = { sv: '{percent} klart', en: '{percent} done' };

export const MORE: Plural = {
  sv: { one: '{n} åtgärd till visas inte här.', other: '{n} åtgärder till visas inte här.' },
  en: { one: '{n} more measure is not shown here.', other: '{n} more measures are not shown here.' },
};
