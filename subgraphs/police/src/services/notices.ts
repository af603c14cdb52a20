import { randomUUID } from 'node:crypto';
import { type Context, guardFrom, type Page, type PageArgs, type Rows, write } from '@hub/kernel';
import sql from 'sql-template-tag';
import { Notice } from '../entities/notice.ts';
import { NoticeMunicipality } from '../entities/notice-municipality.ts';
import type { PublishNoticeInput } from '../inputs/publish-notice-input.ts';

const NEWEST = { name: 'notices', key: 'm.published_at', type: 'timestamptz', descending: true } as const;

/** A page of each municipality's notices, the newest first. */
export function noticesOfMunicipalities(rows: Rows, page: PageArgs, codes: readonly string[]): Promise<Page<Notice>[]> {
  const own = sql`join notice_municipality m on m.notice_id = t.id`;
  return rows.pages({ entity: Notice, join: own, parent: 'm.code', parentType: 'text', order: NEWEST }, page, codes);
}

/**
 * Tells one or several municipalities something, at once or from a moment on.
 *
 * @throws BAD_USER_INPUT for a visibility or an embargo that would hide the notice from its own sender
 */
export function publishNotice(context: Context, input: PublishNoticeInput) {
  const visibleFrom = input.visibleFrom ?? null;
  const guard = guardFrom(context.caller, { visibility: input.visibility, visibleFrom });
  return write(context, 'publishNotice', input, { notice: Notice }, async ({ manager, rows, within }) => {
    const { municipalities } = input;
    within(municipalities, ['municipalities']);
    const id = randomUUID();
    const publishedAt = visibleFrom ?? new Date();
    await manager.insert(Notice, {
      id,
      title: { sv: input.title },
      text: { sv: input.text },
      publishedAt,
      sources: [],
      seeded: null,
      ...guard,
      municipalities,
    });
    await manager.insert(
      NoticeMunicipality,
      municipalities.map((code) => ({ noticeId: id, code, publishedAt })),
    );
    return { notice: await rows.one(Notice, sql`t.id = ${id}`) };
  });
}
