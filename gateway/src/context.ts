import type { PreparedSubscription } from './engine/subscription.ts';
import type { Identified } from './identity/identity.ts';

/** What one request carries through the gateway: never the caller's headers, so that no log and no subgraph gets them by chance. */
export interface GatewayContext {
  /** Ours or the caller's, sent on to every subgraph and returned as `x-request-id`. */
  readonly requestId: string;
  /** Aborted when the caller has gone before its answer: nobody waits for it. */
  readonly gone: { readonly aborted: boolean };
  /** Who asks; anyone until it is known. */
  identified: Identified;
  /** Finds out anew who asks, by the credential that came with the request; rejects where it stands no more. */
  identifyAgain: () => Promise<Identified>;
  /** Null where one answer is asked for. Otherwise the subscription's events follow, once it is planned. */
  events: { prepared: PreparedSubscription | undefined } | null;
  /** Whether it asks by the id of a trusted document, for what is anyone's and the same for everybody. */
  open: boolean;
  /** Whether its document is one of the hub's own clients'. */
  trusted: boolean;
  /** For how long every part of its answer so far stands, seconds. */
  lifetime: number;
  /** Coordinates of the fields that were taken out of its operation, for the audit. */
  readonly refused: Set<string>;
  /** What the request's log line will say; the plugins fill it in. */
  readonly line: RequestLine;
}

/** What the gateway learns of a request for its log line, beside status and duration. */
export interface RequestLine {
  operation: string | null;
  kind: string | null;
  queryHash: string | null;
  /** Whether it was known already, and answered without Apollo Server. */
  warm: boolean;
  codes: readonly string[];
}
