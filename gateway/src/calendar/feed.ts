import etag from 'etag';
import type { Express, Response } from 'express';
import type { TrustedDocuments } from '../plugins/trusted/documents.ts';
import { calendarOf, type Language, type Municipality } from './calendar.ts';

/** The document that the calendar's widget asks by, today's first: its id changes with its text, its name does not. */
const DOCUMENT = /^query WidgetCalendar\b/;

const REFUSALS = {
  noCode: {
    SV: 'En kommunkod har fyra siffror, som i /calendar/1492.ics.',
    EN: 'A municipality’s code has four digits, as in /calendar/1492.ics.',
  },
  unknown: { SV: 'Hubben har inga uppgifter om kommunen', EN: 'The hub holds nothing about municipality' },
  away: {
    SV: 'Kalendern kan inte hämtas just nu. Försök igen om en stund.',
    EN: 'The calendar cannot be had just now. Try again in a while.',
  },
} as const;

/** What the graph answers, refusals included. */
interface Answer {
  readonly data?: { readonly municipality: Municipality | null } | null;
  readonly errors?: readonly { readonly message: string }[];
}

/** What is sent instead. */
interface Sent {
  readonly status: number;
  readonly type: 'text/calendar' | 'text/plain';
  readonly text: string;
}

/**
 * A municipality's calendar to subscribe to, at `/calendar/<code>.ics`, in English with `?lang=en`.
 *
 * The request goes on as the same question over GET that the widget asks: so it meets the same bounds, caches and log, and what
 * it may read is anyone's. A loopback request would be counted as this machine's own, and a call past the gates would need
 * its own. It stands before `/graphql`; a graph without the widget's document has no calendar.
 */
export function addCalendarFeed(app: Express, documents: TrustedDocuments): void {
  const id = [...documents].find(([, text]) => DOCUMENT.test(text))?.[0];
  if (id === undefined) return;
  app.get('/calendar/:municipality.ics', (request, response, next) => {
    const { municipality } = request.params;
    const language = /^en\b/i.test(String(request.query['lang'])) ? 'EN' : 'SV';
    if (!/^\d{4}$/.test(municipality)) {
      response.set('Access-Control-Allow-Origin', '*');
      return void response.status(400).type('text/plain').send(REFUSALS.noCode[language]);
    }
    answerAsCalendar(response, municipality, language);
    // The calendar is anyone's: whatever credential a program sends along is not looked at, and a program asks for text/calendar.
    const { 'x-api-key': _key, authorization: _authorization, ...headers } = request.headers;
    request.headers = { ...headers, accept: 'application/json' };
    request.method = 'GET'; // of a HEAD, too: Node leaves its body out by what came
    request.url = `/graphql?${new URLSearchParams({ documentId: id, variables: JSON.stringify({ municipality, language }) })}`;
    next();
  });
}

/** Sends the calendar in the place of the graph's answer; what the graph says of caches stands. */
function answerAsCalendar(response: Response, municipality: string, language: Language): void {
  const send = response.send.bind(response);
  response.send = (body) => {
    const answer = JSON.parse(String(body)) as Answer;
    const { status, type, text } = calendarFor(answer, response.statusCode, municipality, language);
    // Weak, and without the stamps: two calendars that differ in when they were made are the same calendar.
    if (status === 200) response.set('ETag', etag(text.replace(/^DTSTAMP:.*\r\n/gm, ''), { weak: true }));
    else response.removeHeader('ETag');
    response.status(status).type(type);
    return send(text);
  };
}

function calendarFor({ data, errors }: Answer, status: number, municipality: string, language: Language): Sent {
  if (status !== 200) return { status, type: 'text/plain', text: errors?.[0]?.message ?? REFUSALS.away[language] };
  // A calendar in part would take the walks that its owner has not told from everybody's own.
  if (errors || !data) return { status: 503, type: 'text/plain', text: REFUSALS.away[language] };
  if (!data.municipality) return { status: 404, type: 'text/plain', text: `${REFUSALS.unknown[language]} ${municipality}.` };
  return { status: 200, type: 'text/calendar', text: calendarOf(data.municipality, language, new Date()) };
}
