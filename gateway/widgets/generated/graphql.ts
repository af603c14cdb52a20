// Made by npm run hub -- schema compose from schema/operations/widgets.
/* eslint-disable */
/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
import type { DocumentTypeDecoration } from '@graphql-typed-document-node/core';
/** Kontaktsätt. How a function is reached */
export type ContactKind =
  /** Telefon: a function’s number, such as 114 14; never a person’s */
  | 'TELEPHONE'
  /** E-post: a function’s address; never a person’s */
  | 'EMAIL'
  /** Webb: the address of a page */
  | 'WEB';

/** Bedömning. Whether a goal was reached */
export type GoalAssessment =
  /** Inte bedömt: nobody has said, which is not a failure */
  | 'NOT_ASSESSED'
  /** Uppnått */
  | 'MET'
  /** Delvis uppnått */
  | 'PARTLY_MET'
  /** Inte uppnått */
  | 'NOT_MET';

/** Målets slag. How an outcome is held against a goal */
export type GoalKind =
  /** Minst: the outcome is to reach the target */
  | 'AT_LEAST'
  /** Högst: the outcome is not to pass the target */
  | 'AT_MOST'
  /** Inte över utgångsvärdet: the outcome is not to pass the baseline */
  | 'NOT_ABOVE_BASELINE'
  /** Under utgångsvärdet: the outcome is to fall short of the baseline */
  | 'BELOW_BASELINE'
  /** Kvalitativt: without a number */
  | 'QUALITATIVE';

/** Språk. The language a text is wanted in; a text that lacks it comes in Swedish */
export type Language =
  /** Svenska, the language of the sources */
  | 'SV'
  /** Engelska, a translation of the Swedish */
  | 'EN';

/** Åtgärdens läge. Where a measure stands */
export type MeasureState =
  /** Planerad: not begun */
  | 'PLANNED'
  /** Pågående */
  | 'ONGOING'
  /** Försenad: said to be late by those who answer for it; overdue tells what the calendar says */
  | 'DELAYED'
  /** Pausad */
  | 'PAUSED'
  /** Genomförd; final */
  | 'COMPLETED'
  /** Inställd; final */
  | 'CANCELLED';

/** Löftets läge. Where a promise stands */
export type PromiseState =
  /** Utkast: being written, read by the parties alone */
  | 'DRAFT'
  /** Överenskommet: published, not yet signed */
  | 'AGREED'
  /** Signerat: signed, its period not yet begun */
  | 'SIGNED'
  /** Gällande: signed, and today is within its period */
  | 'ACTIVE'
  /** Utgånget: its period is over, its goals not all assessed, and no signed successor holds */
  | 'EXPIRED'
  /** Utvärderat: its period is over and every goal is assessed */
  | 'EVALUATED'
  /** Ersatt: its period is over and a signed successor’s has begun */
  | 'SUPERSEDED';

/** Trygghetsvandringens skede. How far a safety walk has come; it goes forward one stage at a time */
export type SafetyWalkStage =
  /** Förmöte: planned, not yet walked */
  | 'PRE_MEETING'
  /** Vandring: walked, with what was found */
  | 'WALK'
  /** Uppföljning: what was done about it; final */
  | 'FOLLOW_UP';

/** Skäl till att ett tal inte visas. Why a figure is not shown */
export type SuppressionReason =
  /** Litet tal: the count is so small that it could point at someone */
  | 'SMALL_COUNT'
  /** Följdskydd: shown, it would give a small count away */
  | 'COMPLEMENTARY'
  /** Få svarande: too few answered the survey */
  | 'FEW_RESPONDENTS'
  /** Undanhållet: its owner does not show it */
  | 'WITHHELD';

export type WidgetBusinessSafetyQueryVariables = Exact<{
  municipality: string | number;
  language?: Language;
}>;


export type WidgetBusinessSafetyQuery = { municipality: { name: string | null, businessSafety: { updatedAt: string | null, total:
        | { __typename: 'Count', value: number }
        | { __typename: 'Suppressed', reason: SuppressionReason }
       | null, trend: Array<{ month: string, value:
          | { __typename: 'Count', value: number }
          | { __typename: 'Suppressed', reason: SuppressionReason }
         }> | null, guardAreas: Array<{ id: string, name: string, permit: { from: string, to: string } | null, sources: Array<{ title: string, url: string | null }> | null }> | null } | null, reportedOffences: Array<{ id: string, title: string | null, unit: string, method: string | null, caveat: string | null, sources: Array<{ title: string, publisher: string | null, url: string | null, publishedOn: string | null, note: string | null }> | null, points: Array<{ period: { from: string, to: string }, value:
          | { __typename: 'Count', value: number }
          | { __typename: 'Suppressed', reason: SuppressionReason }
         }> | null }> | null } | null };

