import { Column, Entity, PrimaryColumn } from 'typeorm';

/** The key of a month's pseudonyms, deleted with the month's last report: then nothing links a reporter to anything. */
@Entity()
export class PseudonymKey {
  @PrimaryColumn('text')
  municipalityCode: string;
  @PrimaryColumn('text')
  month: string;
  @Column('text')
  secret: string;
}
