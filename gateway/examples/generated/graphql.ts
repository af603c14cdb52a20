// Made by npm run hub -- schema compose from schema/operations/examples.
/* eslint-disable */
/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
import type { DocumentTypeDecoration } from '@graphql-typed-document-node/core';
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

export type ExampleMeasuresChangedSubscriptionVariables = Exact<{
  municipality: string | number;
}>;


export type ExampleMeasuresChangedSubscription = { measureChanged: { id: string, title: string | null, state: MeasureState | null, dueOn: string | null, responsible: { name: string | null } | null } | null };

export type ExamplePromiseQueryVariables = Exact<{
  municipality: string | number;
}>;


export type ExamplePromiseQuery = { municipality: { name: string | null, latestPromise: { title: string | null, state: PromiseState | null, focusAreas: Array<{ number: number | null, title: string | null, progress: { measures: number, completed: number } | null }> | null } | null } | null };

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

export const ExampleMeasuresChangedDocument = {"__meta__":{"hash":"sha256:774dd406c98769dc8aec0faf0b5b981771cc0222dfc955f77ff3ff6538709bde"}} as unknown as TypedDocumentString<ExampleMeasuresChangedSubscription, ExampleMeasuresChangedSubscriptionVariables>;
export const ExamplePromiseDocument = {"__meta__":{"hash":"sha256:d9d5e62481d8a39dff7317c3094c14df22d3f165d66f602c5a83977bd0df1382"}} as unknown as TypedDocumentString<ExamplePromiseQuery, ExamplePromiseQueryVariables>;