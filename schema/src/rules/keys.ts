import type { ConstDirectiveNode } from 'graphql';
import { parse } from 'graphql';
import { places, type TypeNode } from '../places.ts';
import type { ParsedSubgraph } from './rule.ts';

/** A type as its subgraphs write it: where it stands, and the fields of all its keys. */
export interface TypeInGraph {
  readonly name: string;
  readonly subgraphs: readonly string[];
  readonly keyless: readonly string[];
  readonly keyFields: ReadonlySet<string>;
}

/** Every type by name over all subgraphs, extensions counted as their type. */
export function typesInGraph(subgraphs: readonly ParsedSubgraph[]): Map<string, TypeInGraph> {
  const written = subgraphs.flatMap(({ name, document }) =>
    places(document)
      .filter(({ role }) => role === 'type')
      .map(({ type }) => ({ subgraph: name, type })),
  );
  const typeNames = [...new Set(written.map(({ type }) => type.name.value))];
  return new Map(
    typeNames.map((name) => {
      const parts = written.filter(({ type }) => type.name.value === name);
      const stands = [...new Set(parts.map(({ subgraph }) => subgraph))];
      const keyed = new Set(parts.filter(({ type }) => keys(type).length > 0).map(({ subgraph }) => subgraph));
      const keyFields = new Set(parts.flatMap(({ type }) => keys(type).flatMap(fieldsOf)));
      return [name, { name, subgraphs: stands, keyless: stands.filter((subgraph) => !keyed.has(subgraph)), keyFields }];
    }),
  );
}

function keys(type: TypeNode): ConstDirectiveNode[] {
  return (type.directives ?? []).filter(({ name }) => name.value === 'key');
}

function fieldsOf(key: ConstDirectiveNode): string[] {
  const value = key.arguments?.find(({ name }) => name.value === 'fields')?.value;
  if (value?.kind !== 'StringValue') return [];
  const [operation] = parse(`{ ${value.value} }`).definitions;
  const selections = operation?.kind === 'OperationDefinition' ? operation.selectionSet.selections : [];
  return selections.flatMap((selection) => (selection.kind === 'Field' ? [selection.name.value] : []));
}
