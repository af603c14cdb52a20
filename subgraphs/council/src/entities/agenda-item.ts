import type { Text } from '@hub/kernel';
import { Field, Int, ObjectType } from 'type-graphql';

@ObjectType({ description: 'Dagordningspunkt. One item of a meeting’s agenda' })
export class AgendaItem {
  @Field(() => Int, { description: 'Nummer. Its place in the agenda, from 1' })
  number: number;

  text: Text;
}
