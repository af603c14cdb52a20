import { setImmediate } from 'node:timers/promises';
import { expect, it } from '@jest/globals';
import sql from 'sql-template-tag';
import type { DataSource } from 'typeorm';
import { ChangeLog } from '../src/changes.ts';
import type { Rows } from '../src/rows.ts';

class Thing {
  id: string;
}

/** An audit log whose newest write has the number `head`; `looks` are those under way, and the most there ever were at once. */
function openLog() {
  const log = { head: 0, looks: 0, most: 0 };
  const query = async (statement: string) => {
    if (statement.includes('clock_timestamp')) return [{ seq: '0', now: new Date() }];
    if (!statement.includes('desc limit 1')) return log.head > 0 ? [{ seq: '1', id: 'an-event', entityId: 'a-thing' }] : [];
    log.looks += 1;
    log.most = Math.max(log.most, log.looks);
    await setImmediate();
    log.looks -= 1;
    return [{ seq: String(log.head) }];
  };
  return { log, database: { query } as unknown as DataSource };
}

it('looks for many readers as for one, and tells all of them', async () => {
  const { log, database } = openLog();
  const changes = new ChangeLog(database, 1);
  const ending = new AbortController();
  const rows = { under: async () => [{ id: 'a-thing', $parent: 'a-thing' }] } as unknown as Rows;
  const readers = Array.from({ length: 50 }, () =>
    changes.follow(Thing, sql`true`, { rows, after: undefined, gone: ending.signal }),
  );
  await Promise.all(readers.map((reader) => reader.next()));
  const waiting = readers.map((reader) => reader.next());
  while (log.most === 0) await setImmediate();
  log.head = 1;
  for (const { value } of await Promise.all(waiting)) expect(value).toMatchObject({ id: 'an-event', row: { id: 'a-thing' } });
  expect(log.most).toBe(1);

  const ended = readers.map((reader) => reader.next());
  ending.abort();
  for (const one of ended) await expect(one).rejects.toThrow('aborted');
});
