import { DESCRIPTIONS } from '@hub/kernel';
import { Directive, Field, ID, ObjectType } from 'type-graphql';
import { Column, Entity, PrimaryColumn } from 'typeorm';

@Entity()
@Directive('@key(fields: "code")')
@Directive('@cacheControl(maxAge: 300)')
@ObjectType({ description: DESCRIPTIONS.Municipality })
export class Municipality {
  @Field(() => ID, { description: DESCRIPTIONS.code })
  @PrimaryColumn('text')
  code: string;

  /**
   * The first month, `YYYY-MM`, that anybody reported for; null where nothing was ever collected. A withdrawal does not set
   * it back: otherwise the mere existence of a month's release would say that its count is at least one.
   */
  @Column({ type: 'text', nullable: true })
  collectingSince: string | null;
}
