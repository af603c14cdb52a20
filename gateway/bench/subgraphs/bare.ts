import { createServer } from 'node:http';

/** What is sent to it, as GraphQL over HTTP has it. */
export interface Asked {
  readonly query: string;
  readonly variables: Record<string, unknown>;
}

/** A bare HTTP server on PORT: a body read, an answer written, nothing looked at. It ends with the process that started it. */
export function serveBare(answer: (asked: Asked) => Promise<object>): void {
  const server = createServer((request, response) => {
    const parts: Buffer[] = [];
    request.on('data', (part: Buffer) => parts.push(part));
    request.on('end', () => {
      answer(JSON.parse(Buffer.concat(parts).toString()) as Asked).then(
        (body) => {
          const text = `${JSON.stringify(body)}\n`;
          const length = Buffer.byteLength(text);
          response.writeHead(200, { 'content-type': 'application/json; charset=utf-8', 'content-length': length }).end(text);
        },
        (error: Error) => response.writeHead(500).end(error.stack),
      );
    });
  });
  server.listen(0, '127.0.0.1', () => process.send?.(server.address()));
  process.once('disconnect', () => process.exit(0));
}
