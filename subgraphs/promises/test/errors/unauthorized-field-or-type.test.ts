import { describeScopes } from '@hub/kernel/refusals';
import { propose, publishedWithArea } from '../fixtures.ts';
import { inputs, open } from '../inputs.ts';

describeScopes('promises', {
  open,
  inputs,
  reach: async (promises) => {
    const { promise, area } = await publishedWithArea(promises);
    const measure = await propose(promises, [area.id]);
    return { CitizenPromise: { id: promise.id }, Measure: { id: measure.id } };
  },
});
