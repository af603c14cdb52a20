import {
  doTypesOverlap,
  type GraphQLCompositeType,
  type GraphQLField,
  type GraphQLSchema,
  getNamedType,
  isCompositeType,
  isInterfaceType,
  isObjectType,
  parse,
  validate,
} from 'graphql';
import { createArgumentWriter } from './arguments.ts';
import type { Choice, OperationSeed } from './operation-seed.ts';
import { mix, pickFrom } from './seed.ts';
import type { Operation } from './store.ts';

/** The operation that a seed means for this schema; undefined where no valid one could be made of it. */
export function writeOperation(schema: GraphQLSchema, seed: OperationSeed): Operation | undefined {
  for (const bold of [true, false]) {
    const operation = createWriter(schema, seed, bold).write();
    if (validate(schema, parse(operation.query, { noLocation: true })).length === 0) return operation;
  }
  return undefined;
}

/** What stands under each response key of one object, fragments written out. */
type Scope = Map<string, Entry[]>;

interface Entry {
  readonly parent: GraphQLCompositeType;
  /** The field and its arguments. */
  readonly field: string;
  readonly below: Scope;
}

/** @param bold - lets response keys clash across types, and fragments be spread again, where that may turn out invalid */
function createWriter(schema: GraphQLSchema, seed: OperationSeed, bold: boolean) {
  const { write: writeArguments, boolean, definitions, values } = createArgumentWriter(seed.salt);
  const fragments: { name: string; type: GraphQLCompositeType; text: string }[] = [];
  let fresh = 0;

  const selectionSet = (choices: readonly Choice[], parent: GraphQLCompositeType, scope: Scope): string => {
    const parts = choices.map((choice, index) => selection(choice, parent, scope, `${index}`));
    return `{ ${(parts.length > 0 ? parts : [filler(parent, scope)]).join(' ')} }`;
  };

  const selection = (choice: Choice, parent: GraphQLCompositeType, scope: Scope, at: string): string => {
    const { kind, below, pick } = choice;
    const fields = fieldsOf(parent);
    if (kind === 'typename' || (kind === 'field' && fields.length === 0)) return fieldText(choice, parent, scope, undefined, at);
    if (kind === 'field') {
      const deep = fields.filter(({ type }) => isCompositeType(getNamedType(type)));
      const field = pickFrom(below.length > 0 && deep.length > 0 && pick % 4 > 0 ? deep : fields, pick);
      return fieldText(choice, parent, scope, field, at);
    }
    if (kind === 'named') return spread(choice, parent, scope);
    const type = kind === 'bare' ? parent : pickFrom(conditionsOn(parent), pick);
    return `...${kind === 'bare' ? '' : ` on ${type.name}`}${left(choice)} ${selectionSet(below, type, scope)}`;
  };

  const fieldText = (
    choice: Choice,
    parent: GraphQLCompositeType,
    scope: Scope,
    field: AnyField | undefined,
    at: string,
  ): string => {
    const gives = field && getNamedType(field.type);
    const written = field ? `${field.name}${writeArguments(field.args, mix(choice.pick, at))}` : '__typename';
    const key = responseKey(choice, parent, scope, field, written);
    const entries = scope.get(key) ?? [];
    const entry = { parent, field: written, below: entries[0]?.below ?? new Map() };
    scope.set(key, [...entries, entry]);
    const under = isCompositeType(gives) ? ` ${selectionSet(choice.below, gives, entry.below)}` : '';
    const name = field?.name ?? '__typename';
    return `${key === name ? '' : `${key}: `}${written}${left(choice)}${under}`;
  };

  /** The field's own name or one of a few aliases, where nothing else stands under it that it cannot be merged with. */
  const responseKey = (
    { alias, pick }: Choice,
    parent: GraphQLCompositeType,
    scope: Scope,
    field: AnyField | undefined,
    written: string,
  ) => {
    const name = field?.name ?? '__typename';
    const shape = String(field?.type ?? 'String!')
      .replace(/[[\]]/g, 'L')
      .replace(/!/g, 'N');
    // A field under another's name is as good as any; a planner may look there for the other one.
    const others = ['id', 'code', 'f0', 'f1', 'place'].filter((other) => other !== name);
    const wanted = alias === 0 ? name : alias === 3 ? pickFrom(others, pick) : `x${alias}${shape}`;
    const fits = (scope.get(wanted) ?? []).every(
      (other) =>
        other.field === written || (bold && isObjectType(other.parent) && isObjectType(parent) && other.parent !== parent),
    );
    return fits && (bold || wanted === name) ? wanted : `y${fresh++}`;
  };

  const spread = (choice: Choice, parent: GraphQLCompositeType, scope: Scope): string => {
    const again = fragments.filter(({ type }) => doTypesOverlap(schema, type, parent));
    if (bold && again.length > 0 && choice.pick % 3 === 0) return `...${pickFrom(again, choice.pick).name}${left(choice)}`;
    const type = pickFrom(conditionsOn(parent), choice.pick);
    const text = selectionSet(choice.below, type, scope);
    const name = `F${fragments.length}`;
    fragments.push({ name, type, text });
    return `...${name}${left(choice)}`;
  };

  const conditionsOn = (parent: GraphQLCompositeType): GraphQLCompositeType[] =>
    Object.values(schema.getTypeMap()).filter(
      (type): type is GraphQLCompositeType =>
        isCompositeType(type) && !type.name.startsWith('__') && doTypesOverlap(schema, type, parent),
    );

  const filler = (parent: GraphQLCompositeType, scope: Scope): string => {
    const plain: Choice = { pick: 0, kind: 'typename', alias: 0, left: 0, below: [] };
    const leaf = fieldsOf(parent).find(({ type, args }) => !isCompositeType(getNamedType(type)) && args.length === 0);
    return fieldText(plain, parent, scope, leaf, '');
  };

  const left = ({ left: number, pick }: Choice): string => {
    if (seed.plain) return '';
    const by = () => boolean(pick);
    const words = ['', ' @skip(if: false)', ' @skip(if: true)', ' @include(if: true)'];
    if (number < words.length) return words[number] ?? '';
    if (number === 4) return ` @include(if: ${by()})`;
    return pick % 2 === 0 ? ` @skip(if: ${by()})` : ` @skip(if: ${by()}) @include(if: ${boolean(pick + 1)})`;
  };

  return {
    write: (): Operation => {
      const mutation = schema.getMutationType();
      const isMutation = mutation && seed.root >= 8;
      const root = isMutation ? mutation : schema.getQueryType();
      if (!root) throw new Error('The schema has no query type');
      const body = selectionSet(seed.choices, root, new Map());
      const variables = definitions.length > 0 ? `(${definitions.join(', ')})` : '';
      const many = seed.salt % 10 === 0;
      const query = [
        `${isMutation ? 'mutation' : 'query'}${variables || many ? ` Asked${variables}` : ''} ${body}`,
        ...fragments.map(({ name, type, text }) => `fragment ${name} on ${type.name} ${text}`),
        ...(many ? ['query Other { __typename }'] : []),
      ].join('\n');
      return { query, variables: values, ...(many && { operationName: 'Asked' }) };
    },
  };
}

type AnyField = GraphQLField<unknown, unknown>;

function fieldsOf(type: GraphQLCompositeType): AnyField[] {
  return isObjectType(type) || isInterfaceType(type) ? Object.values(type.getFields()) : [];
}
