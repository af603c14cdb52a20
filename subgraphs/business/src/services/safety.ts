import { type Context, type Count, type Period, type Suppressed } from '@hub/kernel';
import sql from 'sql-template-tag';
import { BusinessSafety } from '../entities/business-safety.ts';
import { Municipality } from '../entities/municipality.ts';
import type { ShownCell } from '../entities/shown-cell.ts';
import { TrendPoint } from '../entities/trend-point.ts';
import { businessFocusArea, municipalityByCode, shownCellsOfMunicipality } from '../loaders.ts';
import { checkPeriod, viewId, viewsById } from './period.ts';
import { sum } from './shown-cells.ts';

/** A plain list's bound; the months before are in `incidents`. */
const LONGEST_TREND = 100;

/**
 * What was released for a municipality; null where the hub does not know the municipality.
 *
 * @throws BAD_USER_INPUT where the period is neither a calendar quarter nor a calendar year
 */
export async function safetyOf(context: Context, code: string, period: Period | null): Promise<BusinessSafety | null> {
  const asked = period && checkPeriod(period);
  if (!(await municipalityByCode(context).load(code))) return null;
  return toView(code, asked);
}

/** The same for a focus area that concerns local business; null for others, and where its municipality is left open. */
export async function safetyOfFocusArea(
  context: Context,
  id: string,
  municipality: string | null,
): Promise<BusinessSafety | null> {
  const area = await businessFocusArea(context).load(id);
  if (!area) return null;
  const [only, ...others] = area.municipalities;
  const code = municipality ?? (others.length === 0 ? only : undefined);
  return code !== undefined && area.municipalities.includes(code) ? safetyOf(context, code, null) : null;
}

/** What an id asks; null where it is no such id. */
export function safetyById({ loaders, rows }: Context, id: string): Promise<BusinessSafety | null> {
  const views = loaders.of('safetyById', null, async (ids) => {
    const known = viewsById((await rows.all(Municipality, sql`true`, 't.code')).map(({ code }) => code));
    return ids.map((one) => {
      const view = known.get(one);
      return view ? toView(view.municipality, view.period) : null;
    });
  });
  return views.load(id);
}

function toView(code: string, period: Period | null): BusinessSafety {
  const municipality = Object.assign(new Municipality(), { code });
  return Object.assign(new BusinessSafety(), { id: viewId(code, period), municipality, period });
}

/** How many reporters in all; null where nothing was collected. */
export async function totalOf(context: Context, safety: BusinessSafety): Promise<Count | Suppressed | null> {
  return sum(await months(context, safety));
}

/** The newest months' totals, the oldest first; null where nothing was collected. */
export async function trendOf(context: Context, safety: BusinessSafety): Promise<TrendPoint[] | null> {
  const released = (await months(context, safety)).slice(-LONGEST_TREND);
  if (released.length === 0) return null;
  return released.map((cell) => Object.assign(new TrendPoint(), { month: cell.month, value: sum([cell]) }));
}

/** When the newest of the months was released; null where none was. */
export async function releasedAt(context: Context, safety: BusinessSafety): Promise<Date | null> {
  const times = (await months(context, safety)).map((cell) => cell.releasedAt.getTime());
  return times.length === 0 ? null : new Date(Math.max(...times));
}

function months(context: Context, { municipality, period }: BusinessSafety): Promise<ShownCell[]> {
  return shownCellsOfMunicipality(context, period, { byCategory: false, byArea: false }).load(municipality.code);
}
