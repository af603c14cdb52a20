import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type Composed, composeFeature } from '../harness/compose.ts';
import { ENGINES } from '../harness/engines.ts';
import { expectAnswer, expectSame } from '../harness/expectation.ts';
import { askReference } from '../harness/reference.ts';
import { openStage, type Stage } from '../harness/stage.ts';
import { FEATURES } from './features.ts';

describe.each(FEATURES)('$name', (feature) => {
  let composed: Composed;
  beforeAll(() => {
    composed = composeFeature(feature);
  });

  describe.each(ENGINES)('$name', ({ name: engine, create }) => {
    let stage: Stage;
    beforeAll(async () => {
      stage = await openStage(feature, composed, create);
    });
    afterAll(() => stage.close());

    for (const given of feature.cases) {
      const reason = given.unable?.[engine];
      if (reason === undefined) {
        it(given.name, async () => {
          const { answer, asked, leftToApollo } = await stage.ask(given);
          expectAnswer(given, answer);
          if (engine === 'rust') expect(leftToApollo).toBe(given.leftToApollo !== undefined);
          if (given.asked) expect(asked).toEqual(given.asked);
        });
      } else {
        it(`is still not given: ${given.name} (${reason})`, async () => {
          const answered = stage.ask(given).then(({ answer }) => expectAnswer(given, answer));
          await expect(answered).rejects.toThrow();
        });
      }
    }
  });

  if (Object.values(feature.subgraphs).every((subgraph) => typeof subgraph === 'string')) {
    describe('graphql-js, owning everything', () => {
      it.each(feature.cases)('$name', async (given) => {
        expectSame(given, await askReference(feature, composed, given));
      });
    });
  }
});
