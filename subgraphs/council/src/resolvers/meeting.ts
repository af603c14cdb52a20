import { type Context, inLanguage, LanguageArgs } from '@hub/kernel';
import { Args, Ctx, Directive, FieldResolver, Resolver, Root } from 'type-graphql';
import { AgendaItem } from '../entities/agenda-item.ts';
import { Attendance } from '../entities/attendance.ts';
import { CitizenPromise } from '../entities/citizen-promise.ts';
import { Decision } from '../entities/decision.ts';
import { Meeting } from '../entities/meeting.ts';
import { Organisation } from '../entities/organisation.ts';
import { attendanceOfMeeting, decisionsOfMeeting, organisationById } from '../loaders.ts';
import { agendaOf, notesOf } from '../services/meetings.ts';
import { borrow } from '../services/references.ts';

@Resolver(() => Meeting)
export class MeetingResolver {
  @FieldResolver(() => String, { nullable: true, description: 'Syfte. What it was for; null where no source says' })
  purpose(@Root() { purpose }: Meeting, @Args() { language }: LanguageArgs): string | null {
    return inLanguage(purpose, language);
  }

  @FieldResolver(() => [Attendance], {
    nullable: true,
    description: 'Närvaro. By the organisation’s name; members that are not listed were not recorded, which is not absence',
  })
  attendance(@Root() { id }: Meeting, @Ctx() context: Context) {
    return attendanceOfMeeting(context).load(id);
  }

  @Directive('@requiresScopes(scopes: [["council:read"]])')
  @Directive('@tag(name: "council")')
  @FieldResolver(() => [AgendaItem], {
    nullable: true,
    description: 'Dagordning. Its items in their order; null where nobody has told them, or the caller may not read them',
  })
  agenda(@Root() { id }: Meeting, @Ctx() context: Context) {
    return agendaOf(context, id);
  }

  @Directive('@requiresScopes(scopes: [["council:read"]])')
  @Directive('@tag(name: "council")')
  @FieldResolver(() => String, {
    nullable: true,
    description: 'Anteckningar. In Swedish; null where nobody has made any, or the caller may not read them',
  })
  notes(@Root() { id }: Meeting, @Ctx() context: Context) {
    return notesOf(context, id);
  }

  @FieldResolver(() => [Decision], {
    nullable: true,
    description: 'Beslut. In the order they were recorded, at most 100; empty where none are known',
  })
  decisions(@Root() { id }: Meeting, @Ctx() context: Context) {
    return decisionsOfMeeting(context).load(id);
  }

  @FieldResolver(() => CitizenPromise, {
    nullable: true,
    description: 'Löfte. The citizen promise it was about; null where none is known, or the caller may not read it',
  })
  promise(@Root() { promiseId }: Meeting, @Ctx() context: Context) {
    return borrow(context, 'CitizenPromise', promiseId);
  }
}

@Resolver(() => AgendaItem)
export class AgendaItemResolver {
  @FieldResolver(() => String, { description: 'Text. What the item is about' })
  text(@Root() { text }: AgendaItem, @Args() { language }: LanguageArgs): string | null {
    return inLanguage(text, language);
  }
}

@Resolver(() => Attendance)
export class AttendanceResolver {
  @FieldResolver(() => Organisation, { nullable: true, description: 'Organisation. Who was represented, or was not' })
  organisation(@Root() { organisationId }: Attendance, @Ctx() context: Context) {
    return organisationById(context).load(organisationId);
  }
}
