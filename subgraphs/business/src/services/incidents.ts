import { type Context, decodeCursor, encodeCursor, factId, groupByKey, type Order, pageSize } from '@hub/kernel';
import type { BusinessSafety } from '../entities/business-safety.ts';
import { IncidentCell, type IncidentCellConnection } from '../entities/incident-cell.ts';
import { IncidentDimension } from '../entities/incident-kinds.ts';
import type { ShownCell } from '../entities/shown-cell.ts';
import type { IncidentsArgs } from '../inputs/incidents-args.ts';
import { shownCellsOfMunicipality } from '../loaders.ts';
import { sum } from './shown-cells.ts';

/**
 * The released grid as divided by the dimensions asked for, a page at a time. The page is cut here and not in SQL: what is
 * read is bounded by the months released, some tens of cells each.
 *
 * @throws BAD_USER_INPUT for a `first` out of bounds or another list's cursor
 */
export async function incidentsOf(
  context: Context,
  { municipality, period }: BusinessSafety,
  args: IncidentsArgs,
): Promise<IncidentCellConnection> {
  const by = Object.values(IncidentDimension).filter((dimension) => args.by.includes(dimension));
  const order: Order = { name: `incidents ${by.join()}`, key: '', type: 'text' };
  const size = pageSize(args);
  const from = decodeCursor(args.after, order);

  const level = { byCategory: by.includes(IncidentDimension.CATEGORY), byArea: by.includes(IncidentDimension.AREA) };
  const released = await shownCellsOfMunicipality(context, period, level).load(municipality.code);
  const cells = group(released, by.includes(IncidentDimension.MONTH));
  const rest = cells.filter(([key]) => from === undefined || key > from.key);
  const edges = rest.slice(0, size).map(([key, node]) => ({
    cursor: encodeCursor(order, key, factId('IncidentCell', municipality.code, key)),
    node,
  }));
  return {
    edges,
    pageInfo: {
      hasNextPage: rest.length > size,
      hasPreviousPage: from !== undefined,
      startCursor: edges[0]?.cursor ?? null,
      endCursor: edges.at(-1)?.cursor ?? null,
    },
    totalCount: cells.length,
  };
}

/** Cells of the same category and area, and of the same month where it divides them, as one; in the order of their keys. */
function group(released: readonly ShownCell[], byMonth: boolean): [string, IncidentCell][] {
  const keyOf = ({ month, category, area }: ShownCell) => [byMonth ? month : '', category ?? '', area ?? ''].join('/');
  const keys = [...new Set(released.map(keyOf))].sort();
  return groupByKey(keys, [...released], keyOf).flatMap((cells, place) => {
    const [first] = cells;
    const count = sum(cells);
    if (!first || !count) return [];
    const { month, category, area } = first;
    const cell = Object.assign(new IncidentCell(), { category, area, month: byMonth ? month : null, count });
    return [[keys[place] ?? '', cell] as [string, IncidentCell]];
  });
}
