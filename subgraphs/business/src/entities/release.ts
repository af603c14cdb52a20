import { Column, Entity, PrimaryColumn } from 'typeorm';

/** That a month's counts were released: written once, with its cells, and never changed. */
@Entity()
export class Release {
  @PrimaryColumn('text')
  municipalityCode: string;
  /** `YYYY-MM`. */
  @PrimaryColumn('text')
  month: string;
  /** The smallest count shown, k. */
  @Column('int')
  threshold: number;
  @Column({ type: 'timestamptz', precision: 3, default: () => 'now()' })
  releasedAt: Date;
}
