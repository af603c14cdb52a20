import { Column, Entity, PrimaryColumn } from 'typeorm';

/** What is kept of a key: everything but the key. */
@Entity('partner_key')
export class KeyRow {
  @PrimaryColumn('text')
  id: string;

  @Column('text')
  partner: string;

  @Column('bytea')
  hmac: Uint8Array;

  /** The name of the secret it was hashed under. */
  @Column('text')
  secret: string;

  @Column({ type: 'timestamptz', precision: 3 })
  createdAt: Date;

  @Column({ type: 'timestamptz', precision: 3, nullable: true })
  expiresAt: Date | null;

  @Column({ type: 'timestamptz', precision: 3, nullable: true })
  revokedAt: Date | null;
}
