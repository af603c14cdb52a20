import { Count, Fact, Source, StatisticValue } from '@hub/kernel';
import { Field, ObjectType } from 'type-graphql';
import { Column, Entity } from 'typeorm';

@Entity()
@ObjectType({ description: 'Näringslivsprofil. What is published about a body of local business' })
export class BusinessProfile extends Fact {
  @Column('text')
  organisation: string;

  @Field(() => String, { nullable: true, description: 'Bransch. Its line of business; null where no source says' })
  @Column({ type: 'text', nullable: true })
  sector: string | null;

  @Column({ type: 'int', nullable: true })
  members: number | null;

  /** As published: the hub did not count them, so nothing is suppressed. */
  @Field(() => StatisticValue, {
    nullable: true,
    description: 'Företrädda medlemmar. How many members it speaks for, as published; null where no source says',
  })
  get membersRepresented(): Count | null {
    return this.members === null ? null : Object.assign(new Count(), { value: this.members });
  }

  @Field(() => [Source], { nullable: true, description: 'Källor. Where it was found' })
  declare sources: Source[];
}
