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
import { written } from './bytes.ts';
import type { Data } from './data.ts';
import { generated } from './generated.ts';
import { type FieldShape, type ObjectShape, untypedShape } from './shape.ts';

/**
 * Writes an answer's data to JSON, as the bytes of the whole answer: `{"data":…}` and a line's end.
 *
 * @param shared - whether objects stand in several places: what has been written of one is then copied
 * @returns undefined where anything is not as the schema has it: a null where none may be, a value of another type
 */
export type Write = (data: Data, shared: boolean) => Buffer | undefined;

/**
 * Compiles a shape to a writer of its own keys. It knows the good case alone: what is unfit is told by `complete`, with its
 * place, from the same data.
 *
 * Generated code, since it is measurably faster than one function that writes any shape. Names of the schema and the document's
 * keys stand in it as JSON strings or as the numbers of their bytes; nothing else of a document does.
 */
export function compileWriter(schema: GraphQLSchema, shape: ObjectShape): Write {
  const program = new Program(schema);
  const root = program.objectFunction(shape);
  const code = `let memo;
    const UNFIT = Symbol('a value that the schema does not allow here');
    const sets = [${program.sets.map((names) => `new Set(${JSON.stringify([...names])})`)}];
    function unfit() { throw UNFIT; }
    function writeNull(b, p) { ${bytesOf('null')} return p; }
    ${program.functions.join('\n')}
    return function write(data, shared) {
      memo = shared ? [] : undefined;
      const b = place.bytes; let p = place.at;
      try { ${bytesOf('{"data":')} p = ${root}(data, p); ${bytesOf('}\n')} return p; }
      catch (error) { if (error === UNFIT) return undefined; throw error; }
      finally { memo = undefined; }
    };`;
  const write = generated<(data: Data, shared: boolean) => number | undefined>(code);
  let last = 0; // bytes of the answer before
  return (data, shared) => {
    const whole = written(() => write(data, shared), last);
    last = whole?.length ?? last;
    return whole;
  };
}

/** Statements that write a text of ASCII at `p`. */
function bytesOf(text: string): string {
  const stores = [...text].map((character, index) => `b[p + ${index}] = ${character.charCodeAt(0)};`);
  return `${stores.join(' ')} p += ${text.length};`;
}

/** Functions that write objects and lists: each is given what it writes and where, and returns where it has ended. */
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
    const fields = shape.fields.map((field, index) => this.fieldCode(shape, field, index));
    const body = `let v; ${fields.length === 0 ? bytesOf('{') : fields.join('\n')} ${bytesOf('}')}`;
    // What holds no object is written quicker than it is looked up.
    const isDeep = shape.fields.some(({ type }) => !isLeafType(bare(type)) && !isLeafType(bare(itemOf(bare(type)))));
    const kept = `const known = memo === undefined ? undefined : (memo[${number}] ??= new Map()).get(o);
      if (known !== undefined) { if (known.end <= b.length) b.copyWithin(p, known.start, known.end); return p + known.end - known.start; }
      const start = p;`;
    const keep = `if (memo !== undefined) memo[${number}].set(o, { start, end: p });`;
    this.functions.push(
      `function ${name}(o, p) { const b = place.bytes; ${isDeep ? kept : ''} ${body} ${isDeep ? keep : ''} return p; }`,
    );
    return name;
  }

  private fieldCode({ type: parent }: ObjectShape, field: FieldShape, index: number): string {
    const head = `${index === 0 ? '{' : ','}${JSON.stringify(field.key)}:`;
    if (field.name === '__typename') return bytesOf(head + JSON.stringify(parent.name));
    const read = `v = o[${JSON.stringify(field.from)}]; ${bytesOf(head)}`;
    if (field.name === '__schema' || field.name === '__type') return `${read} p = writeJson(b, v, p);`;
    return `${read} p = ${this.valueCode(field.type, field)};`;
  }

  /** An expression that writes the value in `v`, and is where that ends. */
  private valueCode(type: GraphQLOutputType, field: FieldShape): string {
    const [isNull, present] = isNonNullType(type)
      ? ['unfit()', this.presentCode(type.ofType, field)]
      : ['writeNull(b, p)', this.presentCode(type, field)];
    return `(v === null || v === undefined ? ${isNull} : ${present})`;
  }

  private presentCode(type: GraphQLNullableType & GraphQLOutputType, field: FieldShape): string {
    if (isListType(type)) return `${this.listFunction(type.ofType, field)}(v, p)`;
    if (isLeafType(type)) return this.leafCode(type);
    const guard = `(typeof v !== 'object' || Array.isArray(v) ? unfit() :`;
    if (isObjectType(type)) return `${guard} ${this.objectFunction(field.of(type))}(v, p))`;
    const cases = this.schema
      .getPossibleTypes(type)
      .map(
        (possible) => `v.__typename === ${JSON.stringify(possible.name)} ? ${this.objectFunction(field.of(possible))}(v, p) :`,
      );
    const untyped = untypedShape(this.schema, field, type);
    if (untyped) {
      const names = this.sets.push(untyped.names) - 1;
      const isUntyped = `v.__typename === undefined || sets[${names}].has(v.__typename)`;
      cases.push(`${isUntyped} ? ${this.objectFunction(untyped.shape)}(v, p) :`);
    }
    return `${guard} ${cases.join(' ')} unfit())`;
  }

  private listFunction(item: GraphQLOutputType, field: FieldShape): string {
    const code = this.valueCode(item, field);
    const known = this.lists.get(code);
    if (known) return known;
    const name = `list${this.lists.size}`;
    this.lists.set(code, name);
    this.functions.push(`function ${name}(list, p) {
      if (!Array.isArray(list)) return unfit();
      const b = place.bytes;
      ${bytesOf('[')}
      for (let i = 0; i < list.length; i++) { const v = list[i]; if (i > 0) { ${bytesOf(',')} } p = ${code}; }
      ${bytesOf(']')}
      return p;
    }`);
    return name;
  }

  private leafCode(type: GraphQLLeafType): string {
    if (isEnumType(type)) return `(sets[${this.setNumber(type)}].has(v) ? writeString(b, v, p) : unfit())`;
    switch (type.name) {
      case 'String':
        return `(typeof v === 'string' ? writeString(b, v, p) : unfit())`;
      case 'ID':
        return `(typeof v === 'string' ? writeString(b, v, p) : Number.isInteger(v) ? writeString(b, '' + v, p) : unfit())`;
      case 'Int':
        return `(typeof v === 'number' && (v | 0) === v ? writeAscii(b, '' + v, p) : unfit())`;
      case 'Float':
        return `(Number.isFinite(v) ? writeAscii(b, '' + v, p) : unfit())`;
      case 'Boolean':
        return `(v === true ? writeAscii(b, 'true', p) : v === false ? writeAscii(b, 'false', p) : unfit())`;
      default:
        return 'writeJson(b, v, p)'; // a scalar whose form only its owner knows
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
