import { type Context, isId } from '@hub/kernel';
import { BORROWED, type Borrowed, type BorrowedKind } from '../entities/decision-subject.ts';
import { isCleared } from '../loaders.ts';

/** Another subgraph's row by its id, or null where the caller may not learn of it. */
export async function borrow<Kind extends BorrowedKind>(
  context: Context,
  kind: Kind,
  id: string | null,
): Promise<InstanceType<(typeof BORROWED)[Kind]> | null> {
  if (id === null || !(await isCleared(context, kind).load(id))) return null;
  return BORROWED[kind].of(id) as InstanceType<(typeof BORROWED)[Kind]>;
}

/** Those of another subgraph's rows that the caller may learn of, in their order. */
export async function borrowAll(context: Context, references: { kind: BorrowedKind; id: string }[]): Promise<Borrowed[]> {
  const found = await Promise.all(references.map(({ kind, id }) => borrow(context, kind, id)));
  return found.filter((row) => row !== null);
}

/** What the gateway asks for by its key; the owner says whether it exists. Null for what is no key. */
export function stubOf(kind: BorrowedKind, id = ''): Borrowed | null {
  return isId(id) ? BORROWED[kind].of(id.toLowerCase()) : null;
}
