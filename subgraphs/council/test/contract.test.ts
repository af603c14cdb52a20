import { factId, focusAreaId } from '@hub/kernel';
import { describeSubgraph } from '@hub/kernel/suite';
import { definition } from '../src/schema.ts';

const MEETING = factId('Meeting', '1492', 'trygg-och-sakerhetsradet', '2022-12-14');
const page = (list: string) =>
  `totalCount edges { cursor node { ${list} } } pageInfo { hasNextPage hasPreviousPage startCursor endCursor }`;

describeSubgraph(definition, {
  seeds: ['seeds/amal', 'seeds/mellerud', 'seeds/dals-ed'],
  entities: {
    Organisation: { owned: true, keys: [{ id: factId('Organisation', 'amal-handel') }, { slug: 'amal-handel' }] },
    SafetyCouncil: { owned: true, keys: [{ id: factId('SafetyCouncil', '1492', 'trygg-och-sakerhetsradet') }] },
    Meeting: { owned: true, keys: [{ id: MEETING }] },
    // No source tells of any: what no seed holds is resolved in the topics' tests, once it is written.
    Decision: { owned: true, keys: [] },
    ActionPoint: { owned: true, keys: [] },
    SafetyWalk: { owned: true, keys: [] },
    Municipality: { owned: false, keys: [{ code: '1492' }] },
    CitizenPromise: { owned: false, keys: [{ id: factId('CitizenPromise', 'amal-2023-2024') }] },
    FocusArea: { owned: false, keys: [{ id: focusAreaId('amal-2023-2024/3') }] },
    Measure: { owned: false, keys: [{ id: factId('Measure', 'any') }] },
  },
  connections: [
    {
      query: `query ($first: Int, $after: String) { organisations(first: $first, after: $after) { ${page('slug')} } }`,
      path: ['organisations'],
    },
    {
      query: `query ($first: Int, $after: String) {
        safetyCouncil(id: "${factId('SafetyCouncil', '1492', 'trygg-och-sakerhetsradet')}") { members(first: $first, after: $after) { ${page('slug')} } }
      }`,
      path: ['safetyCouncil', 'members'],
    },
    {
      query: `query ($first: Int, $after: String) {
        safetyCouncil(id: "${factId('SafetyCouncil', '1492', 'trygg-och-sakerhetsradet')}") { meetings(first: $first, after: $after) { ${page('id')} } }
      }`,
      path: ['safetyCouncil', 'meetings'],
    },
  ],
});
