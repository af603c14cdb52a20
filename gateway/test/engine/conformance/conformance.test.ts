import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ENGINES, type EngineName } from '../harness/engines.ts';
import { expectAnswer, expectSame } from '../harness/expectation.ts';
import { askReference } from '../harness/reference.ts';
import { type Composed, composeFeature, openStage, type Stage } from '../harness/stage.ts';
import { FEATURES } from './features.ts';

describe.each(FEATURES)('$name', (feature) => {
  let composed: Composed;
  beforeAll(() => {
    composed = composeFeature(feature);
  });
  const refused = (engine: EngineName) =>
    feature.cases.flatMap((given) => {
      const reason = given.unable?.[engine];
      return reason === undefined ? [] : [{ given, name: given.name, reason }];
    });

  describe.each(ENGINES)('$name', ({ name: engine, create }) => {
    let stage: Stage;
    beforeAll(async () => {
      stage = await openStage(feature, composed, create);
    });
    afterAll(() => stage.close());

    it.each(feature.cases.filter(({ unable }) => unable?.[engine] === undefined))('$name', async (given) => {
      const { answer, asked } = await stage.ask(given);
      expectAnswer(given, answer);
      if (given.asked) expect(asked).toEqual(given.asked);
    });

    for (const { given, name, reason } of refused(engine)) {
      it(`is not given yet: ${name} (${reason})`, async () => {
        const { answer } = await stage.ask(given);
        expect(() => expectAnswer(given, answer)).toThrow();
      });
    }
  });

  const oneTruth = Object.values(feature.subgraphs).every((subgraph) => typeof subgraph === 'string');
  describe.each(oneTruth ? ['graphql-js, owning everything'] : [])('%s', () => {
    it.each(feature.cases)('$name', async (given) => {
      expectSame(given, await askReference(feature, composed, given));
    });
  });
});
