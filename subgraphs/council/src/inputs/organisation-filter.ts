import { Field, ID, InputType } from 'type-graphql';
import { OrganisationKind } from '../entities/organisation-kind.ts';

@InputType({ description: 'Urval av organisationer. What is null does not narrow the list' })
export class OrganisationFilter {
  @Field(() => [OrganisationKind], { nullable: true, description: 'Slag. One of these; null for any, an empty list for none' })
  kind?: OrganisationKind[] | null;

  @Field(() => ID, {
    nullable: true,
    description: 'Råd. The id of a safety council whose members they are today; null for any',
  })
  council?: string | null;
}
