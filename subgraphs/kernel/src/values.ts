import 'reflect-metadata';
import { IsUrl, Length, MaxLength, ValidateIf } from 'class-validator';
import { GraphQLError, GraphQLScalarType, Kind } from 'graphql';
import { GraphQLDateTime, GraphQLLocalDate } from 'graphql-scalars';
import { createUnionType, Directive, Field, Float, InputType, ObjectType, registerEnumType } from 'type-graphql';

/** The value types every subgraph shares word for word; federation merges them as `@shareable`. */

/**
 * A scalar whose refusal is a sentence of ours: graphql-scalars would repeat what a person typed.
 *
 * PostgreSQL has no year 0, so it is refused here as no day.
 */
function createTime<Internal>(
  base: GraphQLScalarType,
  known: { name: string; description: string; specifiedByURL: string },
  bounds: string,
): GraphQLScalarType<Internal, Internal> {
  const parse = (text: unknown): Internal => {
    try {
      if (typeof text === 'string' && !text.startsWith('0000')) return base.parseValue(text) as Internal;
    } catch {}
    throw new GraphQLError(`A ${known.name} is ${bounds}`);
  };
  return new GraphQLScalarType<Internal, Internal>({
    ...(base.toConfig() as object),
    ...known,
    parseValue: parse,
    parseLiteral: (node) => parse(node.kind === Kind.STRING ? node.value : undefined),
  });
}

/** PostgreSQL's own days need no second look; a hundred rows have hundreds of them. */
const StoredDate = new GraphQLScalarType({
  ...GraphQLLocalDate.toConfig(),
  serialize: (day) => (typeof day === 'string' && /^\d{4}-\d\d-\d\d$/.test(day) ? day : GraphQLLocalDate.serialize(day)),
});

export const DateScalar = createTime<string>(
  StoredDate,
  {
    name: 'Date',
    description: 'Datum. A calendar day without a time of day, in ISO 8601: 2022-12-14',
    specifiedByURL: 'https://scalars.graphql.org/andimarek/local-date',
  },
  'a day of the calendar, 0001-01-01 to 9999-12-31, written YYYY-MM-DD',
);

export const DateTimeScalar = createTime<Date>(
  GraphQLDateTime,
  {
    name: 'DateTime',
    description: 'Tidpunkt. A moment with its time zone, in RFC 3339: 2022-12-14T09:30:00.000Z',
    specifiedByURL: 'https://scalars.graphql.org/andimarek/date-time',
  },
  'a moment of the years 0001 to 9999 with its time zone, written as 2022-12-14T09:30:00.000Z',
);

export enum Language {
  SV = 'SV',
  EN = 'EN',
}
registerEnumType(Language, {
  name: 'Language',
  description: 'Språk. The language a text is wanted in; a text that lacks it comes in Swedish',
  valuesConfig: {
    SV: { description: 'Svenska, the language of the sources' },
    EN: { description: 'Engelska, a translation of the Swedish' },
  },
});

export enum Visibility {
  PUBLIC = 'PUBLIC',
  SECTOR = 'SECTOR',
  COUNCIL = 'COUNCIL',
  PARTY = 'PARTY',
}
registerEnumType(Visibility, {
  name: 'Visibility',
  description: 'Synlighet. The lowest level that may read a row; each level reads what the ones before it read',
  valuesConfig: {
    PUBLIC: { description: 'Offentlig: anyone' },
    SECTOR: { description: 'Bransch: a sector body, such as a shop association' },
    COUNCIL: { description: 'Råd: members of the safety council' },
    PARTY: { description: 'Part: the promise’s parties, the police and the municipality' },
  },
});

export enum SuppressionReason {
  SMALL_COUNT = 'SMALL_COUNT',
  COMPLEMENTARY = 'COMPLEMENTARY',
  FEW_RESPONDENTS = 'FEW_RESPONDENTS',
  WITHHELD = 'WITHHELD',
}
registerEnumType(SuppressionReason, {
  name: 'SuppressionReason',
  description: 'Skäl till att ett tal inte visas. Why a figure is not shown',
  valuesConfig: {
    SMALL_COUNT: { description: 'Litet tal: the count is so small that it could point at someone' },
    COMPLEMENTARY: { description: 'Följdskydd: shown, it would give a small count away' },
    FEW_RESPONDENTS: { description: 'Få svarande: too few answered the survey' },
    WITHHELD: { description: 'Undanhållet: its owner does not show it' },
  },
});

