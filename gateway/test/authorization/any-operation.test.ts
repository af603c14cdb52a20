import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { transformSupergraphToPublicSchema } from '@theguild/federation-composition';
import fc from 'fast-check';
import {
  buildASTSchema,
  defaultFieldResolver,
  execute,
  type GraphQLFieldResolver,
  type GraphQLSchema,
  getNamedType,
  isAbstractType,
  isCompositeType,
  isInterfaceType,
  isObjectType,
  parse,
  validate,
} from 'graphql';
import { readNeeds } from '../hub/fields/needs.ts';
import { EVERYTHING, type Library, openLibrary, PARTNERS } from './library.ts';

let library: Library;
let schema: GraphQLSchema;
let needs: ReturnType<typeof readNeeds>;
beforeAll(async () => {
  library = await openLibrary({ HUB_RATE_LIMIT: 'off' });
  schema = buildASTSchema(transformSupergraphToPublicSchema(parse(library.sdl)));
  needs = readNeeds(library.sdl);
});
afterAll(() => library.close());

const KEYS = [undefined, ...Object.keys(PARTNERS)];

/** A selection as a tree of choices: which field or fragment, under which alias, left out or not, and what below it. */
interface Choice {
  readonly pick: number;
  readonly alias: boolean;
  readonly left: 'in' | 'skipped' | 'included' | 'by variable';
  readonly below: readonly Choice[];
}
const { choice } = fc.letrec<{ choice: Choice }>((tie) => ({
  choice: fc.record({
    pick: fc.nat(99),
    alias: fc.boolean(),
    left: fc.constantFrom('in', 'in', 'in', 'skipped', 'included', 'by variable'),
    below: fc.oneof(
      { maxDepth: 5, withCrossShrink: true },
      fc.constant([]),
      fc.array(tie('choice'), { minLength: 1, maxLength: 4 }),
    ),
  }),
}));
const operation = fc.array(choice, { minLength: 1, maxLength: 5 });

it('gives each caller what one owner of everything would, with null for what is closed to them', async () => {
  await fc.assert(
    fc.asyncProperty(operation, fc.constantFrom(...KEYS), fc.boolean(), async (choices, key, flag) => {
      const query = `query ($flag: Boolean!) { ${written(choices, 'Query', 0)} }`;
      fc.pre(validate(schema, parse(query)).length === 0);
      const { data, errors = [] } = await library.ask(query, key, { flag });
      const expected = await reference(query, key, { flag });
      expect(data).toEqual(JSON.parse(JSON.stringify(expected.data)));
      // One error tells of a whole list: its path has @ where the reference counts the items.
      const paths = new Set(
        errors.map(({ path }) => (path ?? []).filter((step) => typeof step === 'string' && step !== '@').join('.')),
      );
      for (const path of expected.paths) expect([...paths]).toContain(path);
    }),
    { numRuns: 400 },
  );
});

/** The selection as text: on an interface, what any of its types closes is asked by fragments on the types alone. */
function written(choices: readonly Choice[], type: string, depth: number): string {
  const parent = schema.getType(type);
  if (choices.length === 0 || !isCompositeType(parent)) return '__typename';
  const members = isAbstractType(parent) ? schema.getPossibleTypes(parent).map(({ name }) => name) : [type];
  const fields = isObjectType(parent) || isInterfaceType(parent) ? Object.values(parent.getFields()) : [];
  const open = fields.filter(
    ({ name }) => isObjectType(parent) || members.every((member) => needs(member, name, null).length === 0),
  );
  const parts = choices.map(({ pick, alias, left, below }) => {
    const directive = {
      in: '',
      skipped: ' @skip(if: true)',
      included: ' @include(if: true)',
      'by variable': ' @include(if: $flag)',
    }[left];
    const place = pick % (open.length + members.length + 1);
    const field = open[place];
    if (!field) {
      const member = members[place - open.length];
      return member ? `... on ${member}${directive} { ${written(below, member, depth + 1)} }` : '__typename';
    }
    const gives = getNamedType(field.type);
    const selection = isCompositeType(gives) ? ` { ${written(below, gives.name, depth + 1)} }` : '';
    const argument = field.args.length > 0 ? '(isbn: "1")' : '';
    return `${alias ? `a${pick}_${depth}_${field.name}: ` : ''}${field.name}${argument}${directive}${selection}`;
  });
  // Something always stands: of an object whose every field is left out, Apollo's engine makes null.
  return [...parts, '__typename'].join(' ');
}

/** graphql-js over all of it at once, its resolvers asking the SDL before they answer. */
async function reference(query: string, key: string | undefined, variables: Record<string, unknown>) {
  const scopes = key === undefined ? [] : (PARTNERS[key]?.scopes ?? []);
  const meets = (rules: string[][][]) =>
    rules.every((anyOf) => anyOf.some((all) => all.every((scope) => scopes.includes(scope))));
  const open = (type: string) => meets(needs(type, '', null));
  const fieldResolver: GraphQLFieldResolver<unknown, unknown> = (source, args, context, info) => {
    const { parentType, fieldName, returnType } = info;
    const gives = getNamedType(returnType);
    const isClosed = !meets(needs(parentType.name, fieldName, gives.name)) || !meetsOther(parentType.name, fieldName, key);
    if (isClosed) throw new Error('closed');
    const value = defaultFieldResolver(source, args, context, info);
    if (!isAbstractType(gives) || !Array.isArray(value)) return value;
    return value.map((item: { __typename: string }) => (open(item.__typename) ? item : null));
  };
  const { data, errors = [] } = await execute({
    schema,
    document: parse(query),
    rootValue: EVERYTHING,
    variableValues: variables,
    fieldResolver,
  });
  const paths = errors
    .filter(({ message }) => message === 'closed')
    .map(({ path = [] }) => path.filter((step) => typeof step === 'string').join('.'));
  return { data, paths };
}

/** What is not said by scopes in the library. */
function meetsOther(type: string, field: string, key: string | undefined): boolean {
  if (type !== 'Query') return true;
  if (field === 'member') return key !== undefined;
  if (field === 'councilOnly') return key !== undefined && PARTNERS[key]?.level !== 'SECTOR';
  return true;
}
