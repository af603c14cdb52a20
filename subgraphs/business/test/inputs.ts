import { knowForeign, type TestSubgraph } from '@hub/kernel/testing';
import { openBusiness, report, THIS_MONTH, TOWN } from './fixtures.ts';

export const open = (): Promise<TestSubgraph> => openBusiness();

/** An input of every mutation, accepted once as it stands. */
export async function inputs(business: TestSubgraph): Promise<Record<string, object>> {
  const { code } = await report(business, 'kiosk');
  return {
    reportIncident: { municipality: TOWN, category: 'THEFT', area: 'Torget', month: THIS_MONTH },
    withdrawIncidentReport: { code },
    joinMeasure: { measure: await knowForeign(business, 'Measure', { municipalities: [TOWN] }), businesses: 12 },
  };
}
