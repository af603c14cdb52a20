import { Field, ObjectType } from 'type-graphql';
import { FocusArea } from './focus-area.ts';

@ObjectType({ description: 'Ändringar. How a promise’s focus areas differ from its predecessor’s' })
export class PromiseChanges {
  @Field(() => [FocusArea], { description: 'Tillkomna. This promise’s areas that the predecessor lacks' })
  added: FocusArea[];

  @Field(() => [FocusArea], { description: 'Borttagna. The predecessor’s areas that this promise lacks' })
  removed: FocusArea[];

  @Field(() => [FocusArea], { description: 'Kvarstående. This promise’s areas that go on from the predecessor’s' })
  kept: FocusArea[];
}
