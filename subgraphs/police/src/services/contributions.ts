import { type Context, clearedReference, type Rows, Visibility, type Write, write } from '@hub/kernel';
import sql from 'sql-template-tag';
import { PoliceContribution } from '../entities/police-contribution.ts';
import type { RecordPoliceContributionInput } from '../inputs/record-police-contribution-input.ts';
import { today } from './today.ts';

/** What the police do for each measure, where the caller may know of the measure. */
export function contributionsOfMeasures(rows: Rows, ids: readonly string[]): Promise<PoliceContribution[]> {
  return rows.all(
    PoliceContribution,
    sql`t.measure_id = any(${ids}::uuid[]) and ${clearedReference(rows.caller, 'Measure', 't.measure_id')}`,
  );
}

/** Writes what the police do for a measure, in place of what stood there. */
export function recordPoliceContribution(context: Context, input: RecordPoliceContributionInput) {
  const record = async (change: Write) => {
    const { id: measureId, municipalities } = await change.borrow('Measure', input.measure, ['measure']);
    change.within(municipalities, ['measure']);
    await change.manager.upsert(
      PoliceContribution,
      {
        id: PoliceContribution.idOf(measureId),
        measureId,
        text: { sv: input.text },
        recordedOn: today(),
        sources: [],
        seeded: null,
        visibility: Visibility.PUBLIC,
        visibleFrom: null,
        municipalities,
        updatedAt: new Date(),
      },
      { conflictPaths: ['id'] },
    );
    const [contribution = null] = await contributionsOfMeasures(change.rows, [measureId]);
    return { contribution };
  };
  return write(context, 'recordPoliceContribution', input, { contribution: PoliceContribution }, record, true);
}
