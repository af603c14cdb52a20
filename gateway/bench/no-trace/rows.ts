import { join } from 'node:path';
import { openDatabase } from '@hub/kernel/database';
import { createLog } from '@hub/kernel/process';
import type { House } from '../../test/hub/house.ts';

/** A focus area that anyone reads, in the SYNTHETIC municipality 9001. */
export const AREA = '00000000-0000-4000-8000-00000000000a';
/** A measure that is hidden where anything is, and is not there otherwise. */
export const HIDDEN = '00000000-0000-4000-8000-000000000001';

export const VISIBLE = 200;
/** Of so many hidden measures, one is in the area that anyone reads. */
const HIDDEN_PER_SHOWN = 50;

/** SYNTHETIC: a promise with an area that anyone reads, and twenty drafts of five areas that their parties alone do. */
const PROMISES = `
  insert into municipality (id, code, name, sources) values (gen_random_uuid(), '9001', 'SYNTHETIC', '[]');
  insert into citizen_promise
    (id, slug, title, period_from, period_to, signed_on, stage, parties, attendees, visibility, municipalities, sources)
    select md5('promise ' || n)::uuid, 'synthetic-' || n, '{"sv": "SYNTHETIC"}', current_date - 300, current_date + 300,
      current_date - 300, 'SIGNED', '{synthetic}', '[]', case n when 0 then 'PUBLIC' else 'PARTY' end, '{9001}', '[]'
    from generate_series(0, 20) n;
  insert into focus_area (id, promise_id, number, title, municipalities, sources)
    values ('${AREA}', md5('promise 0')::uuid, 1, '{"sv": "SYNTHETIC"}', '{9001}', '[]');
  insert into focus_area (id, promise_id, number, title, visibility, municipalities, sources)
    select md5('area ' || n)::uuid, md5('promise ' || n / 5 + 1)::uuid, n % 5 + 1, '{"sv": "SYNTHETIC"}', 'PARTY', '{9001}', '[]'
    from generate_series(0, 99) n;`;

/**
 * @param id - SQL over the number n, as the others are
 * @param readers - the columns visibility, visible_from and municipalities
 */
const measures = (numbers: string, id: string, readers: string, area: string) => `
  with made as (insert into measure
    (id, title, state, responsible, participants, due_on, sources, visibility, visible_from, municipalities)
    select ${id}, '{"sv": "SYNTHETIC"}', 'ONGOING', 'synthetic', '{}', current_date + (n * 37) % 600 - 300, '[]', ${readers}
    from generate_series(${numbers}) n returning id, visibility, visible_from, municipalities),
  told as (insert into measure_event (id, measure_id, at, kind, sources, visibility, visible_from, municipalities)
    select gen_random_uuid(), id, now(), 'PROPOSED', '[]', visibility, visible_from, municipalities from made)
  insert into measure_focus_area (measure_id, focus_area_id) select id, ${area} from made;`;

/**
 * What a hub in use hides: mostly the parties' drafts, some of another municipality's council, one in a hundred published
 * under an embargo; and most of it in areas that are hidden themselves.
 */
const HIDDEN_READERS = `case when n % 100 = 1 then 'PUBLIC' when n % 4 = 0 then 'COUNCIL' else 'PARTY' end,
  case when n % 100 = 1 then now() + interval '1 year' end, case when n % 4 = 0 then array['9002'] else array['9001'] end`;

/**
 * Fills the promises' database of a house, whose process is away meanwhile.
 *
 * @returns the database's version
 */
export async function fill(house: House, hidden: number): Promise<string> {
  const log = createLog('promises', 'silent');
  const url = house.settings['PROMISES_DATABASE_URL'];
  const folder = join(house.folder, 'promises');
  const { source, close } = await openDatabase({ name: 'promises', url, folder, entities: [], migrations: [], log });
  try {
    await source.query('truncate municipality, citizen_promise, focus_area, measure, measure_event, measure_focus_area cascade');
    await source.query(PROMISES);
    const id = `case n when 1 then '${HIDDEN}' else gen_random_uuid() end`;
    const area = `(case when row_number() over () % ${HIDDEN_PER_SHOWN} = 0 then '${AREA}'
      else md5('area ' || row_number() over () % 100) end)::uuid`;
    // Shown rows come among hidden ones, as they do in a hub that is in use.
    if (hidden > 0) await source.query(measures(`1, ${hidden / 2}`, id, HIDDEN_READERS, area));
    await source.query(measures(`1, ${VISIBLE}`, "md5('shown ' || n)::uuid", `'PUBLIC', null, array['9001']`, `'${AREA}'::uuid`));
    if (hidden > 0) await source.query(measures(`${hidden / 2 + 1}, ${hidden}`, id, HIDDEN_READERS, area));
    await source.query('vacuum analyze');
    return (await source.query('show server_version'))[0].server_version;
  } finally {
    await close();
  }
}
