import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { IncidentCategory } from './incident-kinds.ts';

/** A report as it came in: counted into its month's release, read by nobody, deleted after 90 days. */
@Entity()
export class Report {
  @PrimaryColumn('text')
  codeHash: string;
  @Column('text')
  municipalityCode: string;
  /** `YYYY-MM`: the month, never the day or hour, of an incident. */
  @Column('text')
  month: string;
  @Column('text')
  category: IncidentCategory;
  @Column('text')
  area: string;
  /** The reporter's pseudonym, HMAC-SHA-256 under the month's `PseudonymKey`: tells reporters apart, not who they are. */
  @Column('text')
  reporter: string;
  @Column({ type: 'text', nullable: true })
  text: string | null;
  @Column('date')
  keptUntil: string;
}
