import { type Context, inLanguage, LanguageArgs } from '@hub/kernel';
import { Args, Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import { Decision } from '../entities/decision.ts';
import { DecisionSubject } from '../entities/decision-subject.ts';
import { Meeting } from '../entities/meeting.ts';
import { meetingById } from '../loaders.ts';
import { subjectsOf } from '../services/meetings.ts';

@Resolver(() => Decision)
export class DecisionResolver {
  @FieldResolver(() => String, { nullable: true, description: 'Text. What was decided' })
  text(@Root() { text }: Decision, @Args() { language }: LanguageArgs): string | null {
    return inLanguage(text, language);
  }

  @FieldResolver(() => Meeting, { nullable: true, description: 'Möte. The meeting that decided' })
  meeting(@Root() { meetingId }: Decision, @Ctx() context: Context) {
    return meetingById(context).load(meetingId);
  }

  @FieldResolver(() => [DecisionSubject], {
    nullable: true,
    description: 'Gäller. What it is about, as far as the caller may read it; empty where nothing is named',
  })
  concerns(@Root() { id }: Decision, @Ctx() context: Context) {
    return subjectsOf(context, id);
  }
}
