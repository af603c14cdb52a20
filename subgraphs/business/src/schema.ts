import { createAuditResolver, isId, type SubgraphDefinition } from '@hub/kernel';
import { BusinessProfile } from './entities/business-profile.ts';
import { FocusArea } from './entities/focus-area.ts';
import { GuardArea } from './entities/guard-area.ts';
import { IncidentReceipt } from './entities/incident-receipt.ts';
import { Measure } from './entities/measure.ts';
import { Municipality } from './entities/municipality.ts';
import { Organisation } from './entities/organisation.ts';
import { Participation } from './entities/participation.ts';
import { PseudonymKey } from './entities/pseudonym-key.ts';
import { Receipt } from './entities/receipt.ts';
import { Release } from './entities/release.ts';
import { ReleaseCell } from './entities/release-cell.ts';
import { Report } from './entities/report.ts';
import { ShownCell } from './entities/shown-cell.ts';
import { guardAreaById } from './loaders.ts';
import { Tables1764000000000 } from './migrations/1764000000000-tables.ts';
import { Sector1794000000000 } from './migrations/1794000000000-sector.ts';
import { Audit1795000000000 } from './migrations/1795000000000-audit.ts';
import {
  BusinessParticipationResolver,
  FocusAreaResolver,
  MeasureResolver,
  MunicipalityResolver,
  OrganisationResolver,
} from './resolvers/borrowed.ts';
import { BusinessSafetyResolver } from './resolvers/business-safety.ts';
import { ParticipationMutationResolver } from './resolvers/participation.ts';
import { ReportsResolver } from './resolvers/reports.ts';
import { seeds } from './seeds.ts';
import { forget } from './services/forgetting.ts';
import { closeMonths } from './services/releases.ts';
import { safetyById } from './services/safety.ts';

export const definition: SubgraphDefinition = {
  name: 'business',
  port: 4103,
  borrows: true,
  resolvers: [
    BusinessSafetyResolver,
    MunicipalityResolver,
    FocusAreaResolver,
    MeasureResolver,
    BusinessParticipationResolver,
    OrganisationResolver,
    ReportsResolver,
    ParticipationMutationResolver,
    createAuditResolver('business'),
  ],
  orphanedTypes: [Municipality, FocusArea, Measure, Organisation, GuardArea],
  references: {
    Municipality: ({ code = '' }) => (/^\d{4}$/.test(code) ? Object.assign(new Municipality(), { code }) : null),
    FocusArea: ({ id = '' }) => (isId(id) ? Object.assign(new FocusArea(), { id }) : null),
    Measure: ({ id = '' }) => (isId(id) ? Object.assign(new Measure(), { id }) : null),
    Organisation: ({ slug = '' }) => Object.assign(new Organisation(), { slug }),
    BusinessSafety: ({ id = '' }, context) => safetyById(context, id),
    GuardArea: ({ id = '' }, context) => (isId(id) ? guardAreaById(context).load(id) : null),
  },
  entities: [
    BusinessProfile,
    FocusArea,
    GuardArea,
    IncidentReceipt,
    Municipality,
    Participation,
    PseudonymKey,
    Receipt,
    Release,
    ReleaseCell,
    Report,
    ShownCell,
  ],
  migrations: [Tables1764000000000, Sector1794000000000, Audit1795000000000],
  seeds,
  maintain: closeMonths,
  forget,
};
