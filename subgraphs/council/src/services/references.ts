import { type Context, isId, NOBODY } from '@hub/kernel';
import { BORROWED, type Borrowed, type BorrowedKind } from '../entities/decision-subject.ts';
import type { Measure } from '../entities/measure.ts';
import { isCleared } from '../loaders.ts';

/** Another subgraph's row by its id, or null where the caller may not learn of it. */
export async function borrow<Kind extends BorrowedKind>(
  context: Context,
  kind: Kind,
  id: string | null,
): Promise<InstanceType<(typeof BORROWED)[Kind]> | null> {
  const isKnown = await isCleared(context, kind).load(id ?? NOBODY);
  return id !== null && isKnown ? (BORROWED[kind].of(id) as InstanceType<(typeof BORROWED)[Kind]>) : null;
}

/** Those measures that the caller may learn of, in their order. */
export async function borrowMeasures(context: Context, ids: readonly string[]): Promise<Measure[]> {
  const asked = ids.length > 0 ? ids : [NOBODY];
  const found = await Promise.all(asked.map((id) => borrow(context, 'Measure', id)));
  return found.filter((measure) => measure !== null);
}

/** What the gateway asks for by its key; the owner says whether it exists. Null for what is no key. */
export function stubOf(kind: BorrowedKind, id = ''): Borrowed | null {
  return isId(id) ? BORROWED[kind].of(id.toLowerCase()) : null;
}
