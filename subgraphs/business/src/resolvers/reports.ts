import type { Context } from '@hub/kernel';
import { Arg, Ctx, Directive, Mutation, Query, Resolver } from 'type-graphql';
import { IncidentReceipt } from '../entities/incident-receipt.ts';
import { ReportIncidentPayload, WithdrawIncidentReportPayload } from '../entities/payloads.ts';
import { ReportIncidentInput } from '../inputs/report-incident.ts';
import { WithdrawIncidentReportInput } from '../inputs/withdraw-incident-report.ts';
import { receiptOf, reportIncident, withdrawIncidentReport } from '../services/reports.ts';

@Resolver()
export class ReportsResolver {
  @Directive('@cacheControl(maxAge: 0)')
  @Query(() => IncidentReceipt, {
    nullable: true,
    description: 'Kvitto. Read with its code, never with an id; null where there is none',
  })
  incidentReceipt(
    @Arg('code', () => String, { description: 'Kod. The code that the report was answered with' }) code: string,
    @Ctx() context: Context,
  ): Promise<IncidentReceipt | null> {
    return receiptOf(context, code);
  }

  @Directive('@requiresScopes(scopes: [["business:report"]])')
  @Directive('@tag(name: "sector")')
  @Directive('@cost(weight: 10)')
  @Mutation(() => ReportIncidentPayload, {
    nullable: true,
    description: 'Anmäl en händelse. Counts the caller once in its month, category and area; null without the scope',
  })
  reportIncident(
    @Arg('input', () => ReportIncidentInput, { description: 'Anmälan. The report' }) input: ReportIncidentInput,
    @Ctx() context: Context,
  ): Promise<object> {
    return reportIncident(context, input);
  }

  @Directive('@requiresScopes(scopes: [["business:report"]])')
  @Directive('@tag(name: "sector")')
  @Directive('@cost(weight: 10)')
  @Mutation(() => WithdrawIncidentReportPayload, {
    nullable: true,
    description: 'Återta en anmälan. Deletes the report; a release made before stands; null without the scope',
  })
  withdrawIncidentReport(
    @Arg('input', () => WithdrawIncidentReportInput, { description: 'Återtagande. The report’s code' })
    input: WithdrawIncidentReportInput,
    @Ctx() context: Context,
  ): Promise<object> {
    return withdrawIncidentReport(context, input);
  }
}
