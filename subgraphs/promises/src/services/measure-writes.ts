import { randomUUID } from 'node:crypto';
import {
  type Context,
  cleared,
  type Guard,
  guardFrom,
  guardOf,
  LEVELS,
  Refusal,
  Rows,
  type Text,
  Visibility,
  type Write,
  write,
} from '@hub/kernel';
import sql from 'sql-template-tag';
import { FocusArea } from '../entities/focus-area.ts';
import { Measure, MeasureState } from '../entities/measure.ts';
import { MeasureEvent, MeasureEventKind } from '../entities/measure-event.ts';
import type {
  ChangeMeasureStateInput,
  ProposeMeasureInput,
  RecordProgressInput,
  ReviseMeasureInput,
} from '../inputs/measure-inputs.ts';
import { given } from './given.ts';
import { TODAY } from './today.ts';
import { reread, textOf } from './writing.ts';

/** What may follow what. COMPLETED and CANCELLED are final: what was reported to the citizens is not taken back. */
const NEXT: Record<MeasureState, readonly MeasureState[]> = {
  PLANNED: [MeasureState.ONGOING, MeasureState.DELAYED, MeasureState.CANCELLED],
  ONGOING: [MeasureState.DELAYED, MeasureState.PAUSED, MeasureState.COMPLETED, MeasureState.CANCELLED],
  DELAYED: [MeasureState.ONGOING, MeasureState.PAUSED, MeasureState.COMPLETED, MeasureState.CANCELLED],
  PAUSED: [MeasureState.ONGOING, MeasureState.CANCELLED],
  COMPLETED: [],
  CANCELLED: [],
};

/** A new measure, PLANNED. */
export function proposeMeasure(context: Context, input: ProposeMeasureInput) {
  return write(context, 'proposeMeasure', input, { measure: Measure }, async (change) => {
    const areas = await claimAreas(change, input.focusAreas);
    const guard = guardFrom(change.caller, { visibility: input.visibility, visibleFrom: input.visibleFrom ?? null });
    refuseWider(areas, guard);
    refuseOrder(input.startsOn, input.dueOn);
    const id = randomUUID();
    const measure = {
      id,
      title: { sv: input.title },
      description: textOf(input.description),
      state: MeasureState.PLANNED,
      responsible: input.responsible,
      participants: [...new Set(input.participants)],
      startsOn: input.startsOn ?? null,
      dueOn: input.dueOn ?? null,
      completedOn: null,
      progress: null,
      version: 1,
      ...guard,
      municipalities: [...new Set(areas.flatMap((area) => area.municipalities))],
      sources: input.sources ?? [],
      seeded: null,
    };
    await change.manager.insert(Measure, measure);
    for (const area of areas) {
      await change.manager.query('insert into measure_focus_area (measure_id, focus_area_id) values ($1, $2)', [id, area.id]);
    }
    await tell(change, measure, MeasureEventKind.PROPOSED, null);
    return { measure: await reread(change, Measure, id) };
  });
}

/** New words, days or readers for a measure that is not final. */
export function reviseMeasure(context: Context, input: ReviseMeasureInput) {
  return write(context, 'reviseMeasure', input, { measure: Measure }, async (change) => {
    const measure = await change.claim(Measure, input.id, ['id'], input.version);
    refuseFinal(measure, 'revised');
    refuseOrder(measure.startsOn, input.dueOn);
    const asked = { visibility: input.visibility ?? measure.visibility, visibleFrom: input.visibleFrom ?? measure.visibleFrom };
    const written = guardFrom(change.caller, asked);
    // Whose sector it is stays with the level: new words are not to hand it from one sector to another.
    const guard = asked.visibility === measure.visibility ? { ...written, sector: measure.sector } : written;
    refuseWider(await areasOf(measure, change.rows), guard);
    await refuseWiderThanHidden(change, measure, guard);
    await save(change, measure, {
      ...guard,
      ...(given(input.title) && { title: { sv: input.title } }),
      ...(given(input.description) && { description: { sv: input.description } }),
      ...(given(input.responsible) && { responsible: input.responsible }),
      ...(given(input.dueOn) && { dueOn: input.dueOn }),
    });
    await change.manager.update(MeasureEvent, { measureId: measure.id }, guard);
    await tell(change, { ...measure, ...guard }, MeasureEventKind.REVISED, null);
    return { measure: await reread(change, Measure, measure.id) };
  });
}

export function changeMeasureState(context: Context, input: ChangeMeasureStateInput) {
  return write(context, 'changeMeasureState', input, { measure: Measure }, async (change) => {
    const measure = await change.claim(Measure, input.id, ['id'], input.version);
    const next = NEXT[measure.state];
    if (!next.includes(input.state)) {
      const may = next.length === 0 ? 'nothing follows it' : `it may become ${next.join(', ')}`;
      throw new Refusal('BAD_TRANSITION', `state is ${input.state}; the measure is ${measure.state}, and ${may}`, ['state']);
    }
    const done = input.state === MeasureState.COMPLETED ? { completedOn: () => TODAY, progress: 100 } : {};
    await save(change, measure, { state: input.state, ...done });
    await tell(change, measure, MeasureEventKind.STATE_CHANGED, textOf(input.note));
    return { measure: await reread(change, Measure, measure.id) };
  });
}

