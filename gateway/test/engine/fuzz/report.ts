import type { Logger } from '@hub/kernel/process';
import { parse } from 'graphql';
import { createPlanner } from '../../../src/engine/plan/create.ts';
import type { Finding } from './arena.ts';
import type { Case } from './store.ts';

/** A counterexample in words and as a case that can be pasted into `known-cases.ts`. */
export async function report(given: Case, supergraph: string, finding: Finding, log: Logger): Promise<string> {
  const { engine, difference, expected, answer, calls } = finding;
  const { subgraphs, store, operation } = given;
  const literal = [
    '{',
    '  subgraphs: [',
    ...subgraphs.map(({ name, sdl }) => `    { name: ${JSON.stringify(name)}, sdl: ${asTemplate(sdl)} },`),
    '  ],',
    `  store: ${JSON.stringify(store)},`,
    `  operation: ${JSON.stringify({ ...operation, query: '' }).replace('"query":""', () => `query: ${asTemplate(operation.query)}`)},`,
    '}',
  ];
  const plan = await planText(supergraph, operation.query, engine, log);
  const parts = {
    'Ready to paste': literal.join('\n'),
    Expected: JSON.stringify(expected.data),
    'Where something fails': JSON.stringify([...expected.failures.keys()]),
    Got: JSON.stringify(answer?.data),
    Errors: JSON.stringify(answer?.errors),
    'What the subgraphs were asked': calls.join('\n'),
    'The plan of the whole document': plan,
  };
  const told = Object.entries(parts).map(([head, text]) => `== ${head}\n${text}`);
  return [`${engine}: ${difference}`, ...told].join('\n');
}

async function planText(supergraph: string, query: string, engine: string, log: Logger): Promise<string> {
  try {
    const planner = await createPlanner(supergraph, engine === 'rust' ? 'rust' : 'apollo', log);
    try {
      return JSON.stringify((await planner.plan(parse(query))).root, null, 1);
    } finally {
      await planner.close();
    }
  } catch (error) {
    return `There is none: ${(error as Error).message}`;
  }
}

function asTemplate(text: string): string {
  return `\`${text.replace(/[\\`$]/g, '\\$&')}\``;
}
