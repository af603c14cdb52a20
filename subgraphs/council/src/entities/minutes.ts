import { GuardedFact, type Text } from '@hub/kernel';
import { Column, Entity } from 'typeorm';

/**
 * A meeting's agenda and notes, in a row of their own: the meeting may be public, and its minutes are read by the council's
 * level in the council's own municipality whatever the meeting is.
 */
@Entity()
export class Minutes extends GuardedFact {
  @Column('uuid')
  meetingId: string;

  /** Its items in their order; null where nobody has told them. */
  @Column({ type: 'jsonb', nullable: true })
  agenda: Text[] | null;

  @Column({ type: 'text', nullable: true })
  notes: string | null;
}
