import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { preset } from '@graphql-codegen/client-preset';
import { codegen } from '@graphql-codegen/core';
import { type GraphQLSchema, parse, printSchema, validate } from 'graphql';
import { FOLDER, type GeneratedFile } from './files.ts';
import type { Problem } from './problem.ts';

/** Where the clients' documents stand. */
export const OPERATIONS = join(FOLDER, 'operations');

/** What the gateway answers by id: each document's text under the id that its clients send. */
const MANIFEST = join(OPERATIONS, 'manifest.json');

/** The clients in this repository: the documents of each, and the types they are read by. */
const CLIENTS = [
  { from: 'widgets/', to: join(dirname(FOLDER), 'gateway/widgets/generated/graphql.ts') },
  { from: 'examples/', to: join(dirname(FOLDER), 'gateway/examples/generated/graphql.ts') },
] as const;

/** A client's document, as it stands in its file. */
export interface ClientDocument {
  /** Under `operations/`, such as `widgets/measures.graphql`. */
  readonly path: string;
  readonly text: string;
}

/** Every client's document, by path. */
export function readDocuments(): ClientDocument[] {
  return readdirSync(OPERATIONS, { recursive: true, encoding: 'utf8' })
    .map((path) => path.replaceAll('\\', '/'))
    .filter((path) => path.endsWith('.graphql'))
    .sort()
    .map((path) => ({ path, text: readFileSync(join(OPERATIONS, path), 'utf8') }));
}

/** What a client's document asks that the graph does not have. */
export function checkDocuments(schema: GraphQLSchema, documents: readonly ClientDocument[]): Problem[] {
  return documents.flatMap(({ path, text }) =>
    validate(schema, parse(text)).map(({ message }) => ({ code: 'DOCUMENT_INVALID', coordinate: path, message })),
  );
}

/**
 * The manifest of every document, by SHA-256, and each client's types.
 *
 * A client's code holds the ids alone: what it asks is said here, at build, and cannot be altered in a page. What stands in the
 * manifest stays there for as long as the graph answers it: a site may show a widget of last year, by its hash.
 */
export async function clientFiles(schema: GraphQLSchema, documents: readonly ClientDocument[]): Promise<GeneratedFile[]> {
  const all = await generate(schema, documents);
  const types = CLIENTS.map(async ({ from, to }) => {
    const own = await generate(
      schema,
      documents.filter(({ path }) => path.startsWith(from)),
    );
    return {
      path: to,
      text: `// Made by npm run hub -- schema compose from schema/operations/${from.slice(0, -1)}.\n${own['graphql.ts']}`,
    };
  });
  // What is asked today comes first: whoever looks for a document by its operation's name finds that one.
  const asked = { ...sorted(JSON.parse(String(all['persisted-documents.json']))), ...sorted(keptDocuments(schema)) };
  return [{ path: MANIFEST, text: `${JSON.stringify(asked, null, 2)}\n` }, ...(await Promise.all(types))];
}

/** What was in the manifest before, as far as the graph still answers it. */
function keptDocuments(schema: GraphQLSchema): Record<string, string> {
  const before: Record<string, string> = existsSync(MANIFEST) ? JSON.parse(readFileSync(MANIFEST, 'utf8')) : {};
  return Object.fromEntries(Object.entries(before).filter(([, text]) => validate(schema, parse(text)).length === 0));
}

function sorted(documents: Record<string, string>): Record<string, string> {
  return Object.fromEntries(Object.entries(documents).sort());
}

/** What graphql-codegen's client preset makes of documents, by file name. */
async function generate(schema: GraphQLSchema, documents: readonly ClientDocument[]): Promise<Record<string, string>> {
  const baseOutputDir = 'client/';
  const sections = await preset.buildGeneratesSection({
    baseOutputDir,
    schema: parse(printSchema(schema)),
    schemaAst: schema,
    documents: documents.map(({ path, text }) => ({ location: path, rawSDL: text, document: parse(text) })),
    config: { documentMode: 'string', useTypeImports: true, enumsAsTypes: true, scalars: { Date: 'string', DateTime: 'string' } },
    presetConfig: {
      fragmentMasking: false,
      persistedDocuments: { mode: 'replaceDocumentWithHash', hashAlgorithm: 'sha256' },
    },
    plugins: [],
    pluginMap: {},
    pluginContext: {},
  });
  const made = await Promise.all(
    sections.map(async (section) => [relative(baseOutputDir, section.filename), await codegen(section)]),
  );
  return Object.fromEntries(made);
}
