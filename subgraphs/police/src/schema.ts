import { type Context, createAuditResolver, isId, type Reference, type SubgraphDefinition } from '@hub/kernel';
import { CitizenPromise } from './entities/citizen-promise.ts';
import { FocusArea } from './entities/focus-area.ts';
import { LiaisonFunction } from './entities/liaison-function.ts';
import { Measure } from './entities/measure.ts';
import { Municipality } from './entities/municipality.ts';
import { Notice } from './entities/notice.ts';
import { NoticeMunicipality } from './entities/notice-municipality.ts';
import { Organisation } from './entities/organisation.ts';
import { PoliceContribution } from './entities/police-contribution.ts';
import { PoliceDistrict } from './entities/police-district.ts';
import { QuotedClaim } from './entities/quoted-claim.ts';
import { StatisticPoint } from './entities/statistic-point.ts';
import { StatisticSeries } from './entities/statistic-series.ts';
import { Survey } from './entities/survey.ts';
import { claimById, districtById, functionById, noticeById, seriesById, surveyById } from './loaders.ts';
import { Tables1764000000000 } from './migrations/1764000000000-tables.ts';
import { Sector1794000000000 } from './migrations/1794000000000-sector.ts';
import { Audit1795000000000 } from './migrations/1795000000000-audit.ts';
import { ClearanceIndexes1797000000000 } from './migrations/1797000000000-clearance-indexes.ts';
import { CitizenPromiseResolver } from './resolvers/citizen-promise.ts';
import { FocusAreaResolver } from './resolvers/focus-area.ts';
import { LiaisonFunctionResolver } from './resolvers/liaison-function.ts';
import { MeasureResolver } from './resolvers/measure.ts';
import { MunicipalityResolver } from './resolvers/municipality.ts';
import { NoticeResolver } from './resolvers/notice.ts';
import { OrganisationResolver } from './resolvers/organisation.ts';
import { PoliceContributionResolver } from './resolvers/police-contribution.ts';
import { PoliceDistrictResolver } from './resolvers/police-district.ts';
import { QuotedClaimResolver } from './resolvers/quoted-claim.ts';
import { SpeakerResolver } from './resolvers/speaker.ts';
import { StatisticPointResolver } from './resolvers/statistic-point.ts';
import { StatisticSeriesResolver } from './resolvers/statistic-series.ts';
import { SurveyResolver } from './resolvers/survey.ts';
import { seeds } from './seeds.ts';

interface Loader {
  load(id: string): Promise<object | null>;
}

/** An own row by its id. */
const own =
  (loader: (context: Context) => Loader): Reference =>
  ({ id = '' }, context) =>
    isId(id) ? loader(context).load(id.toLowerCase()) : null;

/** Another subgraph's row: nothing is known of it here, so nothing is asked of the database. */
const borrowed =
  (of: (id: string) => object): Reference =>
  ({ id = '' }) =>
    isId(id) ? of(id.toLowerCase()) : null;

export const definition: SubgraphDefinition = {
  name: 'police',
  port: 4104,
  borrows: true,
  resolvers: [
    MunicipalityResolver,
    CitizenPromiseResolver,
    FocusAreaResolver,
    MeasureResolver,
    OrganisationResolver,
    PoliceDistrictResolver,
    LiaisonFunctionResolver,
    StatisticSeriesResolver,
    StatisticPointResolver,
    SurveyResolver,
    QuotedClaimResolver,
    SpeakerResolver,
    PoliceContributionResolver,
    NoticeResolver,
    createAuditResolver('police'),
  ],
  orphanedTypes: [Municipality, CitizenPromise, FocusArea, Measure, Organisation, Survey, QuotedClaim, Notice, LiaisonFunction],
  references: {
    Municipality: ({ code = '' }) => (/^\d{4}$/.test(code) ? Municipality.of(code) : null),
    CitizenPromise: borrowed(CitizenPromise.of),
    FocusArea: borrowed(FocusArea.of),
    Measure: borrowed(Measure.of),
    Organisation: ({ slug = '' }) => Organisation.of(slug),
    PoliceDistrict: own(districtById),
    LiaisonFunction: own(functionById),
    StatisticSeries: own(seriesById),
    Survey: own(surveyById),
    QuotedClaim: own(claimById),
    Notice: own(noticeById),
  },
  entities: [
    PoliceDistrict,
    LiaisonFunction,
    StatisticSeries,
    StatisticPoint,
    Survey,
    QuotedClaim,
    PoliceContribution,
    Notice,
    NoticeMunicipality,
  ],
  migrations: [Tables1764000000000, Sector1794000000000, Audit1795000000000, ClearanceIndexes1797000000000],
  seeds,
};
