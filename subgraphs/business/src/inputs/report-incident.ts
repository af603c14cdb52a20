import { MutationInput } from '@hub/kernel';
import { Matches, MaxLength, ValidateIf } from 'class-validator';
import { Field, ID, InputType } from 'type-graphql';
import { IncidentCategory } from '../entities/incident-kinds.ts';

@InputType({ description: 'Anmälan av en händelse. A business reports an incident: what kind, in which month and area, no more' })
export class ReportIncidentInput extends MutationInput {
  @Field(() => ID, { description: 'Kommunkod. Where it happened' })
  municipality: string;

  @Field(() => IncidentCategory, { description: 'Händelsetyp. What kind of incident' })
  category: IncidentCategory;

  @Field({ description: 'Område. The name of a guard area of the municipality, or Övrigt for the rest of it' })
  @MaxLength(200)
  area: string;

  @Field({ description: 'Månad. YYYY-MM: this month, or the last one until the 14th' })
  @Matches(/^\d{4}-(0[1-9]|1[0-2])$/, { message: 'month must be written YYYY-MM' })
  month: string;

  @Field(() => String, {
    nullable: true,
    description:
      'Fritext. At most 1,000 characters, without personal data; shown to nobody, deleted after 90 days; null for none',
  })
  @ValidateIf((_input, value) => value !== null && value !== undefined)
  @MaxLength(1000)
  text?: string | null;
}
