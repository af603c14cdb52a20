import { createServer, type IncomingMessage } from 'node:http';
import { answerEntities, answerHops, answerSubgraphs } from './growth.ts';
import { answerSharedPicture } from './shared-picture.ts';
import { answerPage, answerTest } from './shop.ts';
import type { Data } from './subgraphs.ts';

/** What would be written by hand where there were no gateway: for each question its requests, in their order, and the joining. */
const HANDLERS: Record<string, (variables: object) => Promise<Data>> = {
  Test: answerTest,
  Page: answerPage,
  SharedPicture: answerSharedPicture,
};
for (const size of [1, 10, 100, 1_000]) HANDLERS[`entities${size}`] = () => answerEntities(size);
for (const size of [1, 2, 3, 4]) HANDLERS[`hops${size}`] = () => answerHops(size);
for (const size of [1, 2, 4, 8, 16]) HANDLERS[`subgraphs${size}`] = () => answerSubgraphs(size);

const server = createServer((request, response) => {
  respond(request).then(
    (text) => response.writeHead(200, { 'content-type': 'application/json' }).end(text),
    (error: Error) => response.writeHead(500).end(JSON.stringify({ errors: [{ message: error.message }] })),
  );
});
server.listen(Number(process.env['PORT']), '127.0.0.1');

async function respond(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk);
  const { operationName, variables } = JSON.parse(Buffer.concat(chunks).toString());
  const data = await HANDLERS[operationName]?.(variables);
  // Whoever asks for nothing asks whether it has started.
  return JSON.stringify({ data: data ?? {} });
}
