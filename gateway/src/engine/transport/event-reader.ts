/** One event of a stream; a field that it does not have is empty. */
export interface ReadEvent {
  readonly event: string;
  readonly data: string;
  readonly id: string;
}

/** A stream that sends more than this before an event ends is given up, characters: it is held in memory whole. */
const LARGEST = 4 * 1024 * 1024;

/**
 * Reads an event stream as the HTML standard describes it, whatever line ends it has and however it is cut into chunks. An id
 * holds for its own event alone.
 *
 * @throws Error for an event above the bound
 */
export async function* readEvents(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<ReadEvent> {
  const decoder = new TextDecoder();
  let line = '';
  let held = '';
  let fields = new Map<string, string>();
  let length = 0;
  for await (const chunk of chunks) {
    const text = held + decoder.decode(chunk, { stream: true });
    // A carriage return at the end waits: a line feed that belongs to it may be next.
    held = text.endsWith('\r') ? '\r' : '';
    const [first = '', ...more] = text.slice(0, text.length - held.length).split(/\r\n|\n|\r/);
    const lines = [line + first, ...more];
    line = lines.pop() ?? '';
    for (const whole of lines) {
      if (whole === '') {
        if (fields.size > 0)
          yield { event: fields.get('event') ?? '', data: fields.get('data') ?? '', id: fields.get('id') ?? '' };
        fields = new Map();
        length = 0;
        continue;
      }
      length += whole.length;
      const [, name = '', value = ''] = /^([^:]*)(?:: ?(.*))?$/s.exec(whole) ?? [];
      const before = name === 'data' ? fields.get('data') : undefined;
      if (name !== '') fields.set(name, before === undefined ? value : `${before}\n${value}`);
    }
    if (length + line.length > LARGEST) throw new Error(`an event has more than ${LARGEST} characters`);
  }
}
