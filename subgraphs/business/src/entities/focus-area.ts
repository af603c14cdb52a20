import { Directive, Field, ID, ObjectType } from 'type-graphql';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A stub of the promises' focus area. A row of it here says that the area concerns local business. */
@Entity()
@Directive('@key(fields: "id")')
@ObjectType({ description: 'Fokusområde. A focus area of a citizen promise, by its id' })
export class FocusArea {
  @Field(() => ID, { description: 'Id. The focus area’s UUID' })
  @PrimaryColumn('uuid')
  id: string;

  /** The codes of its promise's municipalities. */
  @Column({ type: 'text', array: true })
  municipalities: string[];
}
