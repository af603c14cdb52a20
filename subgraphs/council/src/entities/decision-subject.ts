import { GuardedFact } from '@hub/kernel';
import { createUnionType } from 'type-graphql';
import { Column, Entity } from 'typeorm';
import { CitizenPromise } from './citizen-promise.ts';
import { FocusArea } from './focus-area.ts';
import { Measure } from './measure.ts';

/** The types of the promises subgraph that this one refers to, by name. */
export const BORROWED = { CitizenPromise, FocusArea, Measure };
export type BorrowedKind = keyof typeof BORROWED;
export type Borrowed = InstanceType<(typeof BORROWED)[BorrowedKind]>;

export const DecisionSubject = createUnionType({
  name: 'DecisionSubject',
  description: 'Beslutets föremål. What a decision is about: a promise, a focus area or a measure',
  types: () => [CitizenPromise, FocusArea, Measure] as const,
  resolveType: (subject) => subject.constructor.name,
});

/** One row for each thing a decision concerns, so that a promise's, an area's and a measure's decisions are found by index. */
@Entity('decision_subject')
export class DecisionSubjectRow extends GuardedFact {
  @Column('uuid')
  decisionId: string;

  @Column('text')
  kind: BorrowedKind;

  @Column('uuid')
  subjectId: string;

  /** Its place in the decision, from 1. */
  @Column('int')
  position: number;
}
