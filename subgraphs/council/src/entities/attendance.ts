import { GuardedFact } from '@hub/kernel';
import { Field, ObjectType } from 'type-graphql';
import { Column, Entity } from 'typeorm';

@Entity()
@ObjectType({ description: 'Närvaro. Whether an organisation was represented at a meeting; never by whom' })
export class Attendance extends GuardedFact {
  @Column('uuid')
  meetingId: string;

  @Column('uuid')
  organisationId: string;

  @Field(() => Boolean, {
    nullable: true,
    description: 'Närvarande. Whether it was represented; null where nobody recorded it, which is not absence',
  })
  @Column({ type: 'boolean', nullable: true })
  present: boolean | null;
}
