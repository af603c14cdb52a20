import {
  type GraphQLLeafType,
  type GraphQLNullableType,
  type GraphQLOutputType,
  type GraphQLSchema,
  isEnumType,
  isLeafType,
  isListType,
  isNonNullType,
  isObjectType,
} from 'graphql';
import type { Data } from './data.ts';
import { quote, textOf } from './quote.ts';
import { type FieldShape, type ObjectShape, untypedShape } from './shape.ts';

/**
 * Writes an answer's data straight to JSON text.
 *
 * @param shared - whether objects stand in several places: what has been written of one is then kept
 * @returns undefined where anything is not as the schema has it: a null where none may be, a value of another type
 */
export type Write = (data: Data, shared: boolean) => string | undefined;

/** Thrown by generated code where a value is not what the schema says. */
const UNFIT = Symbol('a value that the schema does not allow here');

/**
 * Compiles a shape to a writer of its own keys. It knows the good case alone: what is unfit is told by `complete`, with its
 * place, from the same data.
 *
 * Generated code, since it is measurably faster than one function that writes any shape. Names of the schema and the document's
 * keys stand in it as JSON strings; nothing else of a document does.
 */
export function compileWriter(schema: GraphQLSchema, shape: ObjectShape): Write {
  const program = new Program(schema);
  const root = program.objectFunction(shape);
  const code = `"use strict"; let memo; function unfit() { throw UNFIT; } ${program.functions.join('\n')}
    return function write(data, shared) {
      memo = shared ? [] : undefined;
      try { return ${root}(data); } catch (error) { if (error === UNFIT) return undefined; throw error; } finally { memo = undefined; }
    };`;
  return new Function('sets', 'quote', 'textOf', 'UNFIT', code)(program.sets, quote, textOf, UNFIT) as Write;
}

class Program {
  readonly functions: string[] = [];
  /** Enums' values, and names of types. */
  readonly sets: ReadonlySet<string>[] = [];
  private readonly named = new Map<ObjectShape, string>();
  private readonly lists = new Map<string, string>();
  private readonly setNumbers = new Map<GraphQLLeafType, number>();

  constructor(private readonly schema: GraphQLSchema) {}

  /** The name of the function that writes an object of this shape; `o` is an object. */
  objectFunction(shape: ObjectShape): string {
    const known = this.named.get(shape);
    if (known) return known;
    const number = this.named.size;
    const name = `object${number}`;
    this.named.set(shape, name);
    const lines = shape.fields.map((field, index) => this.fieldCode(shape, field, index));
    if (lines.length === 0) {
      this.functions.push(`function ${name}() { return '{}'; }`);
      return name;
    }
    const body = `let s = ''; let v; ${lines.join('\n')} s += '}';`;
    // What holds no object is written quicker than it is looked up.
    const deep = shape.fields.some(({ type }) => !isLeafType(bare(type)) && !isLeafType(bare(itemOf(bare(type)))));
    const kept = `if (memo !== undefined) { const known = (memo[${number}] ??= new Map()).get(o); if (known !== undefined) return known; }`;
    const keep = `if (memo !== undefined) memo[${number}].set(o, s);`;
    this.functions.push(`function ${name}(o) { ${deep ? kept : ''} ${body} ${deep ? keep : ''} return s; }`);
    return name;
  }

  private fieldCode({ type: parent }: ObjectShape, field: FieldShape, index: number): string {
    const head = JSON.stringify(`${index === 0 ? '{' : ','}${JSON.stringify(field.key)}:`);
    if (field.name === '__typename') return `s += ${head} + ${JSON.stringify(JSON.stringify(parent.name))};`;
    const read = `v = o[${JSON.stringify(field.from)}];`;
    if (field.name === '__schema' || field.name === '__type') return `${read} s += ${head} + textOf(v);`;
    return `${read} s += ${head} + ${this.valueCode(field.type, field, 'v')};`;
  }

  /** An expression that writes the value in `v`. */
  private valueCode(type: GraphQLOutputType, field: FieldShape, v: string): string {
    if (isNonNullType(type))
      return `(${v} === null || ${v} === undefined ? unfit() : ${this.presentCode(type.ofType, field, v)})`;
    return `(${v} === null || ${v} === undefined ? 'null' : ${this.presentCode(type, field, v)})`;
  }

  private presentCode(type: GraphQLNullableType & GraphQLOutputType, field: FieldShape, v: string): string {
    if (isListType(type)) return `${this.listFunction(type.ofType, field)}(${v})`;
    if (isLeafType(type)) return this.leafCode(type, v);
    const guard = `(typeof ${v} !== 'object' || Array.isArray(${v}) ? unfit() :`;
    if (isObjectType(type)) return `${guard} ${this.objectFunction(field.of(type))}(${v}))`;
    const cases = this.schema
      .getPossibleTypes(type)
      .map(
        (possible) => `${v}.__typename === ${JSON.stringify(possible.name)} ? ${this.objectFunction(field.of(possible))}(${v}) :`,
      );
    const untyped = untypedShape(this.schema, field, type);
    if (untyped) {
      const names = this.sets.push(untyped.names) - 1;
      const isUntyped = `${v}.__typename === undefined || sets[${names}].has(${v}.__typename)`;
      cases.push(`${isUntyped} ? ${this.objectFunction(untyped.shape)}(${v}) :`);
    }
    return `${guard} ${cases.join(' ')} unfit())`;
  }

  private listFunction(item: GraphQLOutputType, field: FieldShape): string {
    const code = this.valueCode(item, field, 'v');
    const known = this.lists.get(code);
    if (known) return known;
    const name = `list${this.lists.size}`;
    this.lists.set(code, name);
    this.functions.push(`function ${name}(list) { if (!Array.isArray(list)) return unfit(); const n = list.length; if (n === 0) return '[]';
      let s = '['; for (let i = 0; i < n; i++) { const v = list[i]; if (i > 0) s += ','; s += ${code}; } return s + ']'; }`);
    return name;
  }

  private leafCode(type: GraphQLLeafType, v: string): string {
    if (isEnumType(type)) return `(sets[${this.setNumber(type)}].has(${v}) ? '"' + ${v} + '"' : unfit())`;
    switch (type.name) {
      case 'String':
        return `(typeof ${v} === 'string' ? quote(${v}) : unfit())`;
      case 'ID':
        return `(typeof ${v} === 'string' ? quote(${v}) : Number.isInteger(${v}) ? '"' + ${v} + '"' : unfit())`;
      case 'Int':
        return `(typeof ${v} === 'number' && (${v} | 0) === ${v} ? '' + ${v} : unfit())`;
      case 'Float':
        return `(Number.isFinite(${v}) ? '' + ${v} : unfit())`; // JSON's 1e400 is read as infinite
      case 'Boolean':
        return `(${v} === true ? 'true' : ${v} === false ? 'false' : unfit())`;
      default:
        return `textOf(${v})`; // a scalar whose form only its owner knows
    }
  }

  private setNumber(type: GraphQLLeafType): number {
    const known = this.setNumbers.get(type);
    if (known !== undefined) return known;
    this.setNumbers.set(type, this.sets.length);
    this.sets.push(new Set(isEnumType(type) ? type.getValues().map(({ name }) => name) : []));
    return this.sets.length - 1;
  }
}

function bare(type: GraphQLOutputType): GraphQLNullableType & GraphQLOutputType {
  return isNonNullType(type) ? type.ofType : type;
}

function itemOf(type: GraphQLOutputType): GraphQLOutputType {
  return isListType(type) ? type.ofType : type;
}
