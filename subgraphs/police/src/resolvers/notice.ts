import { type Context, inLanguage, LanguageArgs } from '@hub/kernel';
import { Arg, Args, Ctx, Directive, FieldResolver, Mutation, Resolver, Root } from 'type-graphql';
import { Municipality } from '../entities/municipality.ts';
import { Notice } from '../entities/notice.ts';
import { PublishNoticePayload } from '../entities/payloads.ts';
import { PublishNoticeInput } from '../inputs/publish-notice-input.ts';
import { publishNotice } from '../services/notices.ts';

@Resolver(() => Notice)
export class NoticeResolver {
  @FieldResolver(() => String, { nullable: true, description: 'Rubrik. What it is about' })
  title(@Root() { title }: Notice, @Args() { language }: LanguageArgs): string | null {
    return inLanguage(title, language);
  }

  @FieldResolver(() => String, { nullable: true, description: 'Text. What is told' })
  text(@Root() { text }: Notice, @Args() { language }: LanguageArgs): string | null {
    return inLanguage(text, language);
  }

  @FieldResolver(() => [Municipality], { nullable: true, description: 'Kommuner. Whom it is for' })
  municipalities(@Root() { municipalities }: Notice): Municipality[] {
    return municipalities.map(Municipality.of);
  }

  @Directive('@requiresScopes(scopes: [["police:write"]])')
  @Directive('@tag(name: "party")')
  @Directive('@cost(weight: 10)')
  @Mutation(() => PublishNoticePayload, {
    nullable: true,
    description: 'Publicera ett meddelande. Tells one or several municipalities something, at once or from a moment on',
  })
  publishNotice(
    @Arg('input', { description: 'Indata. The notice, whom it is for and who may read it' }) input: PublishNoticeInput,
    @Ctx() context: Context,
  ) {
    return publishNotice(context, input);
  }
}
