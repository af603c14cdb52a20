import { DateScalar, Fact } from '@hub/kernel';
import { Field, ObjectType } from 'type-graphql';
import { Column, Entity } from 'typeorm';

@Entity()
@ObjectType({ description: 'Lagstadgad uppgift. What the law asks of the municipality, seen to by its council' })
export class StatutoryDuty extends Fact {
  @Column('uuid')
  councilId: string;

  /** Its place in the source, from 1. */
  @Column('int')
  position: number;

  @Field({ description: 'Uppgift. What is to be done' })
  @Column('text')
  duty: string;

  @Field({ description: 'Lagrum. The act and section that ask for it' })
  @Column('text')
  basis: string;

  @Field(() => DateScalar, { nullable: true, description: 'Senast gjord. The day it was last done; null where no source says' })
  @Column({ type: 'date', nullable: true })
  lastDoneOn: string | null;

  @Field(() => DateScalar, { nullable: true, description: 'Nästa gång. The day it is due; null where no source says' })
  @Column({ type: 'date', nullable: true })
  nextDueOn: string | null;
}
