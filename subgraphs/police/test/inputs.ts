import { knowForeign, openTestSubgraph, type TestSubgraph } from '@hub/kernel/testing';
import { definition } from '../src/schema.ts';
import { storeSeries } from './fixtures.ts';
import { CLAIM, NOTICE, STATISTICS } from './refusals.ts';

export const open = (): Promise<TestSubgraph> => openTestSubgraph(definition, ['seeds/amal']);

/** An input of every mutation, accepted once as it stands. */
export async function inputs(police: TestSubgraph): Promise<Record<string, object>> {
  return {
    publishStatistics: { ...STATISTICS, series: await storeSeries(police) },
    recordClaim: CLAIM,
    recordPoliceContribution: { measure: await knowForeign(police, 'Measure'), text: 'Text' },
    publishNotice: NOTICE,
  };
}
