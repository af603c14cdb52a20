import type { TestSubgraph } from '@hub/kernel/testing';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { openBusiness, refusal } from '../fixtures.ts';
import { inputs } from '../inputs.ts';

let subgraph: TestSubgraph;
beforeAll(async () => {
  subgraph = await openBusiness();
});
afterAll(() => subgraph.close());

const KINDS = [
  ['a telephone number', '070-123 45 67'],
  ['an e-mail address', 'butik@exempel.se'],
  ['a vehicle plate', 'ABC 123'],
  ['an identity or co-ordination number', '18121212-1212'],
] as const;
const PLACES = [
  ['reportIncident', 'text'],
  ['reportIncident', 'area'],
  ['withdrawIncidentReport', 'code'],
  ['joinMeasure', 'notes'],
] as const;
const CASES = PLACES.flatMap(([mutation, field]) => KINDS.map(([kind, found]) => ({ mutation, field, kind, found })));

it.each(CASES)('$mutation refuses $kind in its $field, and does not repeat it', async ({ mutation, field, kind, found }) => {
  const accepted = (await inputs(subgraph))[mutation];
  const error = await refusal(subgraph, mutation, { ...accepted, [field]: `Se ${found}` });
  expect(error).toEqual({
    code: 'PERSONAL_DATA',
    message: `The text holds what looks like ${kind}; the hub never holds one`,
    field: [field],
  });
});
