import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { type Change, CriticalityLevel, diff } from '@graphql-inspector/core';
import { type GraphQLSchema, isIntrospectionType, isSpecifiedScalarType } from 'graphql';
import { apiSchema } from './api-schema.ts';
import { FOLDER } from './files.ts';

const run = promisify(execFile);

export const CHANGELOG_FILE = join(FOLDER, 'CHANGELOG.md');

const HEAD = `# Changes of the graph

As a client sees them, newest first. \`npm run hub -- schema changelog\` makes this page from every commit that changed
\`schema/supergraph.graphql\`, so it lags behind by the commit it comes with.
`;

/** What a reader must mend, should look at, and may use; each change stands under one of them. */
const GROUPS = [
  { title: 'Breaking', level: CriticalityLevel.Breaking },
  { title: 'Dangerous', level: CriticalityLevel.Dangerous },
  { title: 'Safe', level: CriticalityLevel.NonBreaking },
] as const;

/** A commit that changed the composed graph. */
interface Landing {
  readonly commit: string;
  /** The author's, as YYYY-MM-DD: a rebase leaves it as it is. */
  readonly date: string;
  readonly subject: string;
}

/**
 * The changelog of the graph, from the git history of a folder's `supergraph.graphql`.
 *
 * Without hashes: a commit cannot know its own, and the text is the same after a rebase.
 *
 * @throws where the history is not there or was cut off, since a changelog from a part of it would tell of changes that were none.
 */
export async function changelog(folder: string = FOLDER): Promise<string> {
  const landings = await landingsOf(folder);
  const entries: string[] = [];
  let before: GraphQLSchema | undefined;
  for (const { commit, date, subject } of landings) {
    const after = apiSchema(await git(folder, 'show', `${commit}:./supergraph.graphql`));
    const told = before === undefined ? tellFirst(after) : tellChanges(await diff(before, after));
    entries.push(`## ${date}: ${subject}\n\n${told}\n`);
    before = after;
  }
  return [HEAD, ...entries.reverse()].join('\n');
}

async function landingsOf(folder: string): Promise<Landing[]> {
  const shallow = await git(folder, 'rev-parse', '--is-shallow-repository').catch(() => {
    throw new Error(`${folder} is in no git repository: the changelog is made from its history`);
  });
  if (shallow.trim() === 'true')
    throw new Error(`The git history of ${folder} is cut off: git fetch --unshallow, then make the changelog`);
  const words = [
    'log',
    '--first-parent',
    '--reverse',
    '--diff-filter=AM',
    '--format=%H%x09%as%x09%s',
    '--',
    'supergraph.graphql',
  ];
  const told = await git(folder, ...words).catch(() => ''); // before the first commit there is nothing to walk
  const lines = told.split('\n').filter((line) => line !== '');
  if (lines.length === 0) throw new Error(`No commit holds supergraph.graphql in ${folder}: there is nothing to tell of`);
  return lines.map((line) => {
    const [commit = '', date = '', ...subject] = line.split('\t');
    return { commit, date, subject: subject.join(' ') };
  });
}

function tellFirst(schema: GraphQLSchema): string {
  const types = Object.values(schema.getTypeMap()).filter((type) => !isIntrospectionType(type) && !isSpecifiedScalarType(type));
  const fieldsOf = (type: ReturnType<GraphQLSchema['getQueryType']>) => Object.keys(type?.getFields() ?? {}).length;
  return `The first graph: ${types.length} types, ${fieldsOf(schema.getQueryType())} queries, ${fieldsOf(schema.getMutationType())} mutations.`;
}

function tellChanges(changes: readonly Change[]): string {
  const own = withoutParts(changes);
  const told = GROUPS.flatMap(({ title, level }) => {
    const lines = own
      .filter((change) => !isDescription(change) && change.criticality.level === level)
      .map(({ message }) => `- ${asCode(message)}`);
    return lines.length === 0 ? [] : [`**${title}**\n\n${distinct(lines).join('\n')}`];
  });
  const places = distinct(own.filter(isDescription).map(({ path = '(graph)' }) => `\`${path}\``));
  if (places.length > 0) told.push(`**Descriptions**: ${places.join(', ')}`);
  return told.length === 0 ? 'Nothing that a client sees.' : told.join('\n\n');
}

/** What was added comes with its fields, arguments and description: none of them is news beside it. */
function withoutParts(changes: readonly Change[]): Change[] {
  const added = new Set(
    changes.filter((change) => change.type.endsWith('_ADDED') && !isDescription(change)).map(({ path }) => path),
  );
  return changes.filter((change) => {
    const steps = (change.path ?? '').split('.');
    const within = isDescription(change) ? steps.length : steps.length - 1;
    return !steps.slice(0, within).some((_, index) => added.has(steps.slice(0, index + 1).join('.')));
  });
}

function isDescription({ type }: Change): boolean {
  return type.includes('DESCRIPTION');
}

/** Names as code, and nothing as a mark-up of its own: a default value may hold any sign. */
function asCode(message: string): string {
  return message
    .replaceAll('`', '’')
    .replaceAll(/'([^']*)'/g, '`$1`')
    .replaceAll(/\s+/g, ' ');
}

function distinct(lines: readonly string[]): string[] {
  return [...new Set(lines)].sort();
}

async function git(folder: string, ...words: string[]): Promise<string> {
  const { stdout } = await run('git', words, { cwd: folder, maxBuffer: 64 * 1024 * 1024 });
  return stdout;
}
