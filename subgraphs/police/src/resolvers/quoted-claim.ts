import { type Context, Source } from '@hub/kernel';
import { Arg, Ctx, Directive, FieldResolver, Mutation, Resolver, Root } from 'type-graphql';
import { RecordClaimPayload } from '../entities/payloads.ts';
import { QuotedClaim } from '../entities/quoted-claim.ts';
import { Speaker, type StoredSpeaker } from '../entities/speaker.ts';
import { RecordClaimInput } from '../inputs/record-claim-input.ts';
import { recordClaim } from '../services/claims.ts';

@Resolver(() => QuotedClaim)
export class QuotedClaimResolver {
  @FieldResolver(() => Speaker, { description: 'Talare. Who said it' })
  speaker(@Root() { speaker }: QuotedClaim): StoredSpeaker {
    return speaker;
  }

  @FieldResolver(() => Source, { description: 'Källa. Where it was found; a claim has one source' })
  source(@Root() { sources }: QuotedClaim): Source | undefined {
    return sources[0];
  }

  @Directive('@requiresScopes(scopes: [["police:write"]])')
  @Directive('@tag(name: "party")')
  @Directive('@cost(weight: 10)')
  @Mutation(() => RecordClaimPayload, {
    nullable: true,
    description: 'Skriv ner ett påstående. What somebody said about a promise, in public and word for word',
  })
  recordClaim(
    @Arg('input', { description: 'Indata. The words, who said them and where they were found' }) input: RecordClaimInput,
    @Ctx() context: Context,
  ) {
    return recordClaim(context, input);
  }
}
