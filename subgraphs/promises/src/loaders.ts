import { byKey, type Context, cleared, groupByKey, type PageArgs } from '@hub/kernel';
import sql from 'sql-template-tag';
import { CitizenPromise } from './entities/citizen-promise.ts';
import { Commitment } from './entities/commitment.ts';
import { FocusArea } from './entities/focus-area.ts';
import { FollowUp } from './entities/follow-up.ts';
import { Goal } from './entities/goal.ts';
import { Measure } from './entities/measure.ts';
import { MeasureEvent } from './entities/measure-event.ts';
import { Municipality } from './entities/municipality.ts';
import type { MeasureListArgs } from './inputs/filters.ts';
import { overdueOfMeasures, pagesByFocusArea, pagesByResponsible, progressOfFocusAreas } from './services/measures.ts';
import { currentPromises, latestPromises, promisesOfMunicipalities, statesOfPromises } from './services/promises.ts';

/** One row by its key; null where the caller may not read it. */
const one = <Row extends object>(name: string, entity: new () => Row, column: string, type: 'uuid' | 'text') => {
  return ({ loaders, rows }: Context) =>
    loaders.of(name, null, async (keys) => byKey(keys, await rows.under(entity, column, type, keys), (row) => row.$parent));
};

/** All rows under a key, in the document's order. */
const many = <Row extends object>(name: string, entity: new () => Row, column: string, order: string) => {
  return ({ loaders, rows }: Context) =>
    loaders.of(name, null, async (keys) =>
      groupByKey(keys, await rows.under(entity, column, 'uuid', keys, order), (row) => row.$parent),
    );
};

export const municipalityByCode = one('municipalityByCode', Municipality, 't.code', 'text');
export const promiseById = one('promiseById', CitizenPromise, 't.id', 'uuid');
export const promiseBySlug = one('promiseBySlug', CitizenPromise, 't.slug', 'text');
export const focusAreaById = one('focusAreaById', FocusArea, 't.id', 'uuid');
export const goalById = one('goalById', Goal, 't.id', 'uuid');
export const measureById = one('measureById', Measure, 't.id', 'uuid');

export const focusAreasOfPromise = many('focusAreasOfPromise', FocusArea, 't.promise_id', 't.number');
export const followUpsOfPromise = many('followUpsOfPromise', FollowUp, 't.promise_id', 't."on" nulls last, t.id');
export const commitmentsOfFocusArea = many('commitmentsOfFocusArea', Commitment, 't.focus_area_id', 't.position, t.id');
export const goalsOfFocusArea = many('goalsOfFocusArea', Goal, 't.focus_area_id', 't.position, t.id');

export const promisesOfMunicipality = ({ loaders, rows }: Context) =>
  loaders.of('promisesOfMunicipality', null, async (codes) =>
    groupByKey(codes, await promisesOfMunicipalities(rows, codes), (row) => row.$parent),
  );

export const currentPromiseOfMunicipality = ({ loaders, rows }: Context, on: string | null) =>
  loaders.of('currentPromiseOfMunicipality', { on }, async (codes) =>
    byKey(codes, await currentPromises(rows, codes, on), (row) => row.$parent),
  );

export const latestPromiseOfMunicipality = ({ loaders, rows }: Context) =>
  loaders.of('latestPromiseOfMunicipality', null, async (codes) =>
    byKey(codes, await latestPromises(rows, codes), (row) => row.$parent),
  );

/** A signed successor goes before a draft that somebody is writing beside it. */
export const successorOfPromise = ({ loaders, rows }: Context) =>
  loaders.of('successorOfPromise', null, async (ids) => {
    const successors = await rows.under(CitizenPromise, 't.predecessor_id', 'uuid', ids, "t.stage = 'SIGNED', t.id");
    return byKey(ids, successors, (row) => row.$parent);
  });

export const stateOfPromise = (context: Context) =>
  context.loaders.of('stateOfPromise', null, (ids) => statesOfPromises(context, ids));

export const measuresOfFocusArea = ({ loaders, rows }: Context, args: MeasureListArgs) =>
  loaders.of('measuresOfFocusArea', args, (ids) => pagesByFocusArea(rows, args, ids));

export const measuresOfResponsible = ({ loaders, rows }: Context, args: MeasureListArgs) =>
  loaders.of('measuresOfResponsible', args, (slugs) => pagesByResponsible(rows, args, slugs));

export const overdueOfMeasure = (context: Context) =>
  context.loaders.of('overdueOfMeasure', null, (ids) => overdueOfMeasures(context, ids));

export const progressOfFocusArea = (context: Context) =>
  context.loaders.of('progressOfFocusArea', null, (ids) => progressOfFocusAreas(context, ids));

export const focusAreasOfMeasure = ({ loaders, rows }: Context) =>
  loaders.of('focusAreasOfMeasure', null, async (ids) => {
    const links = sql`join measure_focus_area l on l.focus_area_id = t.id and ${cleared(rows.caller, 'l')}`;
    return groupByKey(
      ids,
      await rows.under(FocusArea, 'l.measure_id', 'uuid', ids, 't.number, t.id', links),
      (row) => row.$parent,
    );
  });

const OLDEST = { name: 'timeline', key: 't.at', type: 'timestamptz' } as const;

export const timelineOfMeasure = ({ loaders, rows }: Context, args: PageArgs) =>
  loaders.of('timelineOfMeasure', args, (ids) =>
    rows.pages({ entity: MeasureEvent, parent: 't.measure_id', parentType: 'uuid', order: OLDEST }, args, ids),
  );
