import { Fact, Period, Source } from '@hub/kernel';
import { Directive, Field, ID, ObjectType } from 'type-graphql';
import { Column, Entity } from 'typeorm';
import { Municipality } from './municipality.ts';

@Entity()
@Directive('@key(fields: "id")')
@ObjectType({ description: 'Område med ordningsvakter. An area with public order guards, permitted under lag (2023:421)' })
export class GuardArea extends Fact {
  @Field(() => ID, { description: 'Id. A UUID' })
  declare id: string;

  @Column('text')
  municipalityCode: string;

  @Field({ description: 'Namn. The area’s name; unique in its municipality' })
  @Column('text')
  name: string;

  @Field(() => Period, { nullable: true, description: 'Tillstånd. The days the permit covers; null where unknown' })
  @Column({ type: 'jsonb', nullable: true })
  permit: Period | null;

  @Field(() => [Source], { nullable: true, description: 'Källor. Where it was found' })
  declare sources: Source[];

  @Field(() => Municipality, { nullable: true, description: 'Kommun. The municipality it lies in' })
  get municipality(): Municipality {
    return Object.assign(new Municipality(), { code: this.municipalityCode });
  }
}

/** The area of everything outside the guard areas, so that a municipality without any can be reported in too. */
export const ELSEWHERE = 'Övrigt';
