import {
  type GraphQLArgument,
  type GraphQLInputField,
  type GraphQLInputType,
  isEnumType,
  isInputObjectType,
  isListType,
  isNonNullType,
  isRequiredArgument,
  isRequiredInputField,
  Kind,
  parseValue,
  type ValueNode,
} from 'graphql';
import { mix, pickFrom } from './seed.ts';
import type { Json } from './store.ts';

/** Writes the arguments of one operation's fields, and the variables that they are given by. */
export function createArgumentWriter(salt: number) {
  const definitions: string[] = [];
  const values: Record<string, Json> = {};

  const write = (args: readonly GraphQLArgument[], at: number): string => {
    const given = args.flatMap((arg) => {
      const number = mix(salt, at, arg.name);
      if (!isRequiredArgument(arg) && number % 4 === 0) return [];
      return [`${arg.name}: ${value(arg.type, mix(number), arg)}`];
    });
    return given.length > 0 ? `(${given.join(', ')})` : '';
  };

  /** A literal or a variable, where a value of the type is to stand. */
  const value = (type: GraphQLInputType, number: number, place?: GraphQLArgument | GraphQLInputField): string => {
    if (number % 5 < 2) return variable(type, mix(number), place);
    if (!isNonNullType(type) && number % 11 === 0) return 'null';
    const nullable = isNonNullType(type) ? type.ofType : type;
    if (isListType(nullable)) {
      if (number % 7 === 0) return value(nullable.ofType, mix(number, 'only'));
      return `[${[...Array(number % 3).keys()].map((index) => value(nullable.ofType, mix(number, index))).join(', ')}]`;
    }
    if (isInputObjectType(nullable)) {
      const fields = Object.values(nullable.getFields()).flatMap((field) => {
        const own = mix(number, field.name);
        return isRequiredInputField(field) || (own % 3 === 0 && field.name !== 'inner') || own % 7 === 1
          ? [`${field.name}: ${value(field.type, mix(own), field)}`]
          : [];
      });
      return `{ ${fields.join(', ')} }`;
    }
    return literal(nullable, number);
  };

  const variable = (type: GraphQLInputType, number: number, place?: GraphQLArgument | GraphQLInputField): string => {
    const name = `v${definitions.length}`;
    const hasDefault = place?.defaultValue !== undefined;
    const isNonNull = isNonNullType(type);
    const nullable = isNonNull ? type.ofType : type;
    // A place with a default, and one that takes null, may be given a variable that has no value.
    const mayLack = !isNonNull || (hasDefault && number % 2 === 0);
    const preset = mayLack && number % 3 === 0 ? constant(nullable, mix(number, 'preset')) : undefined;
    definitions.push(`$${name}: ${nullable}${mayLack ? '' : '!'}${preset === undefined ? '' : ` = ${preset}`}`);
    if (mayLack && number % 4 === 0) return `$${name}`;
    if (!isNonNull && number % 4 === 1) values[name] = null;
    else values[name] = jsonOf(parseValue(constant(nullable, mix(number, 'given'))));
    return `$${name}`;
  };

  /** A Boolean variable for `@skip` and `@include`, one of a few, so that several selections depend on the same. */
  const booleans = new Map<number, string>();
  const boolean = (pick: number): string => {
    const which = pick % 2;
    const known = booleans.get(which);
    if (known !== undefined) return known;
    const name = `b${which}`;
    booleans.set(which, `$${name}`);
    const how = mix(salt, name) % 4;
    definitions.push(`$${name}: Boolean${how === 0 ? ' = true' : '!'}`);
    if (how !== 0 || salt % 3 === 0) values[name] = mix(salt, name, 'value') % 2 === 0;
    return `$${name}`;
  };

  return { write, boolean, definitions, values };
}

/** A value of the type without variables. */
function constant(type: GraphQLInputType, number: number): string {
  if (isNonNullType(type)) return constant(type.ofType, number);
  if (isListType(type)) {
    return `[${[...Array(number % 3).keys()].map((index) => constant(type.ofType, mix(number, index))).join(', ')}]`;
  }
  if (!isInputObjectType(type)) return literal(type, number);
  const fields = Object.values(type.getFields()).filter((field) => field.name !== 'inner' && mix(number, field.name) % 2 === 0);
  return `{ ${fields.map((field) => `${field.name}: ${constant(field.type, mix(number, field.name))}`).join(', ')} }`;
}

function literal(type: GraphQLInputType, number: number): string {
  if (isEnumType(type)) return pickFrom(['RED', 'GREEN', 'BLUE'], number);
  switch (String(type)) {
    case 'Int':
      return String((number % 200) - 100);
    case 'Float':
      return pickFrom(['0', '1.5', '-2', '12.25'], number);
    case 'Boolean':
      return String(number % 2 === 0);
    case 'ID':
      return pickFrom(['5', '"5"', '"E0-1"', '"å"'], number);
    case 'Json':
      return pickFrom(['1', '"text"', 'true', '[]', '[1, [true]]', '{ a: 1, b: [{ c: "d" }] }', '{}'], number);
    default:
      return pickFrom(['""', '"plain"', '"å \\"quoted\\" \\n"', '"""block "text" here"""', '"$v0"'], number);
  }
}

/** A literal as JSON, an enum's value by its name. */
function jsonOf(node: ValueNode): Json {
  switch (node.kind) {
    case Kind.INT:
    case Kind.FLOAT:
      return Number(node.value);
    case Kind.STRING:
    case Kind.BOOLEAN:
    case Kind.ENUM:
      return node.value;
    case Kind.LIST:
      return node.values.map(jsonOf);
    case Kind.OBJECT:
      return Object.fromEntries(node.fields.map((field) => [field.name.value, jsonOf(field.value)]));
    default:
      return null;
  }
}
