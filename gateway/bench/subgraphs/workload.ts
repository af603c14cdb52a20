import { openDatabase } from '@hub/kernel/database';
import { createLog } from '@hub/kernel/process';

/** One request as the gateway sends it. */
export interface Workload {
  readonly query: string;
  readonly variables: Readonly<Record<string, unknown>>;
}

const SHOWN = 1_000;
const HIDDEN = 1_000;
/** As many rows as a page may hold. */
const ROWS = 100;

const FIELDS = 'id title state startsOn dueOn progress responsible { slug }';

/** A hundred measures with a focus area each, and a hundred measures by their keys. */
export const WORKLOADS = {
  list: {
    query: `query List($first: Int) { measures(first: $first) {
      edges { node { ${FIELDS} focusAreas { id number title } } } pageInfo { hasNextPage endCursor } } }`,
    variables: { first: ROWS },
  },
  entities: {
    query: `query Entities($representations: [_Any!]!) { _entities(representations: $representations) { ... on Measure {
      ${FIELDS} completedOn } } }`,
    variables: { representations: Array.from({ length: ROWS }, (_, n) => ({ __typename: 'Measure', id: idOf(n + 1) })) },
  },
} as const satisfies Record<string, Workload>;

export type WorkloadName = keyof typeof WORKLOADS;

/** The nth measure's; ROWS_OF makes the same. */
function idOf(n: number): string {
  return `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`;
}

/** SYNTHETIC: promises of five areas each, and measures that each serve one area; every other measure is the parties' alone. */
const ROWS_OF = `
  insert into citizen_promise
    (id, slug, title, period_from, period_to, signed_on, stage, parties, attendees, municipalities, sources)
    select md5('promise ' || n)::uuid, 'synthetic-' || n, '{"sv": "SYNTHETIC"}', '2023-01-01', '2024-12-31', '2023-01-01', 'SIGNED',
      '{synthetic}', '[]', '{9001}', '[]'
    from generate_series(0, 19) n;
  insert into focus_area (id, promise_id, number, title, municipalities, sources)
    select md5('area ' || n)::uuid, md5('promise ' || n / 5)::uuid, n % 5 + 1,
      jsonb_build_object('sv', 'SYNTHETIC fokusområde ' || n), '{9001}', '[]'
    from generate_series(0, 99) n;
  insert into measure (id, title, state, responsible, participants, starts_on, due_on, progress, sources, visibility, municipalities)
    select ('00000000-0000-4000-8000-' || lpad(n::text, 12, '0'))::uuid, jsonb_build_object('sv', 'SYNTHETIC åtgärd ' || n),
      'ONGOING', 'synthetic-' || n % 10, '{}', date '2023-01-01', date '2023-01-01' + (n * 37) % 600, n % 101,
      '[{"title": "SYNTHETIC", "url": "https://example.org/"}]',
      case when n <= ${SHOWN} then 'PUBLIC' else 'PARTY' end, '{9001}'
    from generate_series(1, ${SHOWN + HIDDEN}) n;
  insert into measure_focus_area (measure_id, focus_area_id)
    select id, md5('area ' || row_number() over (order by id) % 100)::uuid from measure;`;

/**
 * Fills a promises subgraph's database, made by the subgraph itself.
 *
 * @returns the database's version
 */
export async function fill(url: string): Promise<string> {
  const log = createLog('promises', 'silent');
  const { source, close } = await openDatabase({ name: 'promises', url, entities: [], migrations: [], log });
  try {
    await source.query(ROWS_OF);
    await source.query('vacuum analyze');
    return (await source.query('show server_version'))[0].server_version;
  } finally {
    await close();
  }
}
