import DataLoader from 'dataloader';
import { buildSchema, type DocumentNode, execute, GraphQLError, type GraphQLObjectType, parse, validate } from 'graphql';
import { type Asked, serveBare } from './bare.ts';
import { type AreaRow, cursorOf, type MeasureRow, openReader, type Text } from './statements.ts';

/** graphql-js and pg without a framework: resolvers by hand, a loader for the children, each document parsed once. */
const schema = buildSchema(`
  scalar Date
  scalar _Any
  enum Language { SV EN }
  enum MeasureState { PLANNED ONGOING DELAYED PAUSED COMPLETED CANCELLED }
  union _Entity = Measure
  type Query {
    measures(first: Int = 20): MeasureConnection
    _entities(representations: [_Any!]!): [_Entity]!
  }
  type MeasureConnection { edges: [MeasureEdge!]! pageInfo: PageInfo! }
  type MeasureEdge { cursor: String! node: Measure! }
  type PageInfo { hasNextPage: Boolean! endCursor: String }
  type Measure {
    id: ID!
    title(language: Language! = SV): String
    state: MeasureState
    startsOn: Date
    dueOn: Date
    completedOn: Date
    progress: Float
    responsible: Organisation
    focusAreas: [FocusArea!]
  }
  type FocusArea { id: ID! number: Int title(language: Language! = SV): String }
  type Organisation { slug: String! }
`);

interface Context {
  readonly areas: DataLoader<string, AreaRow[]>;
  readonly measures: DataLoader<string, MeasureRow | null>;
}

const reader = openReader(String(process.env['BENCH_DATABASE_URL']));

const createContext = (): Context => ({
  areas: new DataLoader(async (ids) => {
    const under = await reader.areas(ids);
    return ids.map((id) => under.get(id) ?? []);
  }),
  measures: new DataLoader((ids) => reader.measures(ids)),
});

const titleOf = ({ title }: { title: Text }, { language }: { language: 'SV' | 'EN' }) =>
  (language === 'EN' ? title.en : undefined) ?? title.sv;

const RESOLVERS: Record<string, Record<string, (source: never, args: never, context: Context) => unknown>> = {
  Query: {
    measures: async (_source, { first }: { first: number }) => {
      const rows = await reader.page(first + 1);
      const edges = rows.slice(0, first).map((node) => ({ node }));
      const last = edges.at(-1);
      return { edges, pageInfo: { hasNextPage: rows.length > first, endCursor: last ? cursorOf(last.node) : null } };
    },
    _entities: (_source, { representations }: { representations: { id: string }[] }, { measures }) =>
      representations.map(async ({ id }) => {
        const row = await measures.load(id);
        return row && { ...row, __typename: 'Measure' };
      }),
  },
  Measure: {
    title: titleOf,
    responsible: ({ responsible }: MeasureRow) => ({ slug: responsible }),
    focusAreas: ({ id }: MeasureRow, _args, { areas }) => areas.load(id),
  },
  FocusArea: { title: titleOf },
};
for (const [type, fields] of Object.entries(RESOLVERS)) {
  const defined = (schema.getType(type) as GraphQLObjectType).getFields();
  for (const [name, resolve] of Object.entries(fields)) Object.assign(defined[name] ?? {}, { resolve });
}

const documents = new Map<string, DocumentNode>();

function documentOf(query: string): DocumentNode {
  const known = documents.get(query);
  if (known) return known;
  const document = parse(query);
  const [error] = validate(schema, document);
  if (error) throw new GraphQLError(error.message);
  documents.set(query, document);
  return document;
}

serveBare(async ({ query, variables }: Asked) => {
  const contextValue = createContext();
  return execute({ schema, document: documentOf(query), contextValue, variableValues: variables });
});
