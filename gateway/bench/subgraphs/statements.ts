import type { QueryConfig } from 'pg';
import pg from 'pg';

/**
 * The statements of both comparison servers: by hand, of the columns asked for, prepared, and with the predicate of what
 * anyone may read, as the subgraph has it.
 */
const anyones = (alias: string) =>
  `(${alias}.visibility = 'PUBLIC' and (${alias}.visible_from is null or ${alias}.visible_from <= now()))`;
const COLUMNS =
  't.id, t.title, t.state, t.starts_on as "startsOn", t.due_on as "dueOn", t.progress, t.completed_on as "completedOn", t.responsible';
const DUE = "coalesce(t.due_on, 'infinity'::date)";

const STATEMENTS = {
  page: `select ${COLUMNS}, ${DUE}::text as key from measure t where ${anyones('t')} order by ${DUE}, t.id limit $1`,
  areas: `select l.measure_id as measure, t.id, t.number, t.title from focus_area t
    join measure_focus_area l on l.focus_area_id = t.id where l.measure_id = any($1::uuid[]) and ${anyones('t')}
    order by t.number, t.id`,
  measures: `select ${COLUMNS} from measure t where t.id = any($1::uuid[]) and ${anyones('t')}`,
};

export interface Text {
  readonly sv: string;
  readonly en?: string;
}

export interface MeasureRow {
  readonly id: string;
  readonly title: Text;
  readonly state: string;
  readonly startsOn: string | null;
  readonly dueOn: string | null;
  readonly completedOn: string | null;
  readonly progress: number | null;
  readonly responsible: string;
}

export interface AreaRow {
  readonly measure: string;
  readonly id: string;
  readonly number: number;
  readonly title: Text;
}

const DATE = 1082;

/** Reads the benchmark's rows over a pool of as many connections as the subgraph's. */
export function openReader(connectionString: string) {
  const types = { getTypeParser: (oid: number) => (oid === DATE ? String : pg.types.getTypeParser(oid, 'text')) };
  const pool = new pg.Pool({ connectionString, max: 10, types: types as QueryConfig['types'] & object });
  const read = async <Row>(name: keyof typeof STATEMENTS, value: unknown): Promise<Row[]> =>
    (await pool.query({ name, text: STATEMENTS[name], values: [value] })).rows;
  return {
    page: (size: number) => read<MeasureRow & { key: string }>('page', size),
    areas: async (measures: readonly string[]) => {
      const under = new Map<string, AreaRow[]>(measures.map((id) => [id, []]));
      for (const row of await read<AreaRow>('areas', measures)) under.get(row.measure)?.push(row);
      return under;
    },
    measures: async (ids: readonly string[]) => {
      const rows = new Map((await read<MeasureRow>('measures', ids)).map((row) => [row.id, row]));
      return ids.map((id) => rows.get(id) ?? null);
    },
  };
}

export type Reader = ReturnType<typeof openReader>;

/** A cursor as the subgraph writes it. */
export function cursorOf({ key, id }: { key: string; id: string }): string {
  return Buffer.from(JSON.stringify(['measures', key, id])).toString('base64url');
}
