import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, join, relative } from 'node:path';
import { type EntityManager, QueryFailedError } from 'typeorm';
import { type Document, LineCounter, parseDocument, type Scalar, visit } from 'yaml';
import { z } from 'zod';
import { StartError } from './env.ts';
import { type Fact, type ForeignKind, ForeignRow, factId } from './facts.ts';
import { findPersonalData } from './personal-data.ts';
import { type Source, Visibility } from './values.ts';

/** Another fact, by its kind and name: `organisation amal-handel`. */
export interface Mention {
  readonly kind: 'municipality' | 'promise' | 'focusArea' | 'measure' | 'organisation';
  readonly name: string;
}

/** One topic: a file of a municipality's folder, its schema, and what it says about other topics' facts. */
export interface Topic<Facts = unknown> {
  readonly file: string;
  readonly schema: z.ZodType<Facts>;
  readonly defines?: (facts: Facts) => Mention[];
  readonly mentions?: (facts: Facts) => Mention[];
}

/** A topic among others of other facts; each is handed its own facts alone. */
// biome-ignore lint/suspicious/noExplicitAny: the one type that holds every topic, whose functions take what its schema gives
export type AnyTopic = Topic<any>;

/** A municipality's folder, read and valid, as far as one subgraph's topics go. */
export interface SeedFolder {
  readonly name: string;
  /** The facts of a topic's file; undefined where the folder has no such file. */
  readonly facts: <Facts>(topic: Topic<Facts>) => Facts | undefined;
  /** Every line of a topic's file that holds this value, counted from 1. */
  readonly lines: (topic: AnyTopic, value: string) => number[];
  /** A fact's sources, looked up in the folder's sources.yaml. */
  readonly sources: (cited: Cited[]) => Source[];
}

/** What a subgraph does with seeds: its topics, and how a valid folder's facts become rows. */
export interface SeedPlan {
  readonly topics: readonly AnyTopic[];
  readonly load: (manager: EntityManager, folder: SeedFolder) => Promise<void>;
}

/** Pieces of the topics' schemas. */
export const day = z.iso.date();
export const period = z.strictObject({ from: day, to: day }).refine(({ from, to }) => from <= to, { error: 'from is after to' });
export const text = z.strictObject({ sv: z.string().min(1), en: z.string().min(1).optional() });
export const cited = z
  .array(z.strictObject({ source: z.string(), quote: z.string().optional(), note: z.string().optional() }))
  .min(1);
export type Cited = z.infer<typeof cited>[number];

const sourcesTopic: Topic<Record<string, Source>> = {
  file: 'sources.yaml',
  schema: z.record(
    z.string(),
    z.strictObject({
      title: z.string(),
      publisher: z.string().optional(),
      url: z.url().optional(),
      publishedOn: day.optional(),
      retrievedOn: day.optional(),
    }),
  ) as z.ZodType<Record<string, Source>>,
};

/**
 * The municipalities' folders below the seeds' folder, in the order of their names: those that hold any YAML.
 *
 * @throws StartError where there is none, since a hub of nothing is a setting gone wrong
 */
export function seedFolders(seeds: string): string[] {
  if (!existsSync(seeds)) throw new StartError(`HUB_SEEDS=${JSON.stringify(seeds)}: no such folder`);
  const folders = readdirSync(seeds, { withFileTypes: true }).filter((entry) => entry.isDirectory());
  const found = folders
    .map((entry) => join(seeds, entry.name))
    .filter((folder) => readdirSync(folder).some((file) => file.endsWith('.yaml')))
    .sort();
  if (found.length === 0)
    throw new StartError(`HUB_SEEDS=${JSON.stringify(seeds)}: no municipality; it holds a folder for each, with its .yaml files`);
  return found;
}

/**
 * Reads one municipality's folder against the topics.
 *
 * @throws StartError naming every fault with its file and line; nothing has been loaded then.
 */
export function readSeeds(path: string, topics: readonly AnyTopic[]): SeedFolder {
  if (!existsSync(join(path, sourcesTopic.file)))
    throw new StartError(`${shown(path, sourcesTopic.file)} is not there: what it does not name, the folder cannot say`);
  const faults: string[] = [];
  const sources: AnyTopic = sourcesTopic;
  // By topic, not by file: two subgraphs may read one file, each what it needs of it.
  const read = new Map([sources, ...topics].map((topic) => [topic, readTopic(path, topic, faults)]));
  const known = read.get(sources)?.facts as Record<string, Source> | undefined;
  for (const [{ file }, { facts, line }] of read)
    checkSources(facts, [], known ?? {}, (at, name) =>
      faults.push(`${shown(path, file)}:${line(at)} no source ${name} in ${sources.file}`),
    );
  if (faults.length > 0) throw new StartError([...new Set(faults)].join('\n'));
  return {
    name: basename(path),
    facts: <Facts>(topic: Topic<Facts>) => read.get(topic)?.facts as Facts | undefined,
    lines: (topic, value) => read.get(topic)?.lines(value) ?? [],
    sources: (list) =>
      list.map(({ source, quote, note }) => ({
        ...(known?.[source] as Source),
        ...(quote !== undefined && { quote }),
        ...(note !== undefined && { note }),
      })),
  };
}

type Path = (string | number)[];

