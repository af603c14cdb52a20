import type { SafetyWalkStage, WidgetCalendarQuery } from '../generated/graphql.ts';

/** A walk or a meeting, as the calendar lists it. */
export type CalendarEvent = { readonly id: string } & (
  | { readonly kind: 'walk'; readonly at: string | null; readonly area: string | null; readonly stage: SafetyWalkStage }
  | { readonly kind: 'meeting'; readonly at: string | null; readonly of: string; readonly purpose: string | null }
);

/** The soonest first of what comes, the latest first of what has been. */
export interface Sorted {
  readonly coming: readonly CalendarEvent[];
  readonly past: readonly CalendarEvent[];
  readonly undated: readonly CalendarEvent[];
}

/** Sorts by calendar day in Sweden: what is today is still to come, all day, wherever the reader's clock stands. */
export function sortEvents(municipality: NonNullable<WidgetCalendarQuery['municipality']>, now: Date): Sorted {
  const { safetyWalks, safetyCouncil } = municipality;
  const events: CalendarEvent[] = [
    ...(safetyWalks?.edges ?? []).map(({ node: { plannedFor, ...walk } }) => ({
      kind: 'walk' as const,
      at: plannedFor,
      ...walk,
    })),
    ...(safetyCouncil?.meetings?.edges ?? []).map(({ node: { id, heldOn, purpose } }) => ({
      kind: 'meeting' as const,
      id,
      at: heldOn,
      of: safetyCouncil?.name ?? '',
      purpose,
    })),
  ];
  const today = dayIn(now.toISOString());
  const dated = events.flatMap((event) => (event.at === null ? [] : [{ event, at: event.at }]));
  const sorted = dated.sort((one, other) => Date.parse(one.at) - Date.parse(other.at));
  const isComing = ({ at }: { at: string }) => dayIn(at) >= today;
  return {
    coming: sorted.filter(isComing).map(({ event }) => event),
    past: sorted
      .filter((entry) => !isComing(entry))
      .map(({ event }) => event)
      .reverse(),
    undated: events.filter(({ at }) => at === null),
  };
}

/** The day in Sweden, `2022-12-14`, of a moment; a day is itself. */
function dayIn(at: string): string {
  if (!at.includes('T')) return at;
  return new Intl.DateTimeFormat('sv-SE', { dateStyle: 'short', timeZone: 'Europe/Stockholm' }).format(new Date(at));
}
