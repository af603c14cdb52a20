import type { Level } from '@hub/kernel/process';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Partner, PeopleSettings } from './partner.ts';

@Entity('partner')
export class PartnerRow implements Partner {
  @PrimaryColumn('text')
  slug: string;

  @Column('text')
  level: Level;

  @Column('text', { array: true })
  scopes: string[];

  @Column('text', { array: true, nullable: true })
  municipalities: string[] | null;

  @Column('text', { nullable: true })
  sector: string | null;

  @Column('text', { array: true })
  origins: string[];

  @Column('integer', { nullable: true })
  budget: number | null;

  @Column({ type: 'timestamptz', precision: 3, nullable: true })
  expiresAt: Date | null;

  @Column('jsonb', { nullable: true })
  people: PeopleSettings | null;
}
