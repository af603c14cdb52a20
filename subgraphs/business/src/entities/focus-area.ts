import { DESCRIPTIONS } from '@hub/kernel';
import { Directive, Field, ID, ObjectType } from 'type-graphql';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** The promises' focus area, borrowed. A row of it here says that the area concerns local business. */
@Entity()
@Directive('@key(fields: "id")')
@ObjectType({ description: DESCRIPTIONS.FocusArea })
export class FocusArea {
  @Field(() => ID, { description: DESCRIPTIONS.id })
  @PrimaryColumn('uuid')
  id: string;

  /** The codes of its promise's municipalities. */
  @Column({ type: 'text', array: true })
  municipalities: string[];
}
