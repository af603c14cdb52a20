import { callerOf } from '@hub/kernel/testing';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type House, openHouse } from './house.ts';

const PARTY = callerOf('PARTY', ['promises:write']);

const PROPOSE = `mutation ($area: ID!, $title: String!) {
  proposeMeasure(input: { idempotencyKey: $title, focusAreas: [$area], title: $title, responsible: "polisen", visibility: PUBLIC }) {
    measure { id } userErrors { code message }
  }
}`;

describe('kill -9 under writes', () => {
  let house: House;
  beforeAll(async () => {
    house = await openHouse({}, ['promises']);
  }, 120_000);
  afterAll(() => house.close());

  it('loses no acknowledged write, and a repeated one has one effect', async () => {
    const { data } = await house.askOne('promises', '{ citizenPromise(slug: "amal-2023-2024") { focusAreas { id } } }');
    const area = data.citizenPromise.focusAreas[0].id;
    const propose = (title: string) => house.askOne('promises', PROPOSE, { area, title }, PARTY);
    const acknowledged = new Map<string, string>();
    let unanswered: string[] = [];

    for (let round = 0; round < 3; round += 1) {
      unanswered = [];
      const writers = Array.from({ length: 4 }, async (_, writer) => {
        for (let turn = 0; ; turn += 1) {
          const title = `SYNTHETIC ${round} ${writer} ${turn}`;
          try {
            const answer = await propose(title);
            acknowledged.set(title, answer.data.proposeMeasure.measure.id);
          } catch {
            unanswered.push(title);
            return;
          }
        }
      });
      while (acknowledged.size < 15 * (round + 1)) await new Promise((resolve) => setTimeout(resolve, 5));
      await house.kill('promises');
      await Promise.all(writers);
      await house.start('promises');
      // A sender whose answer was lost sends the same again; whether the first took effect or not, there is one.
      for (const title of unanswered) acknowledged.set(title, (await propose(title)).data.proposeMeasure.measure.id);
    }

    const kept = new Map<string, string>();
    let after: string | null = null;
    do {
      const page = await house.askOne(
        'promises',
        'query ($after: String) { measures(first: 100, after: $after) { edges { node { id title } } pageInfo { hasNextPage endCursor } } }',
        { after },
      );
      for (const { node } of page.data.measures.edges) {
        expect(kept.has(node.title)).toBe(false);
        kept.set(node.title, node.id);
      }
      after = page.data.measures.pageInfo.hasNextPage ? page.data.measures.pageInfo.endCursor : null;
    } while (after !== null);
    expect(acknowledged.size).toBeGreaterThanOrEqual(45);
    expect(Object.fromEntries(kept)).toEqual(Object.fromEntries(acknowledged));
  }, 180_000);
});
