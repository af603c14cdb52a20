import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * A link between a measure and a focus area says itself who may read the measure, and what a focus area's list and progress go
 * by: they are found without a look at the measures, of which many may be hidden.
 */
export class LinkedMeasures1798000000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(COLUMNS);
    await runner.query(KEPT);
    await runner.query(COPIES);
    await runner.query(INDEXES);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop trigger linked on measure_focus_area;
      drop trigger told_links on measure;
      drop function copy_measure, tell_links;
      alter table measure_focus_area drop column visibility, drop column visible_from, drop column municipalities,
        drop column sector, drop column due_on, drop column state;`);
  }
}

const COLUMNS = `
  alter table measure_focus_area add column visibility text, add column visible_from timestamptz(3),
    add column municipalities text[], add column sector text, add column due_on date, add column state text;
`;

/**
 * The threat: a copy that is older than its measure counts one that is hidden by now. So the database keeps them, however a
 * measure is written; and whoever links a measure waits for who is changing it, or would copy what no longer stands.
 */
const KEPT = `
  create function copy_measure() returns trigger language plpgsql as $$
  begin
    select visibility, visible_from, municipalities, sector, due_on, state
      into new.visibility, new.visible_from, new.municipalities, new.sector, new.due_on, new.state
      from measure where id = new.measure_id for share;
    if not found then
      raise foreign_key_violation using message = 'measure_focus_area.measure_id violates its foreign key: no such measure';
    end if;
    return new;
  end $$;
  create trigger linked before insert or update of measure_id on measure_focus_area
    for each row execute function copy_measure();

  create function tell_links() returns trigger language plpgsql as $$
  begin
    update measure_focus_area
      set (visibility, visible_from, municipalities, sector, due_on, state) =
        (new.visibility, new.visible_from, new.municipalities, new.sector, new.due_on, new.state)
      where measure_id = new.id;
    return null;
  end $$;
  create trigger told_links after update of visibility, visible_from, municipalities, sector, due_on, state on measure
    for each row execute function tell_links();
`;

/** After the triggers: from then on nobody writes past them, and what was written before is seen here. */
const COPIES = `
  update measure_focus_area l
    set (visibility, visible_from, municipalities, sector, due_on, state) =
      (m.visibility, m.visible_from, m.municipalities, m.sector, m.due_on, m.state)
    from measure m where m.id = l.measure_id;
  alter table measure_focus_area alter visibility set not null, alter municipalities set not null, alter state set not null;
`;

/** As a measure has them, below each focus area; the first holds all that a list and a progress ask of a link. */
const INDEXES = `
  create index measure_focus_area_public on measure_focus_area
    (focus_area_id, (coalesce(due_on, 'infinity'::date)), measure_id) include (due_on, state)
    where visibility = 'PUBLIC' and visible_from is null;
  create index measure_focus_area_opened on measure_focus_area (focus_area_id, visible_from)
    where visibility = 'PUBLIC' and visible_from is not null;
  create index measure_focus_area_own on measure_focus_area using gin (municipalities)
    where visibility in ('SECTOR', 'COUNCIL');
`;
