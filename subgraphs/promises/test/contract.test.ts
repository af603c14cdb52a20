import { factId } from '@hub/kernel';
import { describeSubgraph } from '@hub/kernel/suite';
import { definition } from '../src/schema.ts';

describeSubgraph(definition, {
  seeds: ['seeds/amal', 'seeds/mellerud', 'seeds/dals-ed'],
  entities: {
    Municipality: { owned: true, keys: [{ code: '1492' }] },
    CitizenPromise: { owned: true, keys: [{ id: factId('CitizenPromise', 'amal-2023-2024') }, { slug: 'amal-2023-2024' }] },
    FocusArea: { owned: true, keys: [{ id: factId('FocusArea', 'amal-2023-2024', 3) }] },
    Goal: { owned: true, keys: [{ id: factId('Goal', 'amal-2019', 1, 1) }] },
    Measure: { owned: true, keys: [] },
    Organisation: { owned: false, keys: [{ slug: 'polisen' }] },
  },
  connections: [
    {
      query: `query ($first: Int, $after: String) {
        citizenPromises(first: $first, after: $after) { totalCount edges { cursor node { slug } } pageInfo { hasNextPage hasPreviousPage startCursor endCursor } }
      }`,
      path: ['citizenPromises'],
    },
    {
      query: `query ($first: Int, $after: String) {
        measures(first: $first, after: $after) { totalCount edges { cursor node { id } } pageInfo { hasNextPage hasPreviousPage startCursor endCursor } }
      }`,
      path: ['measures'],
    },
  ],
});