export function recordProgress(context: Context, input: RecordProgressInput) {
  return write(context, 'recordProgress', input, { measure: Measure }, async (change) => {
    const measure = await change.claim(Measure, input.id, ['id'], input.version);
    if (measure.state !== MeasureState.ONGOING && measure.state !== MeasureState.DELAYED) {
      throw new Refusal(
        'BAD_TRANSITION',
        `The measure is ${measure.state}; progress is recorded while it is ONGOING or DELAYED`,
        ['id'],
      );
    }
    await save(change, measure, { progress: input.progress });
    await tell(change, measure, MeasureEventKind.PROGRESS_RECORDED, textOf(input.note));
    return { measure: await reread(change, Measure, measure.id) };
  });
}

/** Each area once, locked in the order of their ids: two writes that name the same areas then never wait for each other. */
async function claimAreas(change: Write, ids: readonly string[]): Promise<FocusArea[]> {
  const places = new Map(ids.map((id, place) => [id.toLowerCase(), String(place)]));
  const areas: FocusArea[] = [];
  for (const [id, place] of [...places].sort()) areas.push(await change.claim(FocusArea, id, ['focusAreas', place]));
  return areas;
}

async function save({ manager }: Write, measure: Measure, values: object): Promise<void> {
  await manager.update(Measure, { id: measure.id }, { ...values, version: measure.version + 1, updatedAt: new Date() });
}

/** Adds to the timeline, readable by those who read the measure. */
async function tell(
  change: Write,
  measure: Pick<Measure, 'id'> & Guard,
  kind: MeasureEventKind,
  note: Text | null,
): Promise<void> {
  const [{ at }] = await change.manager.query('select clock_timestamp()::timestamptz(3) as at');
  const by = change.caller.partner;
  await change.manager.insert(MeasureEvent, {
    id: randomUUID(),
    measureId: measure.id,
    at,
    kind,
    note,
    by,
    sources: [],
    ...guardOf(measure),
    seeded: null,
  });
}

type Openness = Pick<Guard, 'visibility' | 'visibleFrom'>;

const opensWider = (to: Openness, from: Openness) => LEVELS.indexOf(to.visibility) < LEVELS.indexOf(from.visibility);

/** Whether the one would be read before an embargo of the other has passed. */
const opensSooner = (to: Openness, { visibleFrom: from }: Openness) =>
  from !== null && from > new Date() && (to.visibleFrom === null || to.visibleFrom < from);

const areasOf = ({ id }: Measure, rows: Rows) =>
  rows.all(
    FocusArea,
    sql`t.id in (select l.focus_area_id from measure_focus_area l where l.measure_id = ${id} and ${cleared(rows.caller, 'l')})`,
  );

/** A measure that more may read than its focus areas would tell of them. */
function refuseWider(areas: FocusArea[], guard: Openness): void {
  for (const area of areas) {
    if (opensWider(guard, area)) {
      const message = `visibility is ${guard.visibility}; a focus area of the measure is ${area.visibility}`;
      throw new Refusal('VISIBILITY_TOO_WIDE', message, ['visibility']);
    }
    if (opensSooner(guard, area)) {
      const wanted = guard.visibleFrom?.toISOString() ?? 'not set';
      const message = `visibleFrom is ${wanted}; a focus area of the measure is under embargo until ${area.visibleFrom?.toISOString()}`;
      throw new Refusal('VISIBILITY_TOO_WIDE', message, ['visibleFrom']);
    }
  }
}

/**
 * The same for the areas that are hidden from the writer: they bound the measure as well, or opening it would tell of them.
 *
 * These eyes see everything, and serve this check alone. What it refuses is told by how the measure stands, which the writer
 * reads; and a revision that opens nothing is never refused for what is hidden.
 */
async function refuseWiderThanHidden(change: Write, measure: Measure, guard: Openness): Promise<void> {
  if (!opensWider(guard, measure) && !opensSooner(guard, measure)) return;
  const everything = new Rows(change.manager, { ...change.caller, level: Visibility.PARTY, municipalities: null });
  const areas = await areasOf(measure, everything);
  if (!areas.some((area) => opensWider(guard, area) || opensSooner(guard, area))) return;
  const [field, wanted, stands] = opensWider(guard, measure)
    ? ['visibility', guard.visibility, measure.visibility]
    : ['visibleFrom', guard.visibleFrom?.toISOString(), measure.visibleFrom?.toISOString()];
  throw new Refusal('VISIBILITY_TOO_WIDE', `${field} is ${wanted}; it stands at ${stands}, and cannot be opened that far`, [
    field as string,
  ]);
}

function refuseOrder(startsOn: string | null | undefined, dueOn: string | null | undefined): void {
  if (startsOn && dueOn && startsOn > dueOn)
    throw new Refusal('PERIOD_ORDER', `startsOn is ${startsOn}, after dueOn, ${dueOn}`, ['dueOn']);
}

function refuseFinal(measure: Measure, what: string): void {
  if (NEXT[measure.state].length === 0)
    throw new Refusal('BAD_TRANSITION', `The measure is ${measure.state}, and is not ${what}`, ['id']);
}
