/** What stands before an answer's data and after it, where there is nothing else. */
const [HEAD, TAIL] = ['{"data":', '}\n'];

/** An answer's data, as the JSON that it is sent as: what is written already is not made into objects to be written again. */
export class JsonText {
  /** @param whole - the bytes of an answer that holds this data and nothing else */
  constructor(readonly whole: Buffer) {}

  static of(data: object): JsonText {
    return new JsonText(Buffer.from(HEAD + JSON.stringify(data) + TAIL));
  }

  get text(): string {
    return this.whole.toString('utf8', HEAD.length, this.whole.length - TAIL.length);
  }

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

interface Answer {
  readonly errors?: unknown;
  readonly data?: unknown;
}

/** Writes a whole GraphQL answer, the errors first, where they are seen; Apollo Server's `stringifyResult`. */
export function writeAnswer({ errors, data, ...more }: Answer): string {
  const parts = errors === undefined ? [] : [`"errors":${JSON.stringify(errors)}`];
  if (data !== undefined) parts.push(`"data":${data instanceof JsonText ? data.text : JSON.stringify(data)}`);
  for (const [name, value] of Object.entries(more)) {
    if (value !== undefined) parts.push(`${JSON.stringify(name)}:${JSON.stringify(value)}`);
  }
  return `{${parts.join(',')}}\n`;
}

/** The same, as it goes out. */
export function bytesOfAnswer(answer: Answer): Buffer {
  const { errors, data } = answer;
  return errors === undefined && data instanceof JsonText ? data.whole : Buffer.from(writeAnswer(answer));
}
