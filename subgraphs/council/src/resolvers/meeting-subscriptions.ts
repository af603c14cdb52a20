import type { Context } from '@hub/kernel';
import { Arg, ID, Resolver, Root, Subscription } from 'type-graphql';
import { Meeting } from '../entities/meeting.ts';
import { followMeetings } from '../services/meetings.ts';

@Resolver()
export class MeetingSubscriptions {
  @Subscription(() => Meeting, {
    nullable: true,
    subscribe: ({ args, context }) => followMeetings(context as Context, String(args['municipality'])),
    description:
      'Möte. Each meeting of the municipality’s safety council when the hub learns of it, which is once it has been held; one that the caller may not read gives no event',
  })
  meetingPlanned(
    @Root() meeting: Meeting,
    @Arg('municipality', () => ID, { description: 'Kommunkod. Statistics Sweden’s four digits' }) _municipality: string,
  ): Meeting {
    return meeting;
  }
}
