import type { EntityManager } from 'typeorm';

/**
 * Deletes of one municipality what no column of its row tells to be its own: who takes part in its measures, the receipts of
 * its reports, and what was answered when they were written. A withdrawn report's receipt stays: it holds three days and a hash.
 */
export async function forget(manager: EntityManager, municipality: string): Promise<void> {
  await manager.query(
    `with gone as (delete from participation where measure_id in
        (select id from foreign_row where kind = 'Measure' and municipalities = array[$1]) returning measure_id)
      delete from idempotent_answer where answer #>> '{participation,measure,id}' in (select measure_id::text from gone)`,
    [municipality],
  );
  await manager.query(
    `with gone as (delete from report where municipality_code = $1 returning code_hash),
        forgotten as (delete from idempotent_answer where answer #>> '{receipt,codeHash}' in (select code_hash from gone))
      delete from receipt where code_hash in (select code_hash from gone)`,
    [municipality],
  );
}
