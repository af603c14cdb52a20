import { Fact, Source } from '@hub/kernel';
import { Directive, Field, ID, ObjectType } from 'type-graphql';
import { Column, Entity } from 'typeorm';

@Entity()
@Directive('@key(fields: "id")')
@Directive('@cacheControl(maxAge: 300)')
@ObjectType({ description: 'Lokalpolisområde. The local part of the police that answers for one or several municipalities' })
export class PoliceDistrict extends Fact {
  @Field(() => ID, { description: 'Id. Opaque and stable' })
  declare id: string;

  @Field({ description: 'Namn. What the police call it' })
  @Column('text')
  name: string;

  /** SCB codes. */
  @Column('text', { array: true })
  municipalities: string[];

  @Field(() => [Source], { nullable: true, description: 'Källor. Where its facts were found' })
  declare sources: Source[];
}
