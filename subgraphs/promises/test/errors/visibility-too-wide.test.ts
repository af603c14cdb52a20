import { callerOf, type TestSubgraph } from '@hub/kernel/testing';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import {
  changed,
  draftWithArea,
  measureInput,
  momentFromNow,
  openSynthetic,
  propose,
  publishedWithArea,
  refusedWithout,
} from '../fixtures.ts';

let promises: TestSubgraph;
beforeAll(async () => {
  promises = await openSynthetic();
});
afterAll(() => promises.close());

it('is answered for a measure that more would read than its focus area', async () => {
  const { area: open } = await publishedWithArea(promises);
  const { area: hidden } = await draftWithArea(promises);
  for (const visibility of ['PUBLIC', 'SECTOR', 'COUNCIL'])
    expect(await refusedWithout(promises, 'proposeMeasure', measureInput([open.id, hidden.id], { visibility }))).toEqual({
      code: 'VISIBILITY_TOO_WIDE',
      message: `visibility is ${visibility}; a focus area of the measure is PARTY`,
      field: ['visibility'],
    });
  const { id } = await propose(promises, [hidden.id], { visibility: 'PARTY' });
  expect(await refusedWithout(promises, 'reviseMeasure', { id, version: 1, visibility: 'COUNCIL' })).toEqual({
    code: 'VISIBILITY_TOO_WIDE',
    message: 'visibility is COUNCIL; a focus area of the measure is PARTY',
    field: ['visibility'],
  });
});

it('is answered for a measure that would be read sooner than its focus area', async () => {
  const { promise, area } = await draftWithArea(promises);
  const [sooner, embargo, later] = [momentFromNow(9), momentFromNow(10), momentFromNow(11)];
  await changed(promises, 'publishPromise', { id: promise.id, version: 1, visibleFrom: embargo });
  const refusal = (wanted: string) => ({
    code: 'VISIBILITY_TOO_WIDE',
    message: `visibleFrom is ${wanted}; a focus area of the measure is under embargo until ${embargo}`,
    field: ['visibleFrom'],
  });
  expect(await refusedWithout(promises, 'proposeMeasure', measureInput([area.id]))).toEqual(refusal('not set'));
  const early = measureInput([area.id], { visibleFrom: sooner });
  expect(await refusedWithout(promises, 'proposeMeasure', early)).toEqual(refusal(sooner));
  const { id } = await propose(promises, [area.id], { visibleFrom: later });
  expect(await refusedWithout(promises, 'reviseMeasure', { id, version: 1, visibleFrom: sooner })).toEqual(refusal(sooner));
});

it('counts the focus areas that are hidden from the writer, and does not tell of them', async () => {
  const { area } = await draftWithArea(promises);
  const to = async (values: string) => promises.database.source.query(`update focus_area set ${values} where id = '${area.id}'`);
  await to("visibility = 'COUNCIL'");
  const { id } = await propose(promises, [area.id], { visibility: 'COUNCIL' });
  const council = callerOf('COUNCIL', ['promises:write']);
  const wider = { id, version: 1, visibility: 'SECTOR' };
  const refusal = {
    code: 'VISIBILITY_TOO_WIDE',
    message: 'visibility is SECTOR; it stands at COUNCIL, and cannot be opened that far',
    field: ['visibility'],
  };
  await to("visibility = 'PARTY'");
  expect(await refusedWithout(promises, 'reviseMeasure', wider, council)).toEqual(refusal);
  await to(`visibility = 'PUBLIC', visible_from = '${momentFromNow(10)}'`);
  expect(await refusedWithout(promises, 'reviseMeasure', wider, council)).toEqual(refusal);
  await changed(promises, 'reviseMeasure', { id, version: 1, title: 'SYNTHETIC, and no wider' }, council);
});
