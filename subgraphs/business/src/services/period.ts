import { badInput, factId, type Period } from '@hub/kernel';
import { addDays, addMonths, dayAt } from './calendar.ts';

/** The year of the first citizen promise that the hub knows of; nothing was collected before it. */
const FIRST_YEAR = 2018;

/**
 * Every period that may be asked for: calendar years and quarters. Others could be laid over each other, and the difference
 * of two released sums would be a count of its own.
 */
function periods(now: Date): Period[] {
  const thisYear = Number(dayAt(now).slice(0, 4));
  const years = Array.from({ length: thisYear - FIRST_YEAR + 1 }, (_, index) => FIRST_YEAR + index);
  return years.flatMap((year) => [
    { from: `${year}-01-01`, to: `${year}-12-31` },
    ...['01', '04', '07', '10'].map((first) => ({
      from: `${year}-${first}-01`,
      to: addDays(`${addMonths(`${year}-${first}`, 3)}-01`, -1),
    })),
  ]);
}

/** @throws BAD_USER_INPUT where the period is neither a calendar quarter nor a calendar year, or out of the years held */
export function checkPeriod({ from, to }: Period): Period {
  const now = new Date();
  const known = periods(now).find((period) => period.from === from && period.to === to);
  if (known) return known;
  const lastYear = dayAt(now).slice(0, 4);
  throw badInput(`period is ${from} to ${to}; it may be a calendar quarter or a calendar year from ${FIRST_YEAR} to ${lastYear}`);
}

/** The id of what is asked of a municipality and a period; null is every month. */
export function viewId(municipality: string, period: Period | null): string {
  return period ? factId('BusinessSafety', municipality, period.from, period.to) : factId('BusinessSafety', municipality, 'all');
}

/** What each id of the municipalities' asks: nothing is stored, since the questions that can be asked are few. */
export function viewsById(municipalities: readonly string[]): Map<string, { municipality: string; period: Period | null }> {
  const asked = [null, ...periods(new Date())];
  return new Map(
    municipalities.flatMap((municipality) =>
      asked.map((period) => [viewId(municipality, period), { municipality, period }] as const),
    ),
  );
}
