import { Column, Entity, PrimaryColumn } from 'typeorm';

/**
 * One municipality of a notice. `Notice.municipalities` says the same; this table repeats the moment of publishing too, so
 * that one index gives a municipality's newest notices without sorting them all.
 */
@Entity()
export class NoticeMunicipality {
  @PrimaryColumn('uuid')
  noticeId: string;

  @PrimaryColumn('text')
  code: string;

  @Column({ type: 'timestamptz', precision: 3 })
  publishedAt: Date;
}
