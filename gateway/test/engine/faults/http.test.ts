import type { Socket } from 'node:net';
import { gzipSync } from 'node:zlib';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { answerOf, type Manner } from './faulty.ts';
import { ENGINES, openStage, PARTIAL, PICTURE, type Stage, unavailable, WHOLE } from './stage.ts';

/** What would be an answer, but for its head. */
const BODY = '{"data":{"offenceTypes":["theft"]}}';
const OK = 'HTTP/1.1 200 OK\r\n';
const JSON_HEAD = `${OK}content-type: application/json\r\n`;

const says =
  (...parts: (string | Buffer)[]): Manner =>
  (socket) =>
    void socket.write(Buffer.concat(parts.map((part) => Buffer.from(part as string))));

const saysAndCloses =
  (text: string): Manner =>
  (socket) =>
    void socket.end(text);

/** One byte after the other, and never the last. */
const drips =
  (text: string): Manner =>
  (socket) => {
    let at = 0;
    const dripping = setInterval(() => socket.write(text[at++ % text.length] ?? ''), 10);
    socket.once('close', () => clearInterval(dripping));
  };

const chunked = (...lines: string[]) => says(JSON_HEAD, 'transfer-encoding: chunked\r\n\r\n', ...lines);

/** Faults that only the deadline ends. */
const SLOW: Record<string, Manner> = {
  'says nothing': () => undefined,
  'drips its head': drips(`${OK}${'x-filler: drip\r\n'.repeat(1_000)}`),
  'drips its body': (socket, request) => {
    socket.write(`${JSON_HEAD}content-length: 100000\r\n\r\n`);
    drips(' ')(socket, request);
  },
  'says a length above what it sends': says(JSON_HEAD, 'content-length: 1000\r\n\r\n', BODY),
  'tells of an answer for ever': (socket) => {
    const telling = setInterval(() => socket.write('HTTP/1.1 102 Processing\r\n\r\n'), 10);
    socket.once('close', () => clearInterval(telling));
  },
};

const FAULTS: Record<string, Manner> = {
  'closes without a word': (socket) => void socket.end(),
  resets: (socket) => void socket.resetAndDestroy(),
  'is cut in its head': saysAndCloses('HTTP/1.1 200 OK\r\ncontent-ty'),
  'is cut in its body': saysAndCloses(`${JSON_HEAD}content-length: ${BODY.length}\r\n\r\n${BODY.slice(0, -5)}`),
  'is cut in a chunk': saysAndCloses(`${JSON_HEAD}transfer-encoding: chunked\r\n\r\n23\r\n${BODY.slice(0, 20)}`),
  'is cut before its last chunk': saysAndCloses(`${JSON_HEAD}transfer-encoding: chunked\r\n\r\n23\r\n${BODY}\r\n`),
  'is cut in a body that its end would end': saysAndCloses(`${JSON_HEAD}\r\n${BODY.slice(0, -2)}`),
  'says a length below what it sends': says(JSON_HEAD, 'content-length: 20\r\n\r\n', BODY),
  'says two lengths': says(JSON_HEAD, `content-length: ${BODY.length}\r\ncontent-length: 5\r\n\r\n`, BODY),
  'says a length that is none': says(JSON_HEAD, 'content-length: many\r\n\r\n', BODY),
  'says a length below zero': says(JSON_HEAD, `content-length: -${BODY.length}\r\n\r\n`, BODY),
  'says a length and chunks': says(
    JSON_HEAD,
    `content-length: ${BODY.length}\r\ntransfer-encoding: chunked\r\n\r\n23\r\n${BODY}\r\n0\r\n\r\n`,
  ),
  'says chunks and sends none': chunked(BODY),
  'says a chunk’s size that is none': chunked(`xyz\r\n${BODY}\r\n0\r\n\r\n`),
  'says a chunk’s size below zero': chunked(`-23\r\n${BODY}\r\n0\r\n\r\n`),
  'says a chunk’s size that no number holds': chunked(`ffffffffffffffffff\r\n${BODY}\r\n0\r\n\r\n`),
  'sends a chunk above its size': chunked(`10\r\n${BODY}\r\n0\r\n\r\n`),
  'sends a packed body': says(answerOf(gzipSync(BODY), '200 OK', { 'content-encoding': 'gzip' })),
  'speaks another protocol': says('SSH-2.0-OpenSSH_9.2\r\n'),
  'speaks another version of HTTP': says(`HTTP/7.3 200 OK\r\ncontent-length: ${BODY.length}\r\n\r\n${BODY}`),
  'changes to another protocol': says('HTTP/1.1 101 Switching Protocols\r\nupgrade: websocket\r\nconnection: upgrade\r\n\r\n'),
  'has no colon in a header': says(`${OK}content-type application/json\r\ncontent-length: ${BODY.length}\r\n\r\n${BODY}`),
  'has a space before a colon': says(`${JSON_HEAD}content-length : ${BODY.length}\r\n\r\n${BODY}`),
  'has NUL in a header': says(`${JSON_HEAD}x-nul: a\0b\r\ncontent-length: ${BODY.length}\r\n\r\n${BODY}`),
  'floods with headers': says(`${JSON_HEAD}${'x-filler: flood\r\n'.repeat(20_000)}\r\n${BODY}`),
  'floods with one header': says(`${JSON_HEAD}x-filler: ${'x'.repeat(100_000)}\r\n\r\n${BODY}`),
  'floods with a header that never ends': (socket) => flood(socket, `${OK}x-filler: `, 'x'.repeat(65_536)),
  'floods with trailers': (socket) =>
    flood(socket, `${JSON_HEAD}transfer-encoding: chunked\r\n\r\n23\r\n${BODY}\r\n0\r\n`, 'x-filler: flood\r\n'.repeat(1_000)),
};

