import type { Place } from '../compile/data.ts';
import { TOLD } from '../lost.ts';
import { received } from '../received.ts';
import type { SentError } from '../transport/answer.ts';
import { SubgraphError, Unavailable } from '../transport/errors.ts';
import type { Execution } from './execution.ts';

/** Tells an error that a subgraph sent, once for each of its places; once without, where none is known. */
export function tellSent(execution: Execution, service: string, sent: SentError, places: readonly Readonly<Place>[]): void {
  const { code, message, extensions } = received(service, sent);
  tell(execution, places, (place) => new SubgraphError(service, code, message, place, extensions));
}

/**
 * Tells what a call without an answer has lost.
 *
 * @param error - anything but `Unavailable` is the gateway's own fault, and thrown on
 * @param places - of the lost fields; a hundred are told
 */
export function tellLost(execution: Execution, error: unknown, places: () => readonly Readonly<Place>[]): void {
  if (!(error instanceof Unavailable)) throw error;
  const { service, reason, message } = error;
  execution.onUnavailable(service, reason);
  tell(execution, places().slice(0, TOLD), (place) => new SubgraphError(service, 'SERVICE_UNAVAILABLE', message, place));
}

function tell(
  { errors }: Execution,
  places: readonly Readonly<Place>[],
  at: (place: Readonly<Place> | undefined) => SubgraphError,
): void {
  if (places.length === 0) errors.push({ place: undefined, at });
  for (const place of places) errors.push({ place, at });
}
