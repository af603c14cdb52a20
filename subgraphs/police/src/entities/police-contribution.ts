import { DateScalar, factId, GuardedFact, Source, type Text } from '@hub/kernel';
import { Field, ObjectType } from 'type-graphql';
import { Column, Entity } from 'typeorm';

@Entity()
@ObjectType({ description: 'Polisens bidrag. What the police do for a measure' })
export class PoliceContribution extends GuardedFact {
  @Column('uuid')
  measureId: string;

  @Column('jsonb')
  text: Text;

  @Field(() => DateScalar, { nullable: true, description: 'Nedtecknat den. The day it was last written' })
  @Column('date')
  recordedOn: string;

  @Field(() => [Source], {
    nullable: true,
    description: 'Källor. Where it was found; empty where the police wrote it here',
  })
  declare sources: Source[];

  /** A measure has one contribution at most, so its id follows from the measure's. */
  static idOf(measureId: string): string {
    return factId('PoliceContribution', measureId);
  }
}
