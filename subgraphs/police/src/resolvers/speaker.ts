import { FieldResolver, Resolver, Root } from 'type-graphql';
import { Organisation } from '../entities/organisation.ts';
import { Speaker, type StoredSpeaker } from '../entities/speaker.ts';

@Resolver(() => Speaker)
export class SpeakerResolver {
  @FieldResolver(() => Organisation, {
    nullable: true,
    description: 'Organisation. The body spoken for; null where the source does not say',
  })
  organisation(@Root() speaker: Speaker): Organisation | null {
    const { organisation } = speaker as StoredSpeaker;
    return organisation === null ? null : Organisation.of(organisation);
  }
}
