import type { Finding } from './arena.ts';
import type { Case } from './store.ts';

/** Where something that is not the hub's answers otherwise than it must. */
export interface Deviation {
  readonly name: string;
  /** As the fuzzer calls it. */
  readonly engines: readonly string[];
  readonly issue: string;
  readonly is: (finding: Finding, given: Case) => boolean;
}

/** What is known of the planners and of @apollo/gateway; whatever else is found is the engine's own. */
export const DEVIATIONS: readonly Deviation[] = [
  {
    name: 'a subgraph is asked for a field that is external there',
    engines: ['rust', 'apollo', '@apollo/gateway'],
    issue: 'https://github.com/apollographql/federation/issues/3113',
    is: ({ calls }) => calls.some((call) => call.includes('is not provided here')),
  },
  {
    name: 'a required field is fetched under an alias of the planner’s own, and then read without it',
    engines: ['rust'],
    issue: 'https://github.com/graphql-hive/router/pull/133',
    is: ({ plans }, { subgraphs }) =>
      plans.some((plan) =>
        [...plan.matchAll(/_internal_qp_alias_\d+: (\w+)/g)].some(([, field]) => isRequired(subgraphs, field)),
      ),
  },
  {
    name: 'a fetch requires, beside a key, what it asks for itself',
    engines: ['rust'],
    issue: 'https://github.com/graphql-hive/router/issues/1310',
    is: ({ plans }) => plans.some((plan) => fetchesOf(JSON.parse(plan)).some(asksWhatItRequires)),
  },
];

function isRequired(subgraphs: Case['subgraphs'], field: string | undefined): boolean {
  return subgraphs.some(({ sdl }) =>
    [...sdl.matchAll(/@requires\(fields: "(.*?)"\)/g)].some(([, words]) => words?.match(/\w+/g)?.includes(field ?? '')),
  );
}

interface PlanPart {
  readonly kind?: string;
  readonly operation?: string;
  readonly requires?: readonly { readonly selections?: readonly { readonly name?: string }[] }[];
}

/** Every fetch of a plan, wherever it stands. */
function fetchesOf(part: unknown): PlanPart[] {
  if (typeof part !== 'object' || part === null) return [];
  const below = Object.values(part).flatMap(fetchesOf);
  return 'operation' in part ? [part as PlanPart, ...below] : below;
}

function asksWhatItRequires({ operation = '', requires = [] }: PlanPart): boolean {
  const below = /\{\.\.\.\s*on \w+\{(.*)\}\}/s.exec(operation)?.[1] ?? '';
  const asked = new Set(below.replace(/\{[^{}]*\}/g, ' ').match(/\w+(?![\w:])/g));
  const names = requires.flatMap(({ selections = [] }) => selections.flatMap(({ name }) => name ?? []));
  return names.some((name) => name !== '__typename' && asked.has(name));
}
