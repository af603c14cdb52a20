import { type Place, places } from '../places.ts';
import type { Rule } from './rule.ts';

const PATTERNS: Record<Place['role'], { readonly style: string; readonly pattern: RegExp }> = {
  type: { style: 'PascalCase', pattern: /^[A-Z][A-Za-z0-9]*$/ },
  field: { style: 'camelCase', pattern: /^[a-z][A-Za-z0-9]*$/ },
  argument: { style: 'camelCase', pattern: /^[a-z][A-Za-z0-9]*$/ },
  'input field': { style: 'camelCase', pattern: /^[a-z][A-Za-z0-9]*$/ },
  'enum value': { style: 'UPPER_CASE', pattern: /^[A-Z][A-Z0-9]*(_[A-Z0-9]+)*$/ },
};

/** A name tells what it names: a client's tools and the other rules go by it. */
export const names: Rule = (subgraphs) =>
  subgraphs.flatMap(({ name: subgraph, document }) =>
    places(document).flatMap(({ role, name, coordinate, type }) => {
      const { style, pattern } = PATTERNS[role];
      const styled = pattern.test(name) ? [] : [`the ${role} is not in ${style} in ${subgraph}`];
      const isInput = role === 'type' && type.kind === 'InputObjectTypeDefinition';
      const ended =
        isInput && !/(Input|Filter)$/.test(name) ? [`an input ends in Input or Filter, and does not in ${subgraph}`] : [];
      return [...styled, ...ended].map((message) => ({ code: 'NAME_STYLE', coordinate, message }));
    }),
  );
