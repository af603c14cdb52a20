import { COMMON_USER_ERRORS, createPayload, createUserError } from '@hub/kernel';
import { BusinessParticipation } from './business-participation.ts';
import { IncidentReceipt } from './incident-receipt.ts';

const UserError = createUserError({
  ...COMMON_USER_ERRORS,
  MONTH_OUT_OF_RANGE: 'Månaden är stängd eller inte kommen. Reports are taken for the months still open',
  ALREADY_WITHDRAWN: 'Redan återtagen. A report can be withdrawn once',
});

const receipt = { type: () => IncidentReceipt, description: 'Kvitto. What has become of the report' };

export const ReportIncidentPayload = createPayload(
  'ReportIncident',
  {
    code: {
      type: () => String,
      description: 'Kod. Shown once and kept by nobody but its reporter: with it the receipt is read and the report withdrawn',
    },
    receipt,
  },
  UserError,
);

export const WithdrawIncidentReportPayload = createPayload('WithdrawIncidentReport', { receipt }, UserError);

export const JoinMeasurePayload = createPayload(
  'JoinMeasure',
  { participation: { type: () => BusinessParticipation, description: 'Deltagande. Who takes part in the measure now' } },
  UserError,
);
