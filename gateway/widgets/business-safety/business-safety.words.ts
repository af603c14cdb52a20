import type { SuppressionReason } from '../generated/graphql.ts';
import type { Plural, Words } from '../shared/words.ts';

export const HEADING: Words = { sv: 'Trygghet i näringslivet', en: 'Safety in local business' };

export const REPORTED = {
  heading: { sv: 'Vad företagen har anmält', en: 'What businesses have reported' },
  nothing: {
    sv: 'Inga anmälningar har samlats in från företagen här. Det betyder inte att ingenting har hänt.',
    en: 'No reports have been collected from businesses here. That does not mean that nothing has happened.',
  },
  trend: { sv: 'Anmälare per månad', en: 'Reporters by month' },
  source: {
    sv: 'Källa: företagens egna anmälningar till hubben.',
    en: 'Source: the businesses’ own reports to the hub.',
  },
  caveat: {
    sv: 'Varje anmälare räknas en gång i månaden. Tal som kunde peka ut någon visas inte.',
    en: 'Each reporter is counted once a month. Figures that could point at someone are not shown.',
  },
  updated: { sv: 'Senast ändrat', en: 'Last changed' },
} satisfies Record<string, Words>;

export const PUBLISHED = {
  heading: { sv: 'Anmälda brott', en: 'Reported offences' },
  nothing: {
    sv: 'Ingen statistik över anmälda brott är publicerad här.',
    en: 'No statistics of reported offences are published here.',
  },
} satisfies Record<string, Words>;

export const GUARDS = {
  heading: { sv: 'Områden med ordningsvakter', en: 'Areas with public order guards' },
  nothing: { sv: 'Inga sådana områden är kända.', en: 'No such areas are known.' },
  permit: { sv: 'Tillstånd', en: 'Permit' },
  permitUnknown: { sv: 'Tillståndets tid är inte känd.', en: 'The permit’s days are not known.' },
} satisfies Record<string, Words>;

export const WORDS = {
  unit: { sv: 'Enhet', en: 'Unit' },
  method: { sv: 'Metod', en: 'Method' },
  caveat: { sv: 'Att tänka på', en: 'To keep in mind' },
  published: { sv: 'publicerad', en: 'published' },
  table: { sv: 'Visa som tabell', en: 'Show as a table' },
  period: { sv: 'Period', en: 'Period' },
  month: { sv: 'Månad', en: 'Month' },
  count: { sv: 'Antal', en: 'Count' },
  notShown: { sv: 'Visas inte', en: 'Not shown' },
  since: { sv: 'eftersom', en: 'since' },
  noPoints: { sv: 'Inga siffror är publicerade i serien.', en: 'The series has no published figures.' },
} satisfies Record<string, Words>;

/** Why a figure is not shown, as the end of a sentence. */
export const REASON: Record<SuppressionReason, Words> = {
  SMALL_COUNT: {
    sv: 'talet är så litet att det kunde peka ut någon',
    en: 'the count is so small that it could point at someone',
  },
  COMPLEMENTARY: { sv: 'det skulle avslöja ett litet tal', en: 'it would give a small count away' },
  FEW_RESPONDENTS: { sv: 'för få har svarat', en: 'too few answered' },
  WITHHELD: { sv: 'den som äger uppgiften visar den inte', en: 'its owner does not show it' },
};

export const REPORTERS: Plural = {
  sv: { one: '{n} anmälare', other: '{n} anmälare' },
  en: { one: '{n} reporter', other: '{n} reporters' },
};

/** What a chart is of, for those who do not see it: its table holds the figures. */
export const DRAWN: Plural = {
  sv: { one: 'Stapeldiagram med {n} stapel', other: 'Stapeldiagram med {n} staplar' },
  en: { one: 'Bar chart with {n} bar', other: 'Bar chart with {n} bars' },
};

export const DRAWN_BETWEEN = {
  from: { sv: 'från', en: 'from' },
  to: { sv: 'till', en: 'to' },
  highest: { sv: 'Högst', en: 'The highest' },
  tabled: { sv: 'Siffrorna står i tabellen under diagrammet.', en: 'The figures are in the table below the chart.' },
} satisfies Record<string, Words>;
