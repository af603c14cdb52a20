import { type Context, inLanguage, LanguageArgs, PeriodInput } from '@hub/kernel';
import { Arg, Args, Ctx, FieldResolver, ID, Resolver, Root } from 'type-graphql';
import { BusinessParticipation } from '../entities/business-participation.ts';
import { BusinessProfile } from '../entities/business-profile.ts';
import { BusinessSafety } from '../entities/business-safety.ts';
import { FocusArea } from '../entities/focus-area.ts';
import { Measure } from '../entities/measure.ts';
import { Municipality } from '../entities/municipality.ts';
import { Organisation } from '../entities/organisation.ts';
import { participationOfMeasure, profileOfOrganisation } from '../loaders.ts';
import { safetyOf, safetyOfFocusArea } from '../services/safety.ts';

/** What business adds to the types of the other subgraphs. */

@Resolver(() => Municipality)
export class MunicipalityResolver {
  @FieldResolver(() => BusinessSafety, {
    nullable: true,
    description: 'Trygghet i näringslivet. What businesses reported there; null where the hub does not know the municipality',
  })
  businessSafety(
    @Root() { code }: Municipality,
    @Arg('period', () => PeriodInput, {
      nullable: true,
      description: 'Period. A calendar quarter or a calendar year; null for every month released',
    })
    period: PeriodInput | null,
    @Ctx() context: Context,
  ): Promise<BusinessSafety | null> {
    return safetyOf(context, code, period ?? null);
  }
}

@Resolver(() => FocusArea)
export class FocusAreaResolver {
  @FieldResolver(() => BusinessSafety, {
    nullable: true,
    description:
      'Trygghet i näringslivet. Null where the area does not concern local business, or the promise has several municipalities and none is asked for',
  })
  businessSafety(
    @Root() { id }: FocusArea,
    @Arg('municipality', () => ID, {
      nullable: true,
      description: 'Kommunkod. Which of the promise’s municipalities; null where it has one',
    })
    municipality: string | null,
    @Ctx() context: Context,
  ): Promise<BusinessSafety | null> {
    return safetyOfFocusArea(context, id, municipality ?? null);
  }
}

@Resolver(() => Measure)
export class MeasureResolver {
  @FieldResolver(() => BusinessParticipation, {
    nullable: true,
    description: 'Näringslivets deltagande. Who of local business takes part; null where nobody has joined',
  })
  businessParticipation(@Root() { id }: Measure, @Ctx() context: Context): Promise<BusinessParticipation | null> {
    return participationOfMeasure(context).load(id);
  }
}

@Resolver(() => BusinessParticipation)
export class BusinessParticipationResolver {
  @FieldResolver(() => String, {
    nullable: true,
    description: 'Anteckningar. What the organisations wrote, a paragraph each, in the order they joined; null where none did',
  })
  notes(@Root() { notesTexts }: BusinessParticipation, @Args() { language }: LanguageArgs): string | null {
    return notesTexts.map((text) => inLanguage(text, language)).join('\n\n') || null;
  }
}

@Resolver(() => Organisation)
export class OrganisationResolver {
  @FieldResolver(() => BusinessProfile, {
    nullable: true,
    description: 'Näringslivsprofil. What is published about it as a body of local business; null where nothing is',
  })
  business(@Root() { slug }: Organisation, @Ctx() context: Context): Promise<BusinessProfile | null> {
    return profileOfOrganisation(context).load(slug);
  }
}
