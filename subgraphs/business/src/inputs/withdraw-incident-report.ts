import { MutationInput } from '@hub/kernel';
import { MaxLength } from 'class-validator';
import { Field, InputType } from 'type-graphql';

@InputType({ description: 'Återtagande av en anmälan. A reporter withdraws a report' })
export class WithdrawIncidentReportInput extends MutationInput {
  @Field({ description: 'Kod. The code that the report was answered with' })
  @MaxLength(100)
  code: string;
}
