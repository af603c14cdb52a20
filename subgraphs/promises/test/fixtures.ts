import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Caller } from '@hub/kernel';
import { contentsOf } from '@hub/kernel/refusals';
import { type Answer, openTestSubgraph, PARTY, type TestSubgraph } from '@hub/kernel/testing';
import { expect } from '@jest/globals';
import { definition } from '../src/schema.ts';

/** SYNTHETIC municipalities: Statistics Sweden gives no code that begins with 9. */
export const INVENTED = Array.from({ length: 30 }, (_, place) => String(9001 + place));

/** Writes a SYNTHETIC municipality's folder with the promises given as YAML; the caller removes it. */
export function writeSyntheticSeeds(promises = '[]'): string {
  const folder = mkdtempSync(join(tmpdir(), 'synthetic-'));
  const municipalities = INVENTED.map((code) => ({ code, name: `SYNTHETIC ${code}`, sources: [{ source: 'invented' }] }));
  writeFileSync(join(folder, 'sources.yaml'), 'invented:\n  title: SYNTHETIC, made up for a test\n');
  writeFileSync(join(folder, 'municipalities.yaml'), JSON.stringify(municipalities));
  writeFileSync(join(folder, 'promises.yaml'), promises);
  return folder;
}

/** The subgraph with the SYNTHETIC municipalities, and with the folders named. */
export async function openSynthetic(folders: string[] = []): Promise<TestSubgraph> {
  const folder = writeSyntheticSeeds();
  try {
    return await openTestSubgraph(definition, [...folders, folder]);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** Sweden's day, so many days from today. */
export function dayFromNow(days: number): string {
  return new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Stockholm' }).format(Date.now() + days * 86_400_000);
}

export const momentFromNow = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString();

/** What each mutation changes, and what the tests want to know of it. */
const SELECTIONS: Record<string, string> = {
  draftPromise: 'promise { id slug version state visibility }',
  signPromise: 'promise { id slug version state signedOn visibility }',
  publishPromise: 'promise { id slug version state visibility }',
  addFocusArea: 'focusArea { id number title definition commitments { text by { slug } } sources { title } }',
  setGoal: 'goal { id text kind target unit baseline baselinePeriod { from to } outcome assessment sources { title } }',
  assessGoal: 'goal { id outcome assessment assessedOn sources { title } }',
  recordFollowUp: 'followUp { id on text by { slug } sources { title } }',
  proposeMeasure: `measure { id version state title description responsible { slug } participants { slug } startsOn dueOn
    progress visibility focusAreas { number } }`,
  reviseMeasure: 'measure { id version state title description responsible { slug } startsOn dueOn visibility }',
  changeMeasureState: 'measure { id version state progress completedOn }',
  recordProgress: 'measure { id version state progress }',
};

/** Runs a mutation with its input, and asks for all that the tests look at. */
export function mutate(subgraph: TestSubgraph, mutation: string, input: object, caller: Caller = PARTY): Promise<Answer> {
  const type = `${mutation.charAt(0).toUpperCase()}${mutation.slice(1)}Input`;
  const query = `mutation ($input: ${type}!) { ${mutation}(input: $input) { ${SELECTIONS[mutation]} userErrors { code message field } } }`;
  return subgraph.ask(query, { input }, caller);
}

/** The object that a mutation changed; fails the test where it was refused. */
export async function changed(subgraph: TestSubgraph, mutation: string, input: object, caller: Caller = PARTY) {
  const { data, errors } = await mutate(subgraph, mutation, input, caller);
  expect(errors).toEqual([]);
  const { userErrors, ...payload } = data[mutation];
  expect(userErrors).toEqual([]);
  return Object.values(payload)[0] as { id: string; version: number } & Record<string, unknown>;
}

/** The one user error that a mutation was refused with; fails the test where it was not. */
export async function refused(subgraph: TestSubgraph, mutation: string, input: object, caller: Caller = PARTY) {
  const { data, errors } = await mutate(subgraph, mutation, input, caller);
  expect(errors).toEqual([]);
  const { userErrors, ...payload } = data[mutation];
  expect(Object.values(payload)).toEqual([null]);
  expect(userErrors).toHaveLength(1);
  return userErrors[0] as { code: string; message: string; field: string[] | null };
}

let made = 0;

/** A SYNTHETIC draft's input, its slug unlike every other's. */
export function draftInput(changes: object = {}) {
  made += 1;
  return {
    slug: `synthetic-${made}`,
    municipalities: ['9001'],
    parties: ['polisen', 'synthetic-kommun'],
    title: `SYNTHETIC ${made}`,
    period: { from: dayFromNow(-100), to: dayFromNow(100) },
    ...changes,
  };
}

export const draft = (subgraph: TestSubgraph, changes: object = {}) => changed(subgraph, 'draftPromise', draftInput(changes));

/** A draft with one focus area in it. */
export async function draftWithArea(subgraph: TestSubgraph, changes: object = {}) {
  const promise = await draft(subgraph, changes);
  const area = await changed(subgraph, 'addFocusArea', { promise: promise.id, number: 1, title: 'SYNTHETIC area' });
  return { promise, area };
}

/** A promise that anyone reads, with one focus area in it, not signed. */
export async function publishedWithArea(subgraph: TestSubgraph, changes: object = {}) {
  const { promise, area } = await draftWithArea(subgraph, changes);
  return { promise: await changed(subgraph, 'publishPromise', { id: promise.id, version: promise.version }), area };
}

/** Signs a promise as it stands. */
export const sign = (subgraph: TestSubgraph, { id, version }: { id: string; version: number }) =>
  changed(subgraph, 'signPromise', { id, version, signedOn: dayFromNow(0) });

/** A measure's input, within the areas. */
export function measureInput(focusAreas: string[], changes: object = {}) {
  return { focusAreas, title: 'SYNTHETIC measure', responsible: 'polisen', visibility: 'PUBLIC', ...changes };
}

export const propose = (subgraph: TestSubgraph, focusAreas: string[], changes: object = {}) =>
  changed(subgraph, 'proposeMeasure', measureInput(focusAreas, changes));

/** How many rows each of the subgraph's tables holds, and when the newest of them changed. */
export async function tablesNow({ database }: TestSubgraph): Promise<Record<string, unknown>> {
  const tables = ['municipality', 'citizen_promise', 'focus_area', 'commitment', 'goal', 'follow_up', 'measure', 'measure_event'];
  const counts = tables.map(
    (table) => `select '${table}' as name, count(*)::int as rows, max(updated_at)::text as changed from ${table}`,
  );
  const found: { name: string; rows: number; changed: string }[] = await database.source.query(counts.join(' union all '));
  return Object.fromEntries(found.map(({ name, ...rest }) => [name, rest]));
}

/** The user error that a mutation was refused with; fails the test where it was not, or where anything was written. */
export async function refusedWithout(subgraph: TestSubgraph, mutation: string, input: object, caller: Caller = PARTY) {
  const stood = await contentsOf(subgraph);
  const error = await refused(subgraph, mutation, { idempotencyKey: 'refused', ...input }, caller);
  expect(await contentsOf(subgraph)).toEqual(stood);
  return error;
}
