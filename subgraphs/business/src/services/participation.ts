import { type Context, Count, clearedReference, groupByKey, type Rows, Suppressed, SuppressionReason, write } from '@hub/kernel';
import { empty } from 'sql-template-tag';
import { BusinessParticipation } from '../entities/business-participation.ts';
import { Measure } from '../entities/measure.ts';
import { Organisation } from '../entities/organisation.ts';
import { Participation } from '../entities/participation.ts';
import type { JoinMeasureInput } from '../inputs/join-measure.ts';
import { THRESHOLD } from './suppression.ts';

/** Who of business takes part in each measure; null where nobody does, or the caller may not know of the measure. */
export async function participationsOfMeasures(rows: Rows, ids: readonly string[]): Promise<(BusinessParticipation | null)[]> {
  const cleared = clearedReference(rows.caller, 'Measure', 't.measure_id');
  const order = 't.created_at, t.organisation';
  const joined = await rows.under(Participation, 't.measure_id', 'uuid', ids, order, empty, cleared);
  return groupByKey(ids, joined, (row) => row.$parent).map((parts) => (parts.length === 0 ? null : toParticipation(parts)));
}

function toParticipation(parts: Participation[]): BusinessParticipation {
  return Object.assign(new BusinessParticipation(), {
    measure: Object.assign(new Measure(), { id: parts[0]?.measureId }),
    organisations: parts.map(({ organisation }) => Object.assign(new Organisation(), { slug: organisation })),
    businessesTakingPart: sum(parts.flatMap(({ businesses }) => businesses ?? [])),
    notesTexts: parts.flatMap(({ notes }) => notes ?? []),
  });
}

/**
 * The sum moves as organisations join, and whoever saw it before knows the difference: it is shown only while each part is
 * large enough to be seen alone. One reason for all, so that a change of reason says nothing either.
 */
function sum(parts: number[]): Count | Suppressed | null {
  if (parts.length === 0) return null;
  if (parts.some((part) => part < THRESHOLD)) return Object.assign(new Suppressed(), { reason: SuppressionReason.SMALL_COUNT });
  return Object.assign(new Count(), { value: parts.reduce((total, part) => total + part, 0) });
}

/** The caller's organisation takes part in a measure; a second time replaces what it said. Refuses NOT_FOUND, PERSONAL_DATA. */
export async function joinMeasure(context: Context, input: JoinMeasureInput) {
  return write<{ participation: BusinessParticipation | null }>(
    context,
    'joinMeasure',
    input,
    { participation: BusinessParticipation },
    async ({ manager, rows, caller, borrow, within }) => {
      const { id: measureId, municipalities } = await borrow('Measure', input.measure, ['measure']);
      within(municipalities, ['measure']);

      const notes = input.notes ? { sv: input.notes } : null;
      const said = { businesses: input.businesses ?? null, notes, updatedAt: new Date() };
      await manager.upsert(Participation, { measureId, organisation: caller.partner ?? '', ...said }, [
        'measureId',
        'organisation',
      ]);
      const [participation = null] = await participationsOfMeasures(rows, [measureId]);
      return { participation };
    },
    true,
  );
}