export type WidgetCalendarQueryVariables = Exact<{
  municipality: string | number;
  language?: Language;
}>;


export type WidgetCalendarQuery = { municipality: { name: string | null, safetyWalks: { edges: Array<{ node: { id: string, plannedFor: string | null, area: string | null, stage: SafetyWalkStage } }> } | null, safetyCouncil: { name: string, meetings: { edges: Array<{ node: { id: string, heldOn: string | null, purpose: string | null } }> } | null } | null } | null };

export type WidgetFocusAreasQueryVariables = Exact<{
  municipality: string | number;
  language?: Language;
}>;


export type WidgetFocusAreasQuery = { municipality: { name: string | null, latestPromise: { title: string | null, state: PromiseState | null, signedOn: string | null, period: { from: string, to: string } | null, parties: Array<{ name: string | null }> | null, sources: Array<{ title: string, url: string | null }> | null, focusAreas: Array<{ id: string, number: number | null, title: string | null, definition: string | null, businessSafety: { id: string } | null, goals: Array<{ id: string, text: string | null, kind: GoalKind, target: number | null, baseline: number | null, outcome: number | null, unit: string | null, assessment: GoalAssessment, assessedOn: string | null, baselinePeriod: { from: string, to: string } | null }> | null, progress: { measures: number, completed: number, overdue: number, percent: number | null } | null }> | null } | null } | null };

export type WidgetLiaisonQueryVariables = Exact<{
  municipality: string | number;
  language?: Language;
}>;


export type WidgetLiaisonQuery = { municipality: { name: string | null, policeLiaison: Array<{ id: string, role: string | null, contact: Array<{ kind: ContactKind, value: string }> | null, district: { name: string } | null, sources: Array<{ title: string, url: string | null }> | null }> | null } | null };

export type WidgetMeasuresQueryVariables = Exact<{
  municipality: string | number;
  language?: Language;
}>;


export type WidgetMeasuresQuery = { municipality: { name: string | null, latestPromise: { title: string | null, state: PromiseState | null, focusAreas: Array<{ id: string, number: number | null, title: string | null, businessSafety: { id: string } | null, measures: { totalCount: number, edges: Array<{ node: { id: string, title: string | null, description: string | null, state: MeasureState | null, startsOn: string | null, dueOn: string | null, completedOn: string | null, progress: number | null, overdue: boolean | null, responsible: { name: string | null, website: string | null } | null, sources: Array<{ title: string, url: string | null }> | null } }> } | null }> | null } | null } | null };

export class TypedDocumentString<TResult, TVariables>
  extends String
  implements DocumentTypeDecoration<TResult, TVariables>
{
  __apiType?: NonNullable<DocumentTypeDecoration<TResult, TVariables>['__apiType']>;
  private value: string;
  public __meta__?: Record<string, any> | undefined;

  constructor(value: string, __meta__?: Record<string, any> | undefined) {
    super(value);
    this.value = value;
    this.__meta__ = __meta__;
  }

  override toString(): string & DocumentTypeDecoration<TResult, TVariables> {
    return this.value;
  }
}

export const WidgetBusinessSafetyDocument = {"__meta__":{"hash":"sha256:e24adc31446de86f7493c3a4915053c21e9b9661980a1e56bbc4b7322560e5f2"}} as unknown as TypedDocumentString<WidgetBusinessSafetyQuery, WidgetBusinessSafetyQueryVariables>;
export const WidgetCalendarDocument = {"__meta__":{"hash":"sha256:0527089eb0268cb12e027caec0228c85a3f3039cb60755369f5a00f443a2420f"}} as unknown as TypedDocumentString<WidgetCalendarQuery, WidgetCalendarQueryVariables>;
export const WidgetFocusAreasDocument = {"__meta__":{"hash":"sha256:335db84897136c568fb9a85b946d87b3489011591c6d98e31be7e41c5734619b"}} as unknown as TypedDocumentString<WidgetFocusAreasQuery, WidgetFocusAreasQueryVariables>;
export const WidgetLiaisonDocument = {"__meta__":{"hash":"sha256:708c07cd0756c1abb03357ee065f721d3b659b93fc9707fe7dbf95d7b34521a6"}} as unknown as TypedDocumentString<WidgetLiaisonQuery, WidgetLiaisonQueryVariables>;
export const WidgetMeasuresDocument = {"__meta__":{"hash":"sha256:fd1f3e3274a1d6bcaf2afc63f0bf6103aa20bffcddc96aa9358a68940f68e33d"}} as unknown as TypedDocumentString<WidgetMeasuresQuery, WidgetMeasuresQueryVariables>;