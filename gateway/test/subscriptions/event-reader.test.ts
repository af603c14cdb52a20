import { expect, it } from '@jest/globals';
import fc from 'fast-check';
import { type ReadEvent, readEvents } from '../../src/engine/transport/event-reader.ts';

const word = fc.string({ unit: fc.constantFrom('a', 'å', '😀', ':', ' ', '{', '0'), maxLength: 12 });
const event = fc.record({ event: word, data: fc.array(word, { minLength: 1, maxLength: 3 }), id: word });
const lineEnd = fc.constantFrom('\n', '\r', '\r\n');

async function read(chunks: Iterable<Uint8Array>): Promise<ReadEvent[]> {
  const events: ReadEvent[] = [];
  async function* sent() {
    yield* chunks;
  }
  for await (const one of readEvents(sent())) events.push(one);
  return events;
}

it('reads the same events however they are cut up, and whatever their lines end with', () =>
  fc.assert(
    fc.asyncProperty(
      fc.array(event),
      lineEnd,
      fc.array(fc.integer({ min: 1, max: 7 }), { minLength: 1 }),
      async (events, end, cuts) => {
        const lines = events.flatMap(({ event: name, data, id }) => [
          ': a comment',
          `event: ${name}`,
          ...data.map((line) => `data: ${line}`),
          `id: ${id}`,
          '',
        ]);
        const bytes = Buffer.from(lines.map((line) => `${line}${end}`).join(''));
        const chunks: Uint8Array[] = [];
        for (let at = 0, cut = 0; at < bytes.length; cut += 1) {
          const size = cuts[cut % cuts.length] ?? 1;
          chunks.push(bytes.subarray(at, at + size));
          at += size;
        }
        // A lone carriage return at the very end may be half of a line end, and waits for the other half.
        const whole = [...chunks, Buffer.from(': the last line\n')];
        expect(await read(whole)).toEqual(
          events.map(({ event: name, data, id }) => ({ event: name, data: data.join('\n'), id })),
        );
      },
    ),
    { numRuns: 200 },
  ));

it('tells nothing of an event that did not end, and gives up one that is too large', async () => {
  expect(await read([Buffer.from('event: next\ndata: {}\n')])).toEqual([]);
  const large = Buffer.from(`data: ${'x'.repeat(1024 * 1024)}\n`);
  await expect(read(Array(5).fill(large))).rejects.toThrow('an event has more than 4194304 characters');
});
