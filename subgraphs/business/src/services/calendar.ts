/** Days are `YYYY-MM-DD` and months `YYYY-MM`, as a clock on a wall in Sweden shows them. */

/** Reports for a month are taken until this day of the next one: a shop counts its losses after the month has ended. */
const LAST_DAY_FOR_LAST_MONTH = 14;

const wall = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Stockholm' });

/** The day in Sweden at a moment. */
export function dayAt(moment: Date): string {
  return wall.format(moment);
}

/** @param count - days to go on, or back where negative */
export function addDays(day: string, count: number): string {
  const moved = new Date(`${day}T00:00Z`);
  moved.setUTCDate(moved.getUTCDate() + count);
  return moved.toISOString().slice(0, 10);
}

/** @param count - months to go on, or back where negative */
export function addMonths(month: string, count: number): string {
  const moved = new Date(`${month}-01T00:00Z`);
  moved.setUTCMonth(moved.getUTCMonth() + count);
  return moved.toISOString().slice(0, 7);
}

/** The months that reports are taken for on a day, the earliest and the latest; those before are closed. */
export function openMonths(today: string): { from: string; to: string } {
  const to = today.slice(0, 7);
  const from = Number(today.slice(8)) <= LAST_DAY_FOR_LAST_MONTH ? addMonths(to, -1) : to;
  return { from, to };
}
