import { factId, focusAreaId } from '@hub/kernel';
import { describeSubgraph } from '@hub/kernel/suite';
import { definition } from '../src/schema.ts';

describeSubgraph(definition, {
  seeds: ['seeds/amal', 'subgraphs/business/test/seeds/exempelstad'],
  entities: {
    BusinessSafety: { owned: true, keys: [{ id: factId('BusinessSafety', '1492', 'all') }] },
    GuardArea: { owned: true, keys: [{ id: factId('GuardArea', '9001', 'torget') }] },
    Municipality: { owned: false, keys: [{ code: '1492' }] },
    FocusArea: { owned: false, keys: [{ id: focusAreaId('amal-2023-2024/3') }] },
    Measure: { owned: false, keys: [{ id: factId('Measure', 'any') }] },
    Organisation: { owned: false, keys: [{ slug: 'amal-handel' }] },
  },
  connections: [
    {
      query: `query ($first: Int, $after: String) {
        businessSafety(municipality: "9001") {
          incidents(by: [CATEGORY, MONTH], first: $first, after: $after) {
            totalCount edges { cursor node { category month } } pageInfo { hasNextPage hasPreviousPage startCursor endCursor }
          }
        }
      }`,
      path: ['businessSafety', 'incidents'],
    },
  ],
});
