/** An answer's data, as the JSON text that it is sent as: what is written already is not made into objects to be written again. */
export class JsonText {
  constructor(readonly text: string) {}

  /** The data itself, for whoever looks into it. */
  toJSON(): Record<string, unknown> {
    return JSON.parse(this.text);
  }
}

/** Data as an object, whichever way an engine gives it. */
export function dataOf(data: object | null | undefined): Record<string, unknown> | null {
  if (data instanceof JsonText) return data.toJSON();
  return (data ?? null) as Record<string, unknown> | null;
}

/** Writes a whole GraphQL answer, the errors first, where they are seen; Apollo Server's `stringifyResult`. */
export function writeAnswer({ errors, data, ...more }: { errors?: unknown; data?: unknown }): string {
  const parts = errors === undefined ? [] : [`"errors":${JSON.stringify(errors)}`];
  if (data !== undefined) parts.push(`"data":${data instanceof JsonText ? data.text : JSON.stringify(data)}`);
  for (const [name, value] of Object.entries(more)) {
    if (value !== undefined) parts.push(`${JSON.stringify(name)}:${JSON.stringify(value)}`);
  }
  return `{${parts.join(',')}}\n`;
}
