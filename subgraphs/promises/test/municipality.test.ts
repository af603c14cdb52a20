import { openTestSubgraph, type TestSubgraph } from '@hub/kernel/testing';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { definition } from '../src/schema.ts';

let promises: TestSubgraph;
beforeAll(async () => {
  promises = await openTestSubgraph(definition, ['seeds/amal']);
});
afterAll(() => promises.close());

it('answers', async () => {
  const { data, errors } = await promises.ask('{ municipalities { code name county } municipality(code: "1492") { name } }');
  expect(errors).toEqual([]);
  expect(data.municipality).toEqual({ name: 'Åmål' });
});
