/** Sweden's calendar day, whatever zone the database is set to: a promise ends at midnight in Åmål. */
export const TODAY = "(now() at time zone 'Europe/Stockholm')::date";
