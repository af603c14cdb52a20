import type { ContactKind } from '../generated/graphql.ts';
import type { Words } from '../shared/words.ts';

export const HEADING: Words = { sv: 'Vem du vänder dig till', en: 'Who to turn to' };

/**
 * The numbers that hold in all of Sweden, whatever any hub answers.
 *
 * polisen.se/kontakt: 112 in an emergency, 114 14 otherwise.
 */
export const NUMBERS: readonly { readonly shown: string; readonly dialled: string; readonly words: Words }[] = [
  {
    shown: '112',
    dialled: '112',
    words: { sv: 'Akut: pågående brott eller fara för liv.', en: 'Emergency: a crime in progress or danger to life.' },
  },
  {
    shown: '114 14',
    dialled: '11414',
    words: {
      sv: 'Polisen, när det inte är akut: frågor, tips och anmälan.',
      en: 'The police, when it is not an emergency: questions, tips and reports.',
    },
  },
];

export const NONE: Words = {
  sv: 'Ingen kontaktfunktion hos polisen är känd för kommunen.',
  en: 'No contact function of the police is known for the municipality.',
};

export const WORDS = {
  district: { sv: 'Lokalpolisområde', en: 'Local police district' },
  contactless: {
    sv: 'Ingen egen kontaktväg är känd: ring 114 14.',
    en: 'No contact details of its own are known: call 114 14.',
  },
  function: { sv: 'Funktion hos polisen', en: 'Police function' },
} satisfies Record<string, Words>;

export const KIND: Record<ContactKind, Words> = {
  TELEPHONE: { sv: 'Telefon', en: 'Telephone' },
  EMAIL: { sv: 'E-post', en: 'Email' },
  WEB: { sv: 'Webb', en: 'Web' },
};
