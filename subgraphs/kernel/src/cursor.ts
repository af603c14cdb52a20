import type { PageArgs } from './arguments.ts';
import { badInput } from './payloads.ts';
import type { Order } from './rows.ts';

const DEFAULT_SIZE = 20;
const LARGEST_SIZE = 100;

const isDay = (key: string) =>
  /^\d{4}-\d\d-\d\d/.test(key) && new Date(key.slice(0, 10)).toJSON()?.startsWith(key.slice(0, 10)) === true;

/** What a key of each type looks like; anything else never reaches the database. */
const IS_KEY: Record<Order['type'], (key: string) => boolean> = {
  date: (key) => key === 'infinity' || key === '-infinity' || (key.length === 10 && isDay(key)),
  timestamptz: (key) => isDay(key) && /^.{10} ([01]\d|2[0-3])(:[0-5]\d){2}(\.\d{1,6})?[+-]\d\d(:\d\d)?$/.test(key),
  int4: (key) => /^-?\d{1,10}$/.test(key) && Math.abs(Number(key)) < 2 ** 31,
  int8: (key) => /^-?\d{1,18}$/.test(key),
  text: (key) => key.length <= 500 && !key.includes('\0') && !/\p{Surrogate}/u.test(key),
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
    if (name === order.name && typeof key === 'string' && IS_KEY[order.type](key) && typeof id === 'string' && ID.test(id)) {
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
