import { Directive, Field, Float, ID, ObjectType, registerEnumType } from 'type-graphql';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { createConnection } from './arguments.ts';
import { Visibility } from './values.ts';

export enum AuditDecision {
  ALLOWED = 'ALLOWED',
  REFUSED = 'REFUSED',
}
registerEnumType(AuditDecision, {
  name: 'AuditDecision',
  description: 'Beslut. What the hub decided',
  valuesConfig: {
    ALLOWED: { description: 'Tillåtet: it was written, or read' },
    REFUSED: { description: 'Nekat: nothing was written, or nothing was read' },
  },
});

/** One row of the log; see audit-table.ts for how it is kept whole. */
@Entity()
@Directive('@shareable')
@ObjectType({ description: 'Loggpost. One write, or one read of what is not public; never what was written or read' })
export class AuditEntry {
  @Field(() => Float, { description: 'Löpnummer. 1, 2, 3 and on, without a gap' })
  @PrimaryColumn('bigint')
  seq: string;
  /** Tells rows apart in a page's cursor, as in every list. */
  @Column('uuid')
  id: string;
  @Field({ description: 'Tidpunkt. When it was recorded' })
  @Column({ type: 'timestamptz', precision: 3 })
  at: Date;
  @Field({ description: 'Begärans id. One request may leave several entries, and in several subgraphs' })
  @Column('text')
  requestId: string;
  @Field(() => String, { nullable: true, description: 'Partner. The partner’s short name; null for anyone' })
  @Column({ type: 'text', nullable: true })
  partner: string | null;
  @Field(() => String, { nullable: true, description: 'Aktör. Which of the partner’s keys or people; null for anyone' })
  @Column({ type: 'text', nullable: true })
  actor: string | null;
  @Field(() => Visibility, { description: 'Nivå. The level of the caller’s grant' })
  @Column('text')
  level: Visibility;
  @Field({ description: 'Operation. The mutation’s name, or the field or type that was read, such as Meeting.notes' })
  @Column('text')
  operation: string;
  @Field(() => String, { nullable: true, description: 'Slag. The type written or read; null where a write was refused' })
  @Column({ type: 'text', nullable: true })
  entityType: string | null;
  @Field(() => ID, {
    nullable: true,
    description: 'Rad. The id of what was written; null for a read, a refusal, and where it has none',
  })
  @Column({ type: 'uuid', nullable: true })
  entityId: string | null;
  @Field(() => AuditDecision, { description: 'Beslut. What the hub decided' })
  @Column('text')
  decision: AuditDecision;
  @Field(() => String, { nullable: true, description: 'Skäl. The error code of a refusal; null where it was allowed' })
  @Column({ type: 'text', nullable: true })
  reason: string | null;
  @Field({ description: 'Föregående hash. The hash of the entry before; 64 zeros for the first' })
  @Column('text')
  previousHash: string;
  @Field({ description: 'Hash. SHA-256 of the hash before and of everything in this entry' })
  @Column('text')
  hash: string;
}

export const AuditEntryConnection = createConnection(AuditEntry, 'AuditEntry', 'loggposter', true);
