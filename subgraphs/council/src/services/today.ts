const SWEDISH_DAY = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Stockholm' });

/** Today by the Swedish calendar, YYYY-MM-DD: a council's day ends at its own midnight, not at the server's. */
export function today(): string {
  return SWEDISH_DAY.format(new Date());
}
