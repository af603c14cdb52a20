import { createAuditResolver, isId, type SubgraphDefinition } from '@hub/kernel';
import { ActionPoint } from './entities/action-point.ts';
import { Attendance } from './entities/attendance.ts';
import { CitizenPromise } from './entities/citizen-promise.ts';
import { Decision } from './entities/decision.ts';
import { DecisionSubjectRow } from './entities/decision-subject.ts';
import { FocusArea } from './entities/focus-area.ts';
import { Measure } from './entities/measure.ts';
import { Meeting } from './entities/meeting.ts';
import { Membership } from './entities/membership.ts';
import { Minutes } from './entities/minutes.ts';
import { Municipality } from './entities/municipality.ts';
import { Organisation } from './entities/organisation.ts';
import { SafetyCouncil } from './entities/safety-council.ts';
import { SafetyWalk } from './entities/safety-walk.ts';
import { StatutoryDuty } from './entities/statutory-duty.ts';
import { actionPointById, decisionById, meetingById, walkById } from './loaders.ts';
import { Tables1764000000000 } from './migrations/1764000000000-tables.ts';
import { Sector1794000000000 } from './migrations/1794000000000-sector.ts';
import { Audit1795000000000 } from './migrations/1795000000000-audit.ts';
import { ClearanceIndexes1797000000000 } from './migrations/1797000000000-clearance-indexes.ts';
import { Changes1800000000000 } from './migrations/1800000000000-changes.ts';
import { ActionPointResolver } from './resolvers/action-point.ts';
import { CitizenPromiseResolver, FocusAreaResolver, MeasureResolver, MunicipalityResolver } from './resolvers/borrowed.ts';
import { CouncilMutations } from './resolvers/council-mutations.ts';
import { DecisionResolver } from './resolvers/decision.ts';
import { AgendaItemResolver, AttendanceResolver, MeetingResolver } from './resolvers/meeting.ts';
import { MeetingSubscriptions } from './resolvers/meeting-subscriptions.ts';
import { MembershipResolver, OrganisationResolver } from './resolvers/organisation.ts';
import { SafetyCouncilResolver, StatutoryDutyResolver } from './resolvers/safety-council.ts';
import { SafetyWalkResolver, WalkFindingResolver } from './resolvers/safety-walk.ts';
import { WalkMutations } from './resolvers/walk-mutations.ts';
import { seeds } from './seeds.ts';
import { findCouncil, municipalityOf } from './services/councils.ts';
import { resolveOrganisation } from './services/organisations.ts';
import { stubOf } from './services/references.ts';

export const definition: SubgraphDefinition = {
  name: 'council',
  port: 4102,
  borrows: true,
  resolvers: [
    OrganisationResolver,
    MembershipResolver,
    SafetyCouncilResolver,
    StatutoryDutyResolver,
    MeetingResolver,
    AgendaItemResolver,
    AttendanceResolver,
    DecisionResolver,
    ActionPointResolver,
    SafetyWalkResolver,
    WalkFindingResolver,
    MunicipalityResolver,
    CitizenPromiseResolver,
    FocusAreaResolver,
    MeasureResolver,
    CouncilMutations,
    MeetingSubscriptions,
    WalkMutations,
    createAuditResolver('council'),
  ],
  orphanedTypes: [Municipality, CitizenPromise, FocusArea, Measure],
  references: {
    Organisation: resolveOrganisation,
    SafetyCouncil: ({ id = '' }, context) => findCouncil(context, id),
    Meeting: ({ id = '' }, context) => (isId(id) ? meetingById(context).load(id.toLowerCase()) : null),
    Decision: ({ id = '' }, context) => (isId(id) ? decisionById(context).load(id.toLowerCase()) : null),
    ActionPoint: ({ id = '' }, context) => (isId(id) ? actionPointById(context).load(id.toLowerCase()) : null),
    SafetyWalk: ({ id = '' }, context) => (isId(id) ? walkById(context).load(id.toLowerCase()) : null),
    Municipality: ({ code }) => municipalityOf(code),
    CitizenPromise: ({ id }) => stubOf('CitizenPromise', id),
    FocusArea: ({ id }) => stubOf('FocusArea', id),
    Measure: ({ id }) => stubOf('Measure', id),
  },
  entities: [
    Organisation,
    SafetyCouncil,
    Membership,
    StatutoryDuty,
    Meeting,
    Minutes,
    Attendance,
    Decision,
    DecisionSubjectRow,
    ActionPoint,
    SafetyWalk,
  ],
  migrations: [Tables1764000000000, Sector1794000000000, Audit1795000000000, ClearanceIndexes1797000000000, Changes1800000000000],
  seeds,
};
