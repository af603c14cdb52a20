/** An object of the answer that grows: response keys with what the subgraphs have given. */
export type Data = Record<string, unknown>;

/** A place in an answer. */
export type Place = (string | number)[];

export function isObject(value: unknown): value is Data {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
