import { DateScalar, Fact, Source } from '@hub/kernel';
import { Field, ObjectType } from 'type-graphql';
import { Column, Entity } from 'typeorm';

@Entity()
@ObjectType({ description: 'Ledamotskap. An organisation’s seat in a safety council' })
export class Membership extends Fact {
  @Column('uuid')
  councilId: string;

  @Column('uuid')
  organisationId: string;

  @Field(() => DateScalar, { nullable: true, description: 'Från och med. The first day; null where no source says' })
  @Column({ type: 'date', nullable: true })
  since: string | null;

  @Field(() => DateScalar, {
    nullable: true,
    description: 'Till och med. The last day; null where it goes on, or no source says',
  })
  @Column({ type: 'date', nullable: true })
  until: string | null;

  @Field(() => [Source], { nullable: true, description: 'Källor. Where the seat was found' })
  declare sources: Source[];
}
