/** Whether an optional input was given: an empty text, zero and false were. */
export function given<Value>(value: Value | null | undefined): value is Value {
  return value !== null && value !== undefined;
}
