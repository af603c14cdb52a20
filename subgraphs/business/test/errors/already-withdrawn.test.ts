import type { TestSubgraph } from '@hub/kernel/testing';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { dayAt } from '../../src/services/calendar.ts';
import { business, openBusiness, refusal, report, WITHDRAW } from '../fixtures.ts';

let subgraph: TestSubgraph;
beforeAll(async () => {
  subgraph = await openBusiness();
});
afterAll(() => subgraph.close());

const withdraw = async (code: string) =>
  (await subgraph.ask(WITHDRAW, { input: { code } }, business('kiosk'))).data.withdrawIncidentReport;
const refused = {
  code: 'ALREADY_WITHDRAWN',
  message: `The report was withdrawn on ${dayAt(new Date())}; once is all`,
  field: ['code'],
};

it('is answered for a code that has withdrawn its report, and says when', async () => {
  const { code } = await report(subgraph, 'kiosk');
  expect((await withdraw(code)).userErrors).toEqual([]);
  expect(await refusal(subgraph, 'withdrawIncidentReport', { code })).toEqual(refused);
  expect(await refusal(subgraph, 'withdrawIncidentReport', { code }, business('another'))).toEqual(refused);
});

it('is answered to one of two who withdraw at once', async () => {
  const { code } = await report(subgraph, 'kiosk');
  const answers = await Promise.all([withdraw(code), withdraw(code)]);
  expect(answers.flatMap(({ userErrors }) => userErrors)).toEqual([refused]);
});
