import type { PageArgs } from './arguments.ts';
import { badInput } from './payloads.ts';
import type { Order } from './rows.ts';

const DEFAULT_SIZE = 20;
const LARGEST_SIZE = 100;

const KEY_FORMS: Record<Order['type'], RegExp> = {
  date: /^(\d{4,6}-\d\d-\d\d|infinity|-infinity)$/,
  timestamptz: /^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d(\.\d+)?[+-]\d\d(:\d\d)?$/,
  int4: /^-?\d{1,10}$/,
  text: /^[^\0]{0,500}$/s,
};
const ID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** The page's size; BAD_USER_INPUT with value and bound where it is out of them. */
export function pageSize({ first }: PageArgs): number {
  const size = first ?? DEFAULT_SIZE;
  if (size < 1 || size > LARGEST_SIZE) throw badInput(`first is ${size}; it may be 1 to ${LARGEST_SIZE}`);
  return size;
}

/** A row's place in a list: its key and id, so that nothing has to be looked up and rows may come and go meanwhile. */
export function encodeCursor(order: Order, key: string, id: string): string {
  return Buffer.from(JSON.stringify([order.name, key, id])).toString('base64url');
}

/** A cursor is a person's input like any other: its form is checked before the database casts it. */
export function decodeCursor(cursor: string | null | undefined, order: Order): { key: string; id: string } | undefined {
  if (cursor === null || cursor === undefined) return undefined;
  const parts = parse(cursor);
  if (Array.isArray(parts) && parts.length === 3) {
    const [name, key, id] = parts as unknown[];
    if (
      name === order.name &&
      typeof key === 'string' &&
      KEY_FORMS[order.type].test(key) &&
      typeof id === 'string' &&
      ID.test(id)
    ) {
      return { key, id };
    }
  }
  throw badInput(`after is not a cursor of this list (${order.name})`);
}

function parse(cursor: string): unknown {
  try {
    return JSON.parse(Buffer.from(cursor, 'base64url').toString());
  } catch {
    return undefined;
  }
}
