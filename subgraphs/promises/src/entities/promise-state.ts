import { registerEnumType } from 'type-graphql';

/**
 * DRAFT, AGREED and SIGNED are stored, as somebody's act; the later states follow from the clock, the goals and the
 * successor, and are computed when asked: a state that a clock changes must not wait for somebody to write it.
 */
export enum PromiseState {
  DRAFT = 'DRAFT',
  AGREED = 'AGREED',
  SIGNED = 'SIGNED',
  ACTIVE = 'ACTIVE',
  EXPIRED = 'EXPIRED',
  EVALUATED = 'EVALUATED',
  SUPERSEDED = 'SUPERSEDED',
}
registerEnumType(PromiseState, {
  name: 'PromiseState',
  description: 'Löftets läge. Where a promise stands',
  valuesConfig: {
    DRAFT: { description: 'Utkast: being written, read by the parties alone' },
    AGREED: { description: 'Överenskommet: published, not yet signed' },
    SIGNED: { description: 'Signerat: signed, its period not yet begun' },
    ACTIVE: { description: 'Gällande: signed, and today is within its period' },
    EXPIRED: { description: 'Utgånget: its period is over, its goals not all assessed, and no signed successor holds' },
    EVALUATED: { description: 'Utvärderat: its period is over and every goal is assessed' },
    SUPERSEDED: { description: 'Ersatt: its period is over and a signed successor’s has begun' },
  },
});
