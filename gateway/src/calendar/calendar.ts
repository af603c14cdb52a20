import ical from 'ical-generator';

/** The calendar's languages, as the graph names them. */
export type Language = 'SV' | 'EN';

/** What the calendar's document answers of a municipality. */
export interface Municipality {
  readonly name: string | null;
  readonly safetyWalks: List<{ readonly plannedFor: string | null; readonly area: string | null }> | null;
  readonly safetyCouncil: {
    readonly name: string;
    readonly meetings: List<{ readonly heldOn: string | null; readonly purpose: string | null }> | null;
  } | null;
}

interface List<Node> {
  readonly edges: readonly { readonly node: Node & { readonly id: string } }[];
}

const WORDS = {
  SV: { name: 'Trygghetskalender', walk: 'Trygghetsvandring', meeting: 'möte' },
  EN: { name: 'Safety calendar', walk: 'Safety walk', meeting: 'meeting' },
} as const;

/** How often a calendar that subscribes asks anew, where it does as it is told, seconds: walks are moved by days, not by minutes. */
const ASKED_EVERY = 6 * 3_600;

/**
 * A municipality's safety walks and its safety council's meetings as iCalendar (RFC 5545).
 *
 * Each keeps its UID, the graph's own id, so that a walk that is moved moves in every calendar. A walk has no end, since nobody
 * says how long it takes; a meeting, whose time of day no source gives, is its whole day. What has no day is left out.
 *
 * @param stamp - when the answer it is made of was given
 */
export function calendarOf(municipality: Municipality, language: Language, stamp: Date): string {
  const words = WORDS[language];
  const { name, safetyWalks, safetyCouncil } = municipality;
  const walks = (safetyWalks?.edges ?? []).flatMap(({ node: { id, plannedFor, area } }) =>
    plannedFor === null ? [] : [{ id, stamp, start: new Date(plannedFor), summary: joined(words.walk, area), location: area }],
  );
  const meetings = (safetyCouncil?.meetings?.edges ?? []).flatMap(({ node: { id, heldOn, purpose } }) =>
    heldOn === null
      ? []
      : [
          {
            id,
            stamp,
            start: new Date(heldOn),
            allDay: true,
            summary: joined(safetyCouncil?.name ?? '', words.meeting),
            description: purpose,
          },
        ],
  );
  const calendar = ical({
    name: joined(words.name, name),
    prodId: { company: 'crime-prevention-hub', product: 'calendar', language },
    ttl: ASKED_EVERY,
    events: [...walks, ...meetings],
  });
  return `${calendar}\r\n`; // the RFC ends every line so, and the library not the last one
}

function joined(first: string, second: string | null): string {
  return second === null ? first : `${first}: ${second}`;
}
