const NOTHING = Buffer.alloc(0);

/** Grown by this much at least, bytes: as much as one read of a socket gives. */
const ROOM = 64 * 1024;

/**
 * The bytes of one answer as they come. What comes in one piece, as nearly every answer does, is not copied; the rest is copied
 * together at once, since a list of pieces can weigh a hundred times what they hold.
 */
export class BodyBuilder {
  #bytes: Buffer = NOTHING;
  #size = 0;

  get size(): number {
    return this.#size;
  }

  /** @param expected - bytes that the whole may have; a hint, which nothing is taken up for before they come */
  add(piece: Buffer, expected = 0): void {
    const before = this.#size;
    this.#size += piece.length;
    if (before === 0) {
      this.#bytes = piece;
      return;
    }
    if (this.#size > this.#bytes.length) this.#grow(before, expected);
    piece.copy(this.#bytes, before);
  }

  whole(): Buffer {
    return this.#bytes.subarray(0, this.#size);
  }

  clear(): void {
    this.#bytes = NOTHING;
    this.#size = 0;
  }

  #grow(filled: number, expected: number): void {
    const doubled = Math.max(this.#size * 2, ROOM);
    const bytes = Buffer.allocUnsafeSlow(expected >= this.#size && expected < doubled ? expected : doubled);
    this.#bytes.copy(bytes, 0, 0, filled);
    this.#bytes = bytes;
  }
}
