import { createAuditResolver, isId, type SubgraphDefinition } from '@hub/kernel';
import { CitizenPromise } from './entities/citizen-promise.ts';
import { Commitment } from './entities/commitment.ts';
import { FocusArea } from './entities/focus-area.ts';
import { FollowUp } from './entities/follow-up.ts';
import { Goal } from './entities/goal.ts';
import { Measure } from './entities/measure.ts';
import { MeasureEvent } from './entities/measure-event.ts';
import { Municipality } from './entities/municipality.ts';
import { Organisation } from './entities/organisation.ts';
import { SLUG } from './inputs/slug.ts';
import { focusAreaById, goalById, measureById, municipalityByCode, promiseById, promiseBySlug } from './loaders.ts';
import { Tables1764000000000 } from './migrations/1764000000000-tables.ts';
import { Sector1794000000000 } from './migrations/1794000000000-sector.ts';
import { Audit1795000000000 } from './migrations/1795000000000-audit.ts';
import { ClearanceIndexes1797000000000 } from './migrations/1797000000000-clearance-indexes.ts';
import { LinkedMeasures1798000000000 } from './migrations/1798000000000-linked-measures.ts';
import { Changes1800000000000 } from './migrations/1800000000000-changes.ts';
import { CitizenPromiseResolver } from './resolvers/citizen-promise.ts';
import { ClearancesResolver } from './resolvers/clearances.ts';
import { FocusAreaResolver } from './resolvers/focus-area.ts';
import { CommitmentResolver, FollowUpResolver, GoalResolver } from './resolvers/focus-area-parts.ts';
import { MeasureEventResolver, MeasureResolver, OrganisationResolver } from './resolvers/measure.ts';
import { MeasureMutations } from './resolvers/measure-mutations.ts';
import { MeasureSubscriptions } from './resolvers/measure-subscriptions.ts';
import { MunicipalityResolver } from './resolvers/municipality.ts';
import { PromiseMutations } from './resolvers/promise-mutations.ts';
import { ViewerResolver } from './resolvers/viewer.ts';
import { seeds } from './seeds.ts';

export const definition: SubgraphDefinition = {
  name: 'promises',
  port: 4101,
  resolvers: [
    MunicipalityResolver,
    CitizenPromiseResolver,
    FocusAreaResolver,
    CommitmentResolver,
    GoalResolver,
    FollowUpResolver,
    MeasureResolver,
    MeasureEventResolver,
    OrganisationResolver,
    PromiseMutations,
    MeasureMutations,
    MeasureSubscriptions,
    ViewerResolver,
    ClearancesResolver,
    createAuditResolver('promises'),
  ],
  orphanedTypes: [Organisation],
  references: {
    Municipality: ({ code = '' }, context) => municipalityByCode(context).load(code),
    CitizenPromise: ({ id, slug = '' }, context) =>
      id === undefined ? promiseBySlug(context).load(slug) : isId(id) ? promiseById(context).load(id.toLowerCase()) : null,
    FocusArea: ({ id = '' }, context) => (isId(id) ? focusAreaById(context).load(id.toLowerCase()) : null),
    Goal: ({ id = '' }, context) => (isId(id) ? goalById(context).load(id.toLowerCase()) : null),
    Measure: ({ id = '' }, context) => (isId(id) ? measureById(context).load(id.toLowerCase()) : null),
    Organisation: ({ slug = '' }) => (SLUG.test(slug) ? Organisation.of(slug) : null),
  },
  entities: [Municipality, CitizenPromise, FocusArea, Commitment, Goal, FollowUp, Measure, MeasureEvent],
  migrations: [
    Tables1764000000000,
    Sector1794000000000,
    Audit1795000000000,
    ClearanceIndexes1797000000000,
    LinkedMeasures1798000000000,
    Changes1800000000000,
  ],
  peers: ['council', 'business', 'police'],
  seeds,
};
