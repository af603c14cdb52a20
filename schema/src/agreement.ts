import type { ConstDirectiveNode } from 'graphql';
import { parse, print, printSchema } from 'graphql';
import { apiSchema } from './api-schema.ts';
import { type Place, places, type TypeNode } from './places.ts';
import type { Problem } from './problem.ts';

/**
 * Where two composed supergraphs differ: in what a client sees, in which subgraph answers for it, or in the directives
 * that guard it (a scope that one composer loses is a hole).
 */
export function disagreements(left: string, right: string): Problem[] {
  const [ours, reference] = [facts(left), facts(right)];
  return [...new Set([...ours.keys(), ...reference.keys()])].sort().flatMap((coordinate) => {
    const [a, b] = [ours.get(coordinate), reference.get(coordinate)];
    if (a === b) return [];
    const message = `@theguild/federation-composition says ${a ?? 'nothing'}, @apollo/composition says ${b ?? 'nothing'}`;
    return [{ code: 'COMPOSERS_DISAGREE', coordinate, message }];
  });
}

function facts(supergraph: string): Map<string, string> {
  const seen = places(parse(printSchema(apiSchema(supergraph)))).map(
    (place) => [`API ${place.coordinate}`, signature(place)] as const,
  );
  const owned = places(parse(supergraph)).map((place) => [`graph ${place.coordinate}`, ownership(place)] as const);
  return new Map([...seen, ...owned]);
}

function signature({ node }: Place): string {
  const description = 'description' in node ? node.description?.value.trim() : undefined;
  const kind = 'type' in node ? print(node.type) : node.kind;
  const fallback = 'defaultValue' in node && node.defaultValue ? ` = ${print(node.defaultValue)}` : '';
  const options = node.kind === 'UnionTypeDefinition' ? (node.types ?? []).map(print) : [];
  return `${kind}${fallback} ${options.sort().join(' | ')} "${description ?? ''}" ${list(node.directives, () => true)}`;
}

/** A member without a join directive of its own belongs to every subgraph that has its type; both composers use the shorthand. */
function ownership({ node, type, role }: Place): string {
  const joined = list(node.directives, (name) => name.startsWith('join__'));
  const rest = list(node.directives, (name) => !name.startsWith('join__'));
  return `${joined === '' && (role === 'field' || role === 'input field') ? everyGraph(type) : joined} ${rest}`;
}

function everyGraph(type: TypeNode): string {
  const graphs = (type.directives ?? [])
    .filter(({ name }) => name.value === 'join__type')
    .flatMap((directive) => (directive.arguments ?? []).filter(({ name }) => name.value === 'graph'))
    .map(({ value }) => `@join__field(graph: ${print(value)})`);
  return [...new Set(graphs)].sort().join(' ');
}

function list(directives: readonly ConstDirectiveNode[] = [], wanted: (name: string) => boolean): string {
  return directives
    .filter(({ name }) => wanted(name.value))
    .map((directive) => print({ ...directive, arguments: sorted(directive) }))
    .sort()
    .join(' ');
}

function sorted({ arguments: given = [] }: ConstDirectiveNode) {
  return [...given].sort((left, right) => (left.name.value < right.name.value ? -1 : 1));
}
