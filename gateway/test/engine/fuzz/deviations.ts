import type { Finding } from './arena.ts';
import type { Answer } from './compare.ts';
import { asksWhatItRequires, fetchesOf } from './plans.ts';
import { type Case, canonical } from './store.ts';

/** Where a planner, or a peer, makes an answer other than it must be. */
export interface Deviation {
  readonly name: string;
  /** As the fuzzer calls them. */
  readonly engines: readonly string[];
  /** The one upstream that tells of it; null where none was found. */
  readonly issue: string | null;
  readonly is: (finding: Finding, given: Case) => boolean;
}

/** What is known of the planners and of @apollo/gateway; whatever else is found is the engine's own. */
export const DEVIATIONS: readonly Deviation[] = [
  {
    name: 'Apollo’s planner asks a subgraph for a field that is external there, in a chain of @requires',
    engines: ['rust', 'apollo', '@apollo/gateway'], // and where Hive's has no plan, Apollo's has been asked
    issue: null,
    is: ({ calls }) => calls.some(asksWhatItMayNot),
  },
  {
    name: 'Hive’s planner requires, beside a key, what the fetch itself is to give',
    engines: ['rust'],
    issue: null,
    is: ({ plans }) => plans.some((plan) => fetchesOf(plan).some(asksWhatItRequires)),
  },
  {
    name: '@apollo/gateway asks for what @skip and @include leave out, or does not ask for what they do not',
    engines: ['@apollo/gateway'],
    issue: 'https://github.com/apollographql/federation/issues/2712',
    is: (_finding, { operation }) => /@(skip|include)/.test(operation.query),
  },
  {
    name: '@apollo/gateway takes an alias for the field of that name',
    engines: ['@apollo/gateway'],
    issue: null,
    is: (_finding, { operation }) => /\b(id|code|f\d|place): /.test(operation.query),
  },
  {
    name: '@apollo/gateway takes a field with arguments for the same one that is required without',
    engines: ['@apollo/gateway'],
    issue: null,
    is: (_finding, { operation, subgraphs }) => {
      const required = subgraphs.flatMap(({ sdl }) =>
        [...sdl.matchAll(/@requires\(fields: "(.*?)"\)/g)].map(([, fields]) => fields),
      );
      const names = required.flatMap((fields) => fields?.match(/\w+/g) ?? []);
      return names.some((name) => operation.query.includes(`${name}(`));
    },
  },
  {
    name: '@apollo/gateway answers fields in the order of its plan',
    engines: ['@apollo/gateway'],
    issue: null,
    is: ({ answer, expected }) => answer !== undefined && canonical(answer.data) === canonical(expected.data),
  },
];

/** Whether a call asks for a field that is another subgraph's, or for one without what it is computed from: no executor chose that. */
function asksWhatItMayNot(call: string): boolean {
  const { errors = [] } = JSON.parse(call.slice(call.indexOf('\n'))) as Answer;
  return errors.some(({ message, path = [] }) => {
    const isOfRepresentation = /^_e(ntities|\d+)$/.test(String(path[0])) && path.length === 3;
    return message.endsWith('is not provided here') || (message.endsWith('lacks what it requires') && !isOfRepresentation);
  });
}
