import { DESCRIPTIONS, Fact } from '@hub/kernel';
import { Directive, Field, ID, ObjectType } from 'type-graphql';
import { Column, Entity } from 'typeorm';

@Entity()
@Directive('@key(fields: "code")')
@Directive('@cacheControl(maxAge: 300)')
@ObjectType({ description: DESCRIPTIONS.Municipality })
export class Municipality extends Fact {
  @Field(() => ID, { description: DESCRIPTIONS.code })
  @Column('text')
  code: string;

  @Field(() => String, { nullable: true, description: 'Namn. Null where the hub knows the code alone' })
  @Column('text')
  name: string;

  @Field(() => String, { nullable: true, description: 'Län. The county; null where unknown' })
  @Column({ type: 'text', nullable: true })
  county: string | null;
}
