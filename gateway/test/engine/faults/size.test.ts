import type { Socket } from 'node:net';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { answerOf, type Manner } from './faulty.ts';
import { ENGINES, openStage, PARTIAL, PICTURE, type Stage } from './stage.ts';

const MEGABYTE = 1024 * 1024;
const HEAD = 'HTTP/1.1 200 OK\r\ncontent-type: application/json\r\n';

/** Writes so much for as long as it is read, and says how much was. */
function pour(socket: Socket, head: string, piece: Buffer, pieces: number, onWritten: (bytes: number) => void): void {
  let left = pieces;
  const on = () => {
    while (left > 0 && !socket.destroyed) {
      left -= 1;
      if (!socket.write(piece)) break;
    }
  };
  socket.on('drain', on);
  socket.once('close', () => onWritten(socket.bytesWritten));
  socket.write(head);
  on();
}

describe.each(ENGINES)('an answer above its bound, on the engine %s', (engine) => {
  let stage: Stage;
  beforeAll(async () => {
    stage = await openStage(engine);
  });
  afterAll(() => stage.close());
  afterEach(() => stage.recovers());

  /** Bytes that were taken of each answer. */
  async function taken(manner: (onWritten: (bytes: number) => void) => Manner): Promise<number[]> {
    const written: number[] = [];
    stage.crime.manner = manner((bytes) => written.push(bytes));
    expect(await stage.hub.ask(PICTURE)).toEqual(PARTIAL);
    while (written.length < 2) await new Promise((resolve) => setTimeout(resolve, 5));
    return written;
  }

  it('is refused where it says so: nothing of a hundred megabytes is waited for', async () => {
    const piece = Buffer.alloc(MEGABYTE, ' ');
    const head = `${HEAD}content-length: ${100 * MEGABYTE}\r\n\r\n`;
    const bytes = await taken((onWritten) => (socket) => pour(socket, head, piece, 100, onWritten));
    for (const each of bytes) expect(each).toBeLessThan(24 * MEGABYTE);
  });

  it('is refused where it does not say so, once it is above', async () => {
    const piece = Buffer.concat([Buffer.from('100000\r\n'), Buffer.alloc(MEGABYTE, ' '), Buffer.from('\r\n')]);
    const head = `${HEAD}transfer-encoding: chunked\r\n\r\n`;
    const bytes = await taken((onWritten) => (socket) => pour(socket, head, piece, 100, onWritten));
    for (const each of bytes) expect(each).toBeLessThan(64 * MEGABYTE);
  });

  it('is refused for its depth, which no field of the graph has', async () => {
    const deep = `${'['.repeat(200_000)}${']'.repeat(200_000)}`;
    stage.crime.manner = (socket) =>
      void socket.write(answerOf(`{"data":{"offenceTypes":${deep},"_entities":[{"offences":${deep},"liaison":${deep}}]}}`));
    const answer = await stage.hub.ask(PICTURE);
    expect(answer.data).toEqual(PARTIAL.data);
  });
});
