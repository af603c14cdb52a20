import { apiSchema } from './api-schema.ts';
import { breakingChanges, landedSupergraph } from './breaking.ts';
import { CHANGELOG_FILE, changelog } from './changelog.ts';
import { compose } from './compose.ts';
import { checkDocuments, clientFiles, readDocuments } from './documents.ts';
import { emit } from './emit.ts';
import { drift, type GeneratedFile, SUPERGRAPH_FILE, write } from './files.ts';
import { lint } from './lint.ts';
import { printProblem } from './problem.ts';
import type { SubgraphSdl } from './subgraph-sdl.ts';
import { sdlFromCode } from './subgraphs.ts';

const USAGE = `schema emit [--check]                        each subgraph's SDL, from code
schema compose [--check]                     the same, the supergraph, and what clients' documents become
schema lint                                  the rules on names, descriptions and personal data
schema check [reference] [--allow-breaking]  breaking changes since a git reference, HEAD where none is given
schema changelog                             every change of the graph, from its git history`;

/** A command takes the SDL and the words after its name, and answers with what is wrong. */
type Command = (subgraphs: SubgraphSdl[], words: string[]) => Promise<string[]>;

const COMMANDS: Record<string, Command> = {
  emit: (subgraphs, words) => settle(emit(subgraphs), words),
  compose: async (subgraphs, words) => {
    const { supergraph, problems } = compose(subgraphs);
    if (supergraph === undefined || problems.length > 0) return problems.map(printProblem);
    const schema = apiSchema(supergraph);
    const documents = readDocuments();
    const invalid = checkDocuments(schema, documents);
    if (invalid.length > 0) return invalid.map(printProblem);
    const made = await clientFiles(schema, documents);
    return settle([...emit(subgraphs), { path: SUPERGRAPH_FILE, text: supergraph }, ...made], words);
  },
  lint: async (subgraphs) => lint(subgraphs).map(printProblem),
  check: async (subgraphs, words) => {
    const reference = words.find((word) => !word.startsWith('--')) ?? 'HEAD';
    const { supergraph, problems } = compose(subgraphs);
    if (supergraph === undefined) return problems.map(printProblem);
    const landed = await landedSupergraph(reference);
    if (landed === undefined) return say(`${reference} holds no supergraph: nothing can break`);
    const lines = (await breakingChanges(landed, supergraph)).map(printProblem);
    return words.includes('--allow-breaking') ? say(...lines) : lines;
  },
  changelog: () =>
    changelog().then(
      (text) => settle([{ path: CHANGELOG_FILE, text }], []),
      ({ message }: Error) => [message],
    ),
};

async function settle(files: GeneratedFile[], words: string[]): Promise<string[]> {
  if (words.includes('--check')) return drift(files);
  await write(files);
  return say(...files.map(({ path }) => `wrote ${path}`));
}

function say(...lines: string[]): string[] {
  for (const line of lines) process.stdout.write(`${line}\n`);
  return [];
}

const [name = '', ...words] = process.argv.slice(2);
const command = COMMANDS[name];
const wrong = command ? await command(await sdlFromCode(), words) : [`Unknown command "${name}"; there are:\n${USAGE}`];
for (const line of wrong) process.stderr.write(`${line}\n`);
process.exit(wrong.length === 0 ? 0 : 1);
