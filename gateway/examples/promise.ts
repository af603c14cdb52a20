import { argv, exit, stderr, stdout } from 'node:process';
import { ExamplePromiseDocument, type ExamplePromiseQuery } from './generated/graphql.ts';

/**
 * How a municipality's promise goes, as lines to read: `node promise.js <the hub's address> <municipality code>`.
 *
 * It asks by the document's id, over GET: without a key, and answered from any cache on the way.
 */
const [hub = 'http://localhost:4000', code = '1492'] = argv.slice(2);

const address = new URL('/graphql', hub);
address.searchParams.set('documentId', ExamplePromiseDocument.__meta__?.['hash']);
address.searchParams.set('variables', JSON.stringify({ municipality: code }));

const response = await fetch(address, { signal: AbortSignal.timeout(10_000) });
const { data, errors = [] } = (await response.json()) as Answer;

// A part that one owner could not give is null, with an error beside; the rest is to be used.
for (const { message } of errors) stderr.write(`${message}\n`);
const promise = data?.municipality?.latestPromise;
if (!promise) {
  stderr.write(`No promise of municipality ${code} is known here\n`);
  exit(1);
}
stdout.write(`${data.municipality?.name}: ${promise.title} (${promise.state})\n`);
for (const { number, title, progress } of promise.focusAreas ?? []) {
  // Null is “nobody has said”, which is not zero.
  const going = progress === null ? 'not known' : `${progress.completed} of ${progress.measures} measures completed`;
  stdout.write(`${number}. ${title}: ${going}\n`);
}

interface Answer {
  readonly data?: ExamplePromiseQuery | null;
  readonly errors?: readonly { readonly message: string }[];
}
