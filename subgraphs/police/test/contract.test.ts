import { factId } from '@hub/kernel';
import { describeSubgraph } from '@hub/kernel/suite';
import { definition } from '../src/schema.ts';
import { AMAL_AREA, AMAL_PROMISE, AMAL_SERIES, DISTRICT, LIAISON } from './fixtures.ts';

const PAGE = 'totalCount edges { cursor node { id } } pageInfo { hasNextPage hasPreviousPage startCursor endCursor }';

describeSubgraph(definition, {
  seeds: ['seeds/amal', 'seeds/mellerud', 'seeds/dals-ed'],
  entities: {
    Municipality: { owned: false, keys: [{ code: '1492' }] },
    CitizenPromise: { owned: false, keys: [{ id: AMAL_PROMISE }] },
    FocusArea: { owned: false, keys: [{ id: AMAL_AREA }] },
    Measure: { owned: false, keys: [{ id: AMAL_AREA }] },
    Organisation: { owned: false, keys: [{ slug: 'polisen' }] },
    PoliceDistrict: { owned: true, keys: [{ id: DISTRICT }] },
    LiaisonFunction: { owned: true, keys: [{ id: LIAISON }] },
    StatisticSeries: { owned: true, keys: [{ id: AMAL_SERIES }] },
    Survey: { owned: true, keys: [] },
    QuotedClaim: { owned: true, keys: [{ id: factId('QuotedClaim', 'amal-2023-2024', 'karlsson-lov3') }] },
    Notice: { owned: true, keys: [] },
  },
  connections: [
    {
      query: `query ($first: Int, $after: String) { statisticSeries(first: $first, after: $after) { ${PAGE} } }`,
      path: ['statisticSeries'],
    },
    {
      query: `query ($first: Int, $after: String) {
        _entities(representations: [{ __typename: "Municipality", code: "1492" }]) {
          ... on Municipality { notices(first: $first, after: $after) { ${PAGE} } }
        }
      }`,
      path: ['_entities', '0', 'notices'],
    },
  ],
});
