import { pickFrom } from './seed.ts';

const ARGUMENT_TYPES = [
  'Int',
  'Int!',
  'Int = 7',
  'Int! = 5',
  'String = "none"',
  'String!',
  'Boolean',
  'ID',
  'Float',
  'Color = RED',
  'Color!',
  '[Int!]',
  '[[Int]]',
  'Filter',
  'Filter = { text: "preset" }',
  '[Filter!]',
  'Json',
];

/** Arguments as a field's definition has them. */
export function designArguments(seeds: readonly number[]): string[] {
  return seeds.map((seed, index) => `a${index}: ${pickFrom(ARGUMENT_TYPES, seed)}`);
}

/** What a `@requires` writes for these arguments; undefined where one of them must be given that it has no words for. */
export function writeRequiredArguments(definitions: readonly string[]): string | undefined {
  const given = definitions.flatMap((definition) => {
    const [name = '', type = ''] = definition.split(': ');
    if (type.startsWith('Int')) return [`${name}: 3`];
    if (type === 'String!') return [`${name}: "needed"`];
    return definition.endsWith('!') ? [undefined] : [];
  });
  if (given.includes(undefined)) return undefined;
  return given.length > 0 ? `(${given.join(', ')})` : '';
}
