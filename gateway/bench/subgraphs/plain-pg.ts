import { serveBare } from './bare.ts';
import { cursorOf, type MeasureRow, openReader } from './statements.ts';

/** The floor: the two questions answered by hand, without GraphQL. */
const reader = openReader(String(process.env['BENCH_DATABASE_URL']));

const measureOf = ({ id, title, state, startsOn, dueOn, progress, responsible }: MeasureRow) => ({
  id,
  title: title.sv,
  state,
  startsOn,
  dueOn,
  progress,
  responsible: { slug: responsible },
});

serveBare(async ({ query, variables }) => {
  if (query.startsWith('query List')) return list(Number(variables['first']));
  return entities(variables['representations'] as { id: string }[]);
});

async function list(first: number): Promise<object> {
  const rows = await reader.page(first + 1);
  const shown = rows.slice(0, first);
  const areas = await reader.areas(shown.map(({ id }) => id));
  const edges = shown.map((row) => {
    const focusAreas = areas.get(row.id)?.map(({ id, number, title }) => ({ id, number, title: title.sv }));
    return { node: { ...measureOf(row), focusAreas } };
  });
  const last = shown.at(-1);
  const pageInfo = { hasNextPage: rows.length > first, endCursor: last ? cursorOf(last) : null };
  return { data: { measures: { edges, pageInfo } } };
}

async function entities(representations: { id: string }[]): Promise<object> {
  const rows = await reader.measures(representations.map(({ id }) => id));
  return { data: { _entities: rows.map((row) => row && { ...measureOf(row), completedOn: row.completedOn }) } };
}
