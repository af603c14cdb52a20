import { parse } from 'graphql';
import type { Problem } from './problem.ts';
import { boundedLists } from './rules/bounded-lists.ts';
import { descriptions } from './rules/descriptions.ts';
import { names } from './rules/names.ts';
import { nullable } from './rules/nullable.ts';
import { owners } from './rules/owners.ts';
import { personalData } from './rules/personal-data.ts';
import type { Rule } from './rules/rule.ts';
import { sharedTypes } from './rules/shared-types.ts';
import type { SubgraphSdl } from './subgraph-sdl.ts';

/** The rules, in the order they run and report. */
const RULES: readonly Rule[] = [personalData, descriptions, names, sharedTypes, owners, nullable, boundedLists];

/** What the subgraphs' SDL says that the conventions of the graph forbid; empty where nothing does. */
export function lint(subgraphs: readonly SubgraphSdl[]): Problem[] {
  const parsed = subgraphs.map(({ name, sdl }) => ({ name, document: parse(sdl) }));
  return RULES.flatMap((rule) => rule(parsed));
}