/** A topic's file: its facts, undefined where it has a fault or is not there, and on which lines they stand. */
interface TopicFile {
  readonly facts: unknown;
  readonly line: (path: Path) => number;
  readonly lines: (value: string) => number[];
}

function readTopic(folder: string, topic: AnyTopic, faults: string[]): TopicFile {
  const file = join(folder, topic.file);
  if (!existsSync(file)) return { facts: undefined, line: () => 1, lines: () => [] };
  const counter = new LineCounter();
  const document = parseDocument(readFileSync(file, 'utf8'), { lineCounter: counter, prettyErrors: false });
  const at = (offset: number) => counter.linePos(offset).line;
  for (const error of document.errors) faults.push(`${shown(folder, topic.file)}:${at(error.pos[0])} ${error.message}`);
  const line = (path: Path): number => {
    const node = document.getIn(path, true) as { range?: [number] } | undefined;
    return node?.range ? at(node.range[0]) : path.length > 0 ? line(path.slice(0, -1)) : 1;
  };
  const written = scalarsOf(document);
  const lines = (value: string) => {
    const found = written.filter((scalar) => scalar.text === value).map(({ offset }) => at(offset));
    return [...new Set(found)];
  };
  for (const { text: given, offset } of written) {
    const found = findPersonalData(given);
    if (found) faults.push(`${shown(folder, topic.file)}:${at(offset)} holds what looks like ${found}; the hub never holds one`);
  }
  if (document.errors.length > 0) return { facts: undefined, line, lines };
  const parsed = topic.schema.safeParse(document.toJS());
  if (parsed.success) return { facts: parsed.data, line, lines };
  for (const issue of parsed.error.issues) {
    const path = issue.path as Path;
    faults.push(`${shown(folder, topic.file)}:${line(path)} ${path.join('.')}: ${issue.message}`);
  }
  return { facts: undefined, line, lines };
}

/** Every key and value of a document, numbers as they are written: one may be a telephone's. */
function scalarsOf(document: Document): { text: string; offset: number }[] {
  const found: { text: string; offset: number }[] = [];
  visit(document, {
    Scalar: (_, { value, source, range }: Scalar) => {
      found.push({ text: typeof value === 'string' ? value : (source ?? ''), offset: range?.[0] ?? 0 });
    },
  });
  return found;
}

const shown = (folder: string, file: string) => relative(process.cwd(), join(folder, file));

/** Every `source:` anywhere in the facts must be one that sources.yaml names. */
function checkSources(
  value: unknown,
  path: Path,
  known: Record<string, Source>,
  fault: (path: Path, name: string) => void,
): void {
  if (typeof value !== 'object' || value === null) return;
  for (const [key, inner] of Object.entries(value)) {
    const here = [...path, Array.isArray(value) ? Number(key) : key];
    if (key === 'source' && typeof inner === 'string' && !Object.hasOwn(known, inner)) fault(here, inner);
    checkSources(inner, here, known, fault);
  }
}

/** What the schema of a topic cannot see, the database refuses; the person is told which folder and which rule. */
export async function plantFolder(name: string, { load }: SeedPlan, manager: EntityManager, folder: SeedFolder): Promise<void> {
  try {
    await load(manager, folder);
  } catch (error) {
    if (error instanceof QueryFailedError)
      throw new StartError(`${name}: the seeds of ${folder.name} are refused (${error.message}); nothing was loaded`);
    throw error;
  }
}

/**
 * Writes a seeded fact: new ones are inserted, changed ones updated, the others left untouched, timestamps included. A row
 * that a partner has changed since stands until its seed changes.
 *
 * @param row - every column but `seeded`, `createdAt`, `updatedAt`, and `sector`: what is public is every sector's
 */
export async function plant<Row extends Fact>(
  manager: EntityManager,
  entity: new () => Row,
  row: Omit<Row, 'seeded' | 'createdAt' | 'updatedAt' | 'sector'>,
): Promise<void> {
  const { id } = row;
  const seeded = createHash('sha256').update(JSON.stringify(row)).digest('hex');
  const standing = await manager.findOneBy(entity, { id } as never);
  if (standing?.seeded === seeded) return;
  // A partner who read the row before its seed changed is to be told so: the version goes on from where it stands.
  const version = (standing as { version?: number } | null)?.version;
  const next = version === undefined ? {} : { version: version + 1 };
  if (standing) await manager.update(entity, { id } as never, { ...row, ...next, seeded, updatedAt: new Date() } as never);
  else await manager.insert(entity, { ...row, seeded } as never);
}

/**
 * Records that another subgraph's seeded row is public, until its owner has told: seeds hold published facts alone, and a
 * hub whose owner of promises is away shows what they say all the same.
 */
export async function plantForeign(
  manager: EntityManager,
  kind: ForeignKind,
  id: string,
  municipalities: string[],
): Promise<void> {
  const row = { kind, id, visibility: Visibility.PUBLIC, visibleFrom: null, municipalities, sector: null };
  await manager.createQueryBuilder().insert().into(ForeignRow).values(row).orIgnore().execute();
}

/** The id of the focus area written `<promise slug>/<number>` in the seeds. */
export function focusAreaId(name: string): string {
  return factId('FocusArea', ...name.split('/'));
}
