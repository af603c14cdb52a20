import { Visibility } from '@hub/kernel';
import { callerOf, knowForeign, PARTY, type TestSubgraph } from '@hub/kernel/testing';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { openBusiness, refusal, report, THIS_MONTH, TOWN } from '../fixtures.ts';

let subgraph: TestSubgraph;
beforeAll(async () => {
  subgraph = await openBusiness('seeds/amal');
});
afterAll(() => subgraph.close());

const incident = { municipality: TOWN, category: 'THEFT', area: 'Torget', month: THIS_MONTH };
const NOBODY = '00000000-0000-4000-8000-000000000000';
const at = (field: string) => ({ code: 'NOT_FOUND', message: 'Not found', field: [field] });

it('is answered for a municipality that is unknown, or outside the grant', async () => {
  for (const municipality of ['0001', 'Åmål'])
    expect(await refusal(subgraph, 'reportIncident', { ...incident, municipality })).toEqual(at('municipality'));
  const neighbour = callerOf('SECTOR', ['business:report'], ['1492']);
  expect(await refusal(subgraph, 'reportIncident', incident, neighbour)).toEqual(at('municipality'));
});

it('is answered for an area that is none of the municipality’s, and names those there are', async () => {
  expect(await refusal(subgraph, 'reportIncident', { ...incident, municipality: '1492' })).toEqual({
    code: 'NOT_FOUND',
    message: "area is none of the municipality's: Övrigt",
    field: ['area'],
  });
});

it('is answered for a code that nobody was given, and for one whose report is kept no longer', async () => {
  for (const code of ['A'.repeat(32), "'; --"])
    expect(await refusal(subgraph, 'withdrawIncidentReport', { code })).toEqual(at('code'));
  const { code } = await report(subgraph, 'kiosk');
  await subgraph.database.source.query("update receipt set received_on = '2025-01-01', kept_until = '2025-04-01'");
  expect(await refusal(subgraph, 'withdrawIncidentReport', { code })).toEqual(at('code'));
});

it('is answered for a measure that is unknown, hidden, no id, or outside the grant', async () => {
  const open = await knowForeign(subgraph, 'Measure', { municipalities: [TOWN] });
  const hidden = await knowForeign(subgraph, 'Measure', { municipalities: [TOWN], visibility: Visibility.PARTY });
  for (const measure of [NOBODY, 'x', hidden]) expect(await refusal(subgraph, 'joinMeasure', { measure })).toEqual(at('measure'));
  expect(await refusal(subgraph, 'joinMeasure', { measure: NOBODY }, PARTY)).toEqual(at('measure'));
  const neighbour = callerOf('SECTOR', ['business:report'], ['1492']);
  expect(await refusal(subgraph, 'joinMeasure', { measure: open }, neighbour)).toEqual(at('measure'));
});
