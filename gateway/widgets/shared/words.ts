/** The widgets' languages; the graph's own texts come in the same. */
export type Language = 'sv' | 'en';

/** A text in every language. */
export type Words = Readonly<Record<Language, string>>;

/** Words that depend on a number, by CLDR's plural categories: Swedish and English have these two. */
export type Plural = Readonly<Record<Language, Readonly<Record<'one' | 'other', string>>>>;

/** What several widgets say. */
export const COMMON = {
  waiting: { sv: 'Hämtar uppgifter', en: 'Loading' },
  unanswered: {
    sv: 'Uppgifterna kan inte visas just nu.',
    en: 'This cannot be shown just now.',
  },
  again: { sv: 'Försök igen', en: 'Try again' },
  partial: { sv: 'En del uppgifter kan inte hämtas just nu.', en: 'Some of it cannot be shown just now.' },
  old: { sv: 'Visas som det var', en: 'Shown as it was' },
  unknown: { sv: 'Inga uppgifter finns om kommunen.', en: 'Nothing is known about the municipality.' },
  municipalityMissing: {
    sv: 'Attributet municipality saknas: det är kommunens kod, till exempel 1492.',
    en: 'The attribute municipality is missing: it is the municipality’s code, such as 1492.',
  },
  source: { sv: 'Källa', en: 'Source' },
} satisfies Record<string, Words>;

/** The language that is wanted, by a BCP 47 tag: Swedish for anything but English. */
export function languageOf(tag: string | null | undefined): Language {
  return /^en\b/i.test(tag ?? '') ? 'en' : 'sv';
}

/** Dates, numbers and plurals as the language has them. Days are calendar days in Sweden, whatever clock the reader has. */
export class Format {
  private readonly locale: string;

  constructor(readonly language: Language) {
    this.locale = language === 'en' ? 'en-GB' : 'sv-SE';
  }

  say(words: Words): string {
    return words[this.language];
  }

  number(value: number): string {
    return new Intl.NumberFormat(this.locale, { maximumFractionDigits: 2 }).format(value);
  }

  /** @param percent - 0 to 100, as everywhere in the graph */
  percent(percent: number): string {
    return new Intl.NumberFormat(this.locale, { style: 'percent', maximumFractionDigits: 0 }).format(percent / 100);
  }

  /** @param day - a calendar day, `2022-12-14` */
  day(day: string): string {
    return new Intl.DateTimeFormat(this.locale, { dateStyle: 'long', timeZone: 'UTC' }).format(new Date(day));
  }

  /** @param month - `2026-03` */
  month(month: string): string {
    return new Intl.DateTimeFormat(this.locale, { year: 'numeric', month: 'long', timeZone: 'UTC' }).format(
      new Date(`${month}-01`),
    );
  }

  /** A day and its time of day in Sweden. */
  moment(moment: Date | string): string {
    const options = { dateStyle: 'long', timeStyle: 'short', timeZone: 'Europe/Stockholm' } as const;
    return new Intl.DateTimeFormat(this.locale, options).format(new Date(moment));
  }

  /** Both days included: whole years as years, `2023–2024`. */
  period({ from, to }: { readonly from: string; readonly to: string }): string {
    const wholeYears = from.endsWith('-01-01') && to.endsWith('-12-31');
    const [first, last] = [from.slice(0, 4), to.slice(0, 4)];
    if (wholeYears) return first === last ? first : `${first}–${last}`;
    return `${this.day(from)} – ${this.day(to)}`;
  }

  /** The number with its noun: `{n}` in the words stands for it. */
  count(value: number, words: Plural): string {
    const form = new Intl.PluralRules(this.locale).select(value) === 'one' ? 'one' : 'other';
    return words[this.language][form].replace('{n}', this.number(value));
  }
}
