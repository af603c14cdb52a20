import type { SuppressionReason } from '@hub/kernel';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { IncidentCategory } from './incident-kinds.ts';

/** One cell of a release, hidden counts included: for writing alone. Reads go through `ShownCell`. */
@Entity()
export class ReleaseCell {
  @PrimaryColumn('text')
  municipalityCode: string;
  @PrimaryColumn('text')
  month: string;
  @PrimaryColumn('text')
  category: IncidentCategory | null;
  @PrimaryColumn('text')
  area: string | null;
  @Column('int')
  count: number;
  @Column({ type: 'text', nullable: true })
  suppression: SuppressionReason | null;
}
