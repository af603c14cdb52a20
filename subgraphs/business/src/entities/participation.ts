import type { Text } from '@hub/kernel';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** That an organisation takes part in a measure with its businesses. */
@Entity()
export class Participation {
  @PrimaryColumn('uuid')
  measureId: string;
  /** The slug of the partner that joined. */
  @PrimaryColumn('text')
  organisation: string;
  @Column({ type: 'int', nullable: true })
  businesses: number | null;
  @Column({ type: 'jsonb', nullable: true })
  notes: Text | null;
  @Column({ type: 'timestamptz', precision: 3, default: () => 'now()' })
  createdAt: Date;
  @Column({ type: 'timestamptz', precision: 3, default: () => 'now()' })
  updatedAt: Date;
}