@Directive('@shareable')
@ObjectType({ description: 'Källa. Where a fact was found' })
export class Source {
  @Field({ description: 'Titel. The page’s or document’s title' })
  title: string;
  @Field(() => String, { nullable: true, description: 'Utgivare. Who published it; null where the source does not say' })
  publisher?: string | null;
  @Field(() => String, { nullable: true, description: 'Webbadress. Its address; null where it has none' })
  url?: string | null;
  @Field(() => DateScalar, { nullable: true, description: 'Publicerad. The day it was published; null where unknown' })
  publishedOn?: string | null;
  @Field(() => DateScalar, { nullable: true, description: 'Hämtad. The day it was read; null where unknown' })
  retrievedOn?: string | null;
  @Field(() => String, { nullable: true, description: 'Citat. The source’s own words; null where none are quoted' })
  quote?: string | null;
  @Field(() => String, {
    nullable: true,
    description: 'Anmärkning. Said where the source disagrees with itself or with the world; null where it does not',
  })
  note?: string | null;
}

@Directive('@shareable')
@ObjectType({ description: 'Period. A span of days, both ends included' })
export class Period {
  @Field(() => DateScalar, { description: 'Från och med. The first day' })
  from: string;
  @Field(() => DateScalar, { description: 'Till och med. The last day' })
  to: string;
}

@Directive('@shareable')
@ObjectType({ description: 'Sidinformation. Where a page of a list begins and ends' })
export class PageInfo {
  @Field({ description: 'Nästa sida finns. Whether more follows after endCursor' })
  hasNextPage: boolean;
  @Field({ description: 'Föregående sida finns. Whether the page was asked for after a cursor' })
  hasPreviousPage: boolean;
  @Field(() => String, { nullable: true, description: 'Första markör. The first edge’s cursor; null where the page is empty' })
  startCursor: string | null;
  @Field(() => String, { nullable: true, description: 'Sista markör. The last edge’s cursor; null where the page is empty' })
  endCursor: string | null;
}

@Directive('@shareable')
@ObjectType({ description: 'Ett tal som visas. A figure that is shown' })
export class Count {
  @Field(() => Float, { description: 'Värde. The figure, in its series’ unit; a count unless the series says otherwise' })
  value: number;
}

@Directive('@shareable')
@ObjectType({ description: 'Ett tal som inte visas. A figure that exists and is not shown' })
export class Suppressed {
  @Field(() => SuppressionReason, { description: 'Skäl. Why it is not shown' })
  reason: SuppressionReason;
}

export const StatisticValue = createUnionType({
  name: 'StatisticValue',
  description:
    'Statistikvärde. A figure, or the reason it is not shown; null where it stands means that nothing was collected, never zero',
  types: () => [Count, Suppressed] as const,
  resolveType: (value: Count | Suppressed) => ('value' in value ? 'Count' : 'Suppressed'),
});

@InputType({ description: 'Period. A span of days, both ends included; from must not be after to' })
export class PeriodInput {
  @Field(() => DateScalar, { description: 'Från och med. The first day' })
  from: string;
  @Field(() => DateScalar, { description: 'Till och med. The last day, not before from' })
  to: string;
}

const given = (value: unknown) => value !== null && value !== undefined;

@InputType({ description: 'Källa. Where a fact was found' })
export class SourceInput {
  @Field({ description: 'Titel. 1 to 300 characters' })
  @Length(1, 300)
  title: string;
  @Field(() => String, { nullable: true, description: 'Utgivare. At most 200 characters; null where unknown' })
  @ValidateIf((_source, value) => given(value))
  @MaxLength(200)
  publisher?: string | null;
  @Field(() => String, {
    nullable: true,
    description: 'Webbadress. http or https, at most 2,000 characters; null where it has none',
  })
  @ValidateIf((_source, value) => given(value))
  @MaxLength(2000)
  @IsUrl({ protocols: ['http', 'https'], require_protocol: true, disallow_auth: true })
  url?: string | null;
  @Field(() => DateScalar, { nullable: true, description: 'Publicerad. The day it was published; null where unknown' })
  publishedOn?: string | null;
  @Field(() => DateScalar, { nullable: true, description: 'Hämtad. The day it was read; null where unknown' })
  retrievedOn?: string | null;
  @Field(() => String, { nullable: true, description: 'Citat. The source’s own words, at most 2,000 characters; null for none' })
  @ValidateIf((_source, value) => given(value))
  @MaxLength(2000)
  quote?: string | null;
  @Field(() => String, { nullable: true, description: 'Anmärkning. At most 1,000 characters; null for none' })
  @ValidateIf((_source, value) => given(value))
  @MaxLength(1000)
  note?: string | null;
}

/** A text as it is stored: Swedish always, other languages where somebody translated it. */
export interface Text {
  sv: string;
  en?: string | undefined;
}

/** The text in the language asked for, else in Swedish; null stays null. */
export function inLanguage(text: Text | null | undefined, language: Language): string | null {
  if (!text) return null;
  return (language === Language.EN ? text.en : undefined) ?? text.sv;
}
