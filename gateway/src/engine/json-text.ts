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

/** Writes a whole GraphQL answer; Apollo Server's `stringifyResult`. */
export function writeAnswer(answer: object): string {
  const { data, ...rest } = answer as { data?: unknown };
  if (!(data instanceof JsonText)) return `${JSON.stringify(answer)}\n`;
  const more = JSON.stringify(rest);
  return more === '{}' ? `{"data":${data.text}}\n` : `{"data":${data.text},${more.slice(1)}\n`;
}
