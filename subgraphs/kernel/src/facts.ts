import { Column, Entity, PrimaryColumn } from 'typeorm';
import { v5 } from 'uuid';
import { AuditEntry } from './audit-entry.ts';
import { type Source, Visibility } from './values.ts';

/** What every stored fact carries. Not GraphQL fields: each type describes its own. */
export abstract class Fact {
  @PrimaryColumn('uuid')
  id: string;
  @Column('jsonb')
  sources: Source[];
  /** The hash of the fact as its seed file states it; null for what a partner wrote. Seeds that did not change touch nothing. */
  @Column({ type: 'text', nullable: true })
  seeded: string | null;
  @Column({ type: 'timestamptz', precision: 3, default: () => 'now()' })
  createdAt: Date;
  @Column({ type: 'timestamptz', precision: 3, default: () => 'now()' })
  updatedAt: Date;
}

/**
 * A fact that not everybody may read. The four columns stand on each row, copied from its parent where it has one, so that
 * one predicate without joins decides about any row of any table: see `cleared` in rows.ts.
 */
export abstract class GuardedFact extends Fact {
  @Column({ type: 'text', default: Visibility.PUBLIC })
  visibility: Visibility;
  /** The embargo: until then only PARTY reads the row. */
  @Column({ type: 'timestamptz', precision: 3, nullable: true })
  visibleFrom: Date | null;
  /** SCB codes of the municipalities whose partners may read the row before the public may. */
  @Column({ type: 'text', array: true })
  municipalities: string[];
  /** Whose sector's bodies read the row where its visibility is SECTOR; null for every sector's. */
  @Column({ type: 'text', nullable: true })
  sector: string | null;
}

/** Who may read a row; its children hold the same. */
export type Guard = Pick<GuardedFact, 'visibility' | 'visibleFrom' | 'municipalities' | 'sector'>;

/** The types of the promises subgraph that others refer to. */
export const FOREIGN_KINDS = ['CitizenPromise', 'FocusArea', 'Measure'] as const;
export type ForeignKind = (typeof FOREIGN_KINDS)[number];

/**
 * What this subgraph knows of another's row that it refers to: who may read it, as its owner last told. A reference whose
 * row is missing here is hidden from everybody, so that a hidden id never leaks from its neighbour.
 */
@Entity()
export class ForeignRow {
  @PrimaryColumn('text')
  kind: ForeignKind;
  @PrimaryColumn('uuid')
  id: string;
  @Column('text')
  visibility: Visibility;
  @Column({ type: 'timestamptz', precision: 3, nullable: true })
  visibleFrom: Date | null;
  @Column({ type: 'text', array: true })
  municipalities: string[];
  @Column({ type: 'text', nullable: true })
  sector: string | null;
}

/** An answered write, kept for a day so that the same key has one effect. */
@Entity()
export class IdempotentAnswer {
  @PrimaryColumn('text')
  partner: string;
  @PrimaryColumn('text')
  key: string;
  @Column('text')
  mutation: string;
  @Column('text')
  inputHash: string;
  @Column({ type: 'jsonb', nullable: true })
  answer: object | null;
  @Column({ type: 'timestamptz', precision: 3, default: () => 'now()' })
  createdAt: Date;
}

/** The kernel's own entities, for every subgraph's list. */
export const KERNEL_ENTITIES = [AuditEntry, ForeignRow, IdempotentAnswer];

/** Their tables, for every subgraph's first migration. Landed: a change is a new function and a new migration. */
export const KERNEL_TABLES_1 = `
  create table foreign_row (
    kind text not null check (kind in ('CitizenPromise', 'FocusArea', 'Measure')),
    id uuid not null,
    visibility text not null check (visibility in ('PUBLIC', 'SECTOR', 'COUNCIL', 'PARTY')),
    visible_from timestamptz(3),
    municipalities text[] not null,
    primary key (kind, id)
  );
  create table foreign_watermark (
    singleton boolean primary key default true check (singleton),
    changed_since timestamptz(3) not null
  );
  create table idempotent_answer (
    partner text not null,
    key text not null,
    mutation text not null,
    input_hash text not null,
    answer jsonb,
    created_at timestamptz(3) not null default now(),
    primary key (partner, key)
  );
  create index on idempotent_answer (created_at);
`;

/** The columns of a `Fact`, for `create table`. */
export const FACT_COLUMNS_1 = `
  id uuid primary key,
  sources jsonb not null,
  seeded text,
  created_at timestamptz(3) not null default now(),
  updated_at timestamptz(3) not null default now()`;

/** The columns of a `GuardedFact`, for `create table`. */
export const GUARDED_COLUMNS_1 = `${FACT_COLUMNS_1},
  visibility text not null default 'PUBLIC' check (visibility in ('PUBLIC', 'SECTOR', 'COUNCIL', 'PARTY')),
  visible_from timestamptz(3),
  municipalities text[] not null`;

/** Gives the tables of a subgraph's `GuardedFact`s, and what it knows of others' rows, their `sector`. Landed. */
export const sectorOn1 = (...tables: string[]) =>
  ['foreign_row', ...tables].map((table) => `alter table ${table} add column sector text;`).join('\n');

/** Takes it away again. */
export const noSectorOn1 = (...tables: string[]) =>
  ['foreign_row', ...tables].map((table) => `alter table ${table} drop column sector;`).join('\n');

const NAMESPACE = '6f1f1f5c-0d3b-5c1e-9a56-6b0f0e4b7a52';

/**
 * The id of a seeded fact: a UUIDv5 of its path, so that every subgraph knows it without asking.
 *
 * @example factId('FocusArea', 'amal-2023-2024', 3)
 */
export function factId(kind: string, ...path: (string | number)[]): string {
  return v5([kind, ...path].join('/'), NAMESPACE);
}
