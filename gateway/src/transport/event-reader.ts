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
  let rest = '';
  let fields = new Map<string, string>();
  let length = 0;
  for await (const chunk of chunks) {
    rest += decoder.decode(chunk, { stream: true });
    // What ends in a carriage return waits: a line feed that belongs to it may be next.
    const lines = rest.endsWith('\r') ? rest.slice(0, -1).split(/\r\n|\n|\r/) : rest.split(/\r\n|\n|\r/);
    rest = `${lines.pop() ?? ''}${rest.endsWith('\r') ? '\r' : ''}`;
    for (const line of lines) {
      if (line === '') {
        if (fields.size > 0)
          yield { event: fields.get('event') ?? '', data: fields.get('data') ?? '', id: fields.get('id') ?? '' };
        fields = new Map();
        length = 0;
        continue;
      }
      length += line.length;
      const [, name = '', value = ''] = /^([^:]*)(?:: ?(.*))?$/s.exec(line) ?? [];
      const before = name === 'data' ? fields.get('data') : undefined;
      if (name !== '') fields.set(name, before === undefined ? value : `${before}\n${value}`);
    }
    if (length + rest.length > LARGEST) throw new Error(`an event has more than ${LARGEST} characters`);
  }
}
