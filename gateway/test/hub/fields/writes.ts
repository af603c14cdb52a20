import { factId } from '@hub/kernel';
import { PARTY } from '@hub/kernel/testing';
import type { House } from '../house.ts';

/** A write that each subscription of Åmål's tells of, read by everybody. */
const WRITES = {
  measureChanged: {
    owner: 'promises',
    mutation: 'proposeMeasure',
    input: {
      focusAreas: [factId('FocusArea', 'amal-2023-2024', 3)],
      title: 'SYNTHETIC',
      responsible: 'polisen',
      visibility: 'PUBLIC',
    },
  },
  meetingPlanned: {
    owner: 'council',
    mutation: 'recordMeeting',
    input: {
      council: factId('SafetyCouncil', '1492', 'trygg-och-sakerhetsradet'),
      heldOn: '2024-02-01',
      attendance: [],
      visibility: 'PUBLIC',
    },
  },
} as const;

/** Makes the write that a subscription tells of. */
export async function write(house: House, subscription: string): Promise<void> {
  const { owner, mutation, input } = WRITES[subscription as keyof typeof WRITES];
  const type = `${mutation[0]?.toUpperCase()}${mutation.slice(1)}Input`;
  const query = `mutation ($input: ${type}!) { written: ${mutation}(input: $input) { userErrors { code } } }`;
  const { data, errors } = await house.askOne(owner, query, { input }, PARTY);
  if (errors.length > 0 || data.written.userErrors.length > 0) throw new Error(JSON.stringify({ data, errors }));
}