/** Writes for as long as it is read. */
function flood(socket: Socket, first: string, more: string): void {
  const on = () => {
    while (!socket.destroyed && socket.write(more));
  };
  socket.on('drain', on).write(first, on);
}

describe.each(ENGINES)('an owner that speaks HTTP wrongly, on the engine %s', (engine) => {
  let stage: Stage;
  beforeAll(async () => {
    stage = await openStage(engine);
  });
  afterAll(() => stage.close());
  afterEach(() => stage.recovers());

  it.each(Object.keys(FAULTS))('costs its own fields alone where it %s', async (name) => {
    stage.crime.manner = FAULTS[name] as Manner;
    expect(await stage.hub.ask(PICTURE)).toEqual(PARTIAL);
  });

  it('is understood in all that HTTP/1.1 allows', async () => {
    const manners: Manner[] = [
      async (socket, { answer }) => void socket.write(`HTTP/1.1 103 Early Hints\r\nlink: <x>\r\n\r\n${answerOf(await answer())}`),
      async (socket, { answer }) => void socket.end(answerOf(await answer(), '200 OK', { 'content-length': undefined })),
      async (socket, { answer }) => void socket.end(answerOf(await answer(), '200 OK', { connection: 'close' })),
      async (socket, { answer }) => {
        const text = Buffer.from(await answer());
        socket.write(`${JSON_HEAD}transfer-encoding: chunked\r\ntrailer: x-sum\r\n\r\n`);
        for (const byte of text) socket.write(Buffer.from([0x31, 0x3b, 0x78, 0x0d, 0x0a, byte, 0x0d, 0x0a]));
        socket.write('0\r\nx-sum: 1\r\n\r\n');
      },
      async (socket, { answer }) => {
        for (const byte of answerOf(await answer())) socket.write(Buffer.from([byte]));
      },
    ];
    for (const manner of manners) {
      stage.crime.manner = manner;
      expect(await stage.hub.ask(PICTURE)).toEqual(WHOLE);
    }
  });
});

describe.each(ENGINES)('an owner that never comes to an end, on the engine %s', (engine) => {
  let stage: Stage;
  beforeAll(async () => {
    stage = await openStage(engine, 'short');
  });
  afterAll(() => stage.close());
  afterEach(() => stage.recovers());

  it(`is waited for until the deadline where it ${Object.keys(SLOW).join(', ')}`, async () => {
    const manners = Object.values(SLOW);
    stage.crime.manner = (socket, request) => manners[Number(/fault(\d+)/.exec(request.body)?.[1])]?.(socket, request);
    const answers = await Promise.all(manners.map((_, number) => stage.hub.ask(`{ fault${number}: offenceTypes }`)));
    expect(answers).toEqual(
      manners.map((_, number) => ({
        data: { [`fault${number}`]: null },
        errors: [unavailable('crime', [`fault${number}`])],
      })),
    );
  });
});
