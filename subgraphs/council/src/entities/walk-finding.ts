import type { Text } from '@hub/kernel';
import { ObjectType } from 'type-graphql';

@ObjectType({ description: 'Iakttagelse. What was seen on a safety walk: a place’s condition, never a person' })
export class WalkFinding {
  text: Text;
  /** A Measure of the promises subgraph. */
  measureId: string | null;
}
