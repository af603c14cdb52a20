import { COMMON_USER_ERRORS, createPayload, createUserError } from '@hub/kernel';
import { Notice } from './notice.ts';
import { PoliceContribution } from './police-contribution.ts';
import { QuotedClaim } from './quoted-claim.ts';
import { StatisticSeries } from './statistic-series.ts';

export const UserError = createUserError({
  ...COMMON_USER_ERRORS,
  POINT_OVERLAP: 'Överlappande perioder. Two points of one series share a day without being the same period',
});

export const PublishStatisticsPayload = createPayload(
  'PublishStatistics',
  { series: { type: () => StatisticSeries, description: 'Serien. The series as it stands now' } },
  UserError,
);
export const PublishNoticePayload = createPayload(
  'PublishNotice',
  { notice: { type: () => Notice, description: 'Meddelandet. The notice published' } },
  UserError,
);
export const RecordPoliceContributionPayload = createPayload(
  'RecordPoliceContribution',
  { contribution: { type: () => PoliceContribution, description: 'Bidraget. The contribution as it stands now' } },
  UserError,
);
export const RecordClaimPayload = createPayload(
  'RecordClaim',
  { claim: { type: () => QuotedClaim, description: 'Påståendet. The claim recorded' } },
  UserError,
);
