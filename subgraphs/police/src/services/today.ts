const DAY = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Stockholm' });

/** Sweden's calendar day, whatever zone the machine is set to. */
export function today(): string {
  return DAY.format(new Date());
}
