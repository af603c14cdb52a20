import type { Workload } from '../workload.ts';

/** Of how many things a row of the growth tables asks, and how it is asked. */
export interface Growth {
  readonly of: 'entities' | 'hops' | 'subgraphs';
  readonly size: number;
  readonly workload: Workload;
}

function ask(of: Growth['of'], size: number, first: number, fields: readonly string[]): Growth {
  const operationName = `${of}${size}`;
  const query = `query ${operationName} { items(first: ${first}) { id name ${fields.join(' ')} } }`;
  return { of, size, workload: { name: operationName, query, operationName, variables: [{}] } };
}

const upTo = (count: number) => Array.from({ length: count }, (_, index) => index + 1);

/** More entities from two owners; one owner after the other; more owners at once. 20 items where nothing else is said. */
export const GROWTH: readonly Growth[] = [
  ...[1, 10, 100, 1_000].map((size) => ask('entities', size, size, ['size', 'text1', 'number1'])),
  ...[1, 2, 3, 4].map((size) =>
    ask(
      'hops',
      size,
      20,
      upTo(size).map((hop) => `hop${hop}`),
    ),
  ),
  ...[1, 2, 4, 8, 16].map((size) =>
    ask(
      'subgraphs',
      size,
      20,
      upTo(size - 1).flatMap((owner) => [`text${owner}`, `number${owner}`]),
    ),
  ),
];
