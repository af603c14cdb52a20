import { inLanguage, LanguageArgs } from '@hub/kernel';
import { Args, FieldResolver, Resolver, Root } from 'type-graphql';
import { PoliceContribution } from '../entities/police-contribution.ts';

@Resolver(() => PoliceContribution)
export class PoliceContributionResolver {
  @FieldResolver(() => String, { nullable: true, description: 'Text. What the police do for the measure' })
  text(@Root() { text }: PoliceContribution, @Args() { language }: LanguageArgs): string | null {
    return inLanguage(text, language);
  }
}
