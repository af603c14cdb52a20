import { Column, Entity, PrimaryColumn } from 'typeorm';

/** What stays of a report: the hash of its code and three days. */
@Entity()
export class Receipt {
  /** SHA-256 of the code, hex. The code itself is the reporter's alone. */
  @PrimaryColumn('text')
  codeHash: string;
  @Column('date')
  receivedOn: string;
  @Column('date')
  keptUntil: string;
  @Column({ type: 'date', nullable: true })
  withdrawnOn: string | null;
}
