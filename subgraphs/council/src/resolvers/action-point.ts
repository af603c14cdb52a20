import { type Context, inLanguage, LanguageArgs } from '@hub/kernel';
import { Args, Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import { ActionPoint } from '../entities/action-point.ts';
import { Measure } from '../entities/measure.ts';
import { Organisation } from '../entities/organisation.ts';
import { organisationById } from '../loaders.ts';
import { borrow } from '../services/references.ts';

@Resolver(() => ActionPoint)
export class ActionPointResolver {
  @FieldResolver(() => String, { nullable: true, description: 'Text. What is to be done' })
  text(@Root() { text }: ActionPoint, @Args() { language }: LanguageArgs): string | null {
    return inLanguage(text, language);
  }

  @FieldResolver(() => Organisation, { nullable: true, description: 'Ansvarig. The organisation that is to do it' })
  assignee(@Root() { assigneeId }: ActionPoint, @Ctx() context: Context) {
    return organisationById(context).load(assigneeId);
  }

  @FieldResolver(() => Measure, {
    nullable: true,
    description: 'Åtgärd. The measure it serves; null where it serves none, or the caller may not read it',
  })
  measure(@Root() { measureId }: ActionPoint, @Ctx() context: Context) {
    return borrow(context, 'Measure', measureId);
  }
}
