import { readFile } from 'node:fs/promises';
import { StartError } from '@hub/kernel/process';
import { type DocumentNode, GraphQLError, parse } from 'graphql';
import { request } from 'undici';
import { findAbove } from '../above.ts';
import { readSubgraphs, type Subgraph } from './subgraphs.ts';

/** The hub's own graph, as composed and committed. */
export const OUR_SUPERGRAPH = findAbove('schema/supergraph.graphql');

/** The ids and texts of the documents that its own clients send, as extracted and committed beside it. */
export const OUR_DOCUMENTS = findAbove('schema/operations/manifest.json');

/** A composed graph and who answers for its parts. */
export interface Supergraph {
  /** As composed, with every directive: what is enforced is read from here, whatever the engine is given. */
  readonly document: DocumentNode;
  readonly subgraphs: readonly Subgraph[];
}

/** An address that does not give its SDL by then does not give it, milliseconds. */
const LOAD_DEADLINE = 10_000;

/**
 * Loads a composed SDL from a file or an http(s) address.
 *
 * @throws StartError where it cannot be read, is no GraphQL, or names a subgraph without an address.
 */
export async function loadSupergraph(address: string, env: NodeJS.ProcessEnv): Promise<Supergraph> {
  const sdl = await (/^https?:\/\//.test(address) ? download(address) : readSdl(address));
  const document = parsed(sdl, address);
  return { document, subgraphs: readSubgraphs(document, env, address) };
}

async function readSdl(file: string): Promise<string> {
  try {
    return await readFile(file, 'utf8');
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    const why = code === 'ENOENT' ? 'is not there: compose it with `npm run hub -- schema compose`' : `cannot be read (${code})`;
    throw new StartError(`The supergraph ${file} ${why}, or set SUPERGRAPH to a file or an http(s) address`);
  }
}

async function download(address: string): Promise<string> {
  const failed = (why: string) => new StartError(`The supergraph at ${address} cannot be loaded: ${why}`);
  const answer = await request(address, { signal: AbortSignal.timeout(LOAD_DEADLINE) }).catch((error: NodeJS.ErrnoException) => {
    throw failed(error.name === 'TimeoutError' ? `no answer within ${LOAD_DEADLINE} ms` : (error.code ?? error.name));
  });
  const text = await answer.body.text();
  if (answer.statusCode !== 200) throw failed(`status ${answer.statusCode}`);
  return text;
}

function parsed(sdl: string, address: string): DocumentNode {
  try {
    return parse(sdl);
  } catch (error) {
    if (!(error instanceof GraphQLError)) throw error;
    const { line, column } = error.locations?.[0] ?? { line: 1, column: 1 };
    throw new StartError(`The supergraph ${address}:${line}:${column} is not GraphQL: ${error.message}`);
  }
}
