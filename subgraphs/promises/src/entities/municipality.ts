import { Fact } from '@hub/kernel';
import { Directive, Field, ID, ObjectType } from 'type-graphql';
import { Column, Entity } from 'typeorm';

@Entity()
@Directive('@key(fields: "code")')
@ObjectType({ description: 'Kommun. A municipality, the promise’s one party beside the police' })
export class Municipality extends Fact {
  @Field(() => ID, { description: 'Kommunkod. Statistics Sweden’s four digits' })
  @Column('text')
  code: string;

  @Field(() => String, { nullable: true, description: 'Namn. Null where the hub knows the code alone' })
  @Column('text')
  name: string;

  @Field(() => String, { nullable: true, description: 'Län. The county; null where unknown' })
  @Column({ type: 'text', nullable: true })
  county: string | null;
}
