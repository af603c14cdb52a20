import { Fact, Source } from '@hub/kernel';
import { Directive, Field, ID, ObjectType } from 'type-graphql';
import { Column, Entity } from 'typeorm';

@Entity()
@Directive('@key(fields: "id")')
@ObjectType({ description: 'Trygghets- och säkerhetsråd. Where a municipality’s partners meet about crime prevention' })
export class SafetyCouncil extends Fact {
  @Field(() => ID, { description: 'Id. Opaque and stable' })
  declare id: string;

  @Field({ description: 'Namn. As the sources write it' })
  @Column('text')
  name: string;

  @Column('text')
  municipalityCode: string;

  @Field(() => [Source], { nullable: true, description: 'Källor. Where its facts were found' })
  declare sources: Source[];
}
