import { readdir, readFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { Kind, parse, valueFromASTUntyped } from 'graphql';
import { findAbove } from '../above.ts';
import { OUR_SUPERGRAPH } from '../engine/supergraph/load.ts';
import type { Example } from './example.ts';

/** A question that is ready to run. */
export interface Question extends Example {
  /** Its file's, as `?question=` has it. */
  readonly name: string;
  /** What it asks, in English: the first line of its file. */
  readonly asks: string;
}

/**
 * The questions in `schema/operations/questions`, by name; none for anybody else's graph.
 *
 * Their variables are the defaults that they declare, so that a question stands in one file.
 */
export async function questionsFor(supergraph: string): Promise<Question[]> {
  if (supergraph !== OUR_SUPERGRAPH) return [];
  const folder = findAbove('schema/operations/questions');
  const files = (await readdir(folder)).filter((file) => file.endsWith('.graphql')).sort();
  return Promise.all(
    files.map(async (file) => {
      const query = await readFile(join(folder, file), 'utf8');
      const asks = /^# (.+)$/m.exec(query)?.[1] ?? file;
      return { name: basename(file, '.graphql'), asks, query, variables: JSON.stringify(defaultsOf(query), null, 2) };
    }),
  );
}

function defaultsOf(query: string): Record<string, unknown> {
  const declared = parse(query).definitions.flatMap((definition) =>
    definition.kind === Kind.OPERATION_DEFINITION ? (definition.variableDefinitions ?? []) : [],
  );
  return Object.fromEntries(
    declared.flatMap(({ variable, defaultValue }) =>
      defaultValue ? [[variable.name.value, valueFromASTUntyped(defaultValue)]] : [],
    ),
  );
}
