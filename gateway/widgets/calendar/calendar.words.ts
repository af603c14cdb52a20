import type { SafetyWalkStage } from '../generated/graphql.ts';
import type { Words } from '../shared/words.ts';

export const HEADING: Words = { sv: 'Trygghetskalender', en: 'Safety calendar' };

export const WORDS = {
  coming: { sv: 'Kommande', en: 'Coming' },
  noneComing: { sv: 'Inga kommande vandringar eller möten är kända.', en: 'No coming walks or meetings are known.' },
  past: { sv: 'Tidigare', en: 'Past' },
  undated: { sv: 'Utan känt datum', en: 'Without a known date' },
  walk: { sv: 'Trygghetsvandring', en: 'Safety walk' },
  meeting: { sv: 'Möte', en: 'Meeting' },
  subscribe: { sv: 'Prenumerera i din kalender', en: 'Subscribe in your calendar' },
  file: { sv: 'Hämta som kalenderfil (.ics)', en: 'Get it as a calendar file (.ics)' },
  subscribed: {
    sv: 'Den som prenumererar får nya vandringar och möten, och ändrade tider, i sin egen kalender.',
    en: 'Whoever subscribes gets new walks and meetings, and changed times, in their own calendar.',
  },
} satisfies Record<string, Words>;

/** The sign stands beside the words, so that no colour has to tell one from another. */
export const STAGE: Record<SafetyWalkStage, Words> = {
  PRE_MEETING: { sv: '○ Förmöte: planerad, ännu inte genomförd', en: '○ Pre-meeting: planned, not yet carried out' },
  WALK: { sv: '◐ Vandring: genomförd', en: '◐ Walk: carried out' },
  FOLLOW_UP: { sv: '● Uppföljning: det som hittades har följts upp', en: '● Follow-up: what was found has been followed up' },
};
