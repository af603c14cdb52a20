import { ESCAPED } from './quote.ts';

/**
 * Where answers are written, one after the other: an answer made of strings is garbage several times its size, and garbage is what
 * a gateway's processor time goes to. What holds several answers is given up when it is full, and gone with the last of them.
 *
 * Nobody checks for room while writing: a byte beyond the end is written nowhere, and counted. Who finds in the end that more
 * was counted than there is room takes another place, and writes again.
 */
export const place = { bytes: Buffer.alloc(0), at: 0 };

/**
 * For some answers, and not for hundreds: a place that outlives two small collections is given back by a full one alone, and as
 * memory outside the heap it makes for one the sooner.
 */
const SIZE = 1 << 18;

function takeAnother(size: number): void {
  place.bytes = Buffer.allocUnsafeSlow(Math.max(SIZE, size));
  place.at = 0;
}

/**
 * Writes something whole.
 *
 * @param write - writes from `place.at` on, and says where it has ended; undefined where there is nothing to write
 * @param expected - about how many bytes that will be: where there is no room for so many, none is written in vain
 */
export function written(write: () => number | undefined, expected: number): Buffer | undefined {
  if (expected > place.bytes.length - place.at) takeAnother(expected);
  let end = write();
  while (end !== undefined && end > place.bytes.length) {
    takeAnother(end - place.at);
    end = write();
  }
  if (end === undefined) return undefined;
  const whole = place.bytes.subarray(place.at, end);
  place.at = end;
  return whole;
}

/** Below this many characters a loop over them is quicker than a call out of JavaScript. */
const SHORT = 48;

/** Writes a string as JSON; each of these functions returns where it has ended. */
export function writeString(bytes: Buffer, text: string, at: number): number {
  if (text.length > SHORT) return ESCAPED.test(text) ? writeOut(bytes, JSON.stringify(text), at) : writeLong(bytes, text, at);
  let end = at + 1;
  bytes[at] = 34;
  for (let index = 0; index < text.length; index += 1) {
    const code = text.charCodeAt(index);
    if (code < 128) {
      if (code < 32 || code === 34 || code === 92) return writeOut(bytes, JSON.stringify(text), at);
      bytes[end++] = code;
    } else if (code < 0x800) {
      bytes[end++] = 0xc0 | (code >> 6);
      bytes[end++] = 0x80 | (code & 63);
    } else if (code >= 0xd800 && code < 0xe000) {
      return writeOut(bytes, JSON.stringify(text), at);
    } else {
      bytes[end++] = 0xe0 | (code >> 12);
      bytes[end++] = 0x80 | ((code >> 6) & 63);
      bytes[end++] = 0x80 | (code & 63);
    }
  }
  bytes[end] = 34;
  return end + 1;
}

function writeLong(bytes: Buffer, text: string, at: number): number {
  bytes[at] = 34;
  const end = writeOut(bytes, text, at + 1);
  bytes[end] = 34;
  return end + 1;
}

/** Text as it is, of any characters. */
export function writeOut(bytes: Buffer, text: string, at: number): number {
  const most = at + 3 * text.length;
  return most > bytes.length ? most : at + bytes.write(text, at);
}

/** Text of ASCII alone, such as a number's. */
export function writeAscii(bytes: Buffer, text: string, at: number): number {
  for (let index = 0; index < text.length; index += 1) bytes[at + index] = text.charCodeAt(index);
  return at + text.length;
}

/** Any value that came from JSON. */
export function writeJson(bytes: Buffer, value: unknown, at: number): number {
  if (typeof value === 'string') return writeString(bytes, value, at);
  return writeOut(bytes, value === undefined ? 'null' : JSON.stringify(value), at);
}
