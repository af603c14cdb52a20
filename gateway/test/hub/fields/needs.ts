import { type ConstDirectiveNode, Kind, parse, valueFromASTUntyped } from 'graphql';

/** One rule a directive: any of its lists of scopes, whole. */
type Rule = string[][];

/**
 * What the composed SDL says, read without the gateway's own code.
 *
 * @returns the rules of a field, of the type it stands on and of the type it gives
 */
export function readNeeds(sdl: string): (type: string, field: string, gives: string | null) => Rule[] {
  const rules = new Map<string, Rule[]>();
  const read = (coordinate: string, directives: readonly ConstDirectiveNode[] = []) => {
    const found = directives.filter(({ name }) => name.value === 'requiresScopes');
    rules.set(
      coordinate,
      found.map(({ arguments: given }) => given?.map(({ value }) => valueFromASTUntyped(value))[0] as Rule),
    );
  };
  for (const definition of parse(sdl).definitions) {
    if (definition.kind !== Kind.OBJECT_TYPE_DEFINITION && definition.kind !== Kind.INTERFACE_TYPE_DEFINITION) continue;
    read(definition.name.value, definition.directives);
    for (const field of definition.fields ?? []) read(`${definition.name.value}.${field.name.value}`, field.directives);
  }
  return (type, field, gives) => [type, `${type}.${field}`, gives ?? ''].flatMap((coordinate) => rules.get(coordinate) ?? []);
}
