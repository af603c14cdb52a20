import { MaxLength } from 'class-validator';
import { Field, InputType } from 'type-graphql';

@InputType({ description: 'Återtagande av en anmälan. A reporter withdraws a report' })
export class WithdrawIncidentReportInput {
  @Field(() => String, { nullable: true, description: 'Upprepningsnyckel. The same key has one effect for 24 hours' })
  idempotencyKey?: string | null;

  @Field({ description: 'Kod. The code that the report was answered with' })
  @MaxLength(100)
  code: string;
}
