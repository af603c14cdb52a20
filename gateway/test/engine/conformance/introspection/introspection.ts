import type { Feature } from '../../harness/feature.ts';

export const introspection: Feature = {
  name: 'introspection',
  subgraphs: {
    a: `
      """What can be asked."""
      type Query { thing(id: ID! = "t", size: Size = SMALL): Thing any: Any old: Int @deprecated(reason: "Not kept") }
      type Mutation { touch: Thing }
      type Thing @key(fields: "id") { id: ID! "Its name" name: String }
      union Any = Thing | Other
      type Other { x: Int }
      enum Size { SMALL LARGE @deprecated }
      scalar Day @specifiedBy(url: "https://example.org/day")`,
    b: `
      type Thing @key(fields: "id") { id: ID! day: Day! on(day: Day): [Any!] }
      union Any = Thing
      scalar Day @specifiedBy(url: "https://example.org/day")`,
  },
  world: () => {
    const thing = { __typename: 'Thing', id: '1', name: 'One', day: '2026-01-01', on: () => [thing] };
    return { Query: { thing, any: { __typename: 'Other', x: 1 }, old: 1 }, Mutation: { touch: thing }, entities: [thing] };
  },
  cases: [
    { name: 'the root’s name', query: '{ __typename }', expected: { data: { __typename: 'Query' } }, asked: [] },
    {
      name: 'the root’s name, twice and by aliases',
      query: '{ a: __typename b: __typename }',
      expected: { data: { a: 'Query', b: 'Query' } },
    },
    {
      name: 'the root’s name, by a fragment on it, and beside data',
      query: '{ ...Root thing { name } ... on Query { again: __typename } } fragment Root on Query { __typename }',
      expected: { data: { __typename: 'Query', thing: { name: 'One' }, again: 'Query' } },
    },
    {
      name: 'the name at every level, of both subgraphs',
      query: '{ thing { __typename day on { __typename ... on Thing { name } } } }',
      expected: { data: { thing: { __typename: 'Thing', day: '2026-01-01', on: [{ __typename: 'Thing', name: 'One' }] } } },
    },
    {
      name: 'nothing but the name of an object',
      query: '{ thing { is: __typename } }',
      expected: { data: { thing: { is: 'Thing' } } },
    },
    {
      name: 'nothing but the name of a union’s',
      query: '{ any { __typename } }',
      expected: { data: { any: { __typename: 'Other' } } },
    },
    {
      name: 'a mutation’s name',
      query: 'mutation { __typename touch { __typename day } }',
      expected: { data: { __typename: 'Mutation', touch: { __typename: 'Thing', day: '2026-01-01' } } },
    },
    {
      name: 'the schema asks nobody',
      query: '{ __schema { queryType { name description } mutationType { name } subscriptionType { name } } }',
      expected: {
        data: {
          __schema: {
            queryType: { name: 'Query', description: 'What can be asked.' },
            mutationType: { name: 'Mutation' },
            subscriptionType: null,
          },
        },
      },
      asked: [],
    },
    {
      name: 'a type, its fields in both subgraphs, by aliases and beside data',
      query: `{
        thing { name }
        known: __type(name: "Thing") { kind fields { is: name description type { kind ofType { name } } } }
        unknown: __type(name: "Nothing") { name }
      }`,
      expected: {
        data: {
          thing: { name: 'One' },
          known: {
            kind: 'OBJECT',
            fields: [
              { is: 'id', description: null, type: { kind: 'NON_NULL', ofType: { name: 'ID' } } },
              { is: 'name', description: 'Its name', type: { kind: 'SCALAR', ofType: null } },
              { is: 'day', description: null, type: { kind: 'NON_NULL', ofType: { name: 'Day' } } },
              { is: 'on', description: null, type: { kind: 'LIST', ofType: { name: null } } },
            ],
          },
          unknown: null,
        },
      },
    },
    {
      name: 'a type by a variable, with @include',
      query:
        'query ($name: String!, $full: Boolean!) { __type(name: $name) { name kind @include(if: $full) possibleTypes @skip(if: $full) { name } } }',
      variables: { name: 'Any', full: false },
      expected: { data: { __type: { name: 'Any', possibleTypes: [{ name: 'Thing' }, { name: 'Other' }] } } },
    },
    {
      name: 'arguments and their defaults',
      query: '{ __type(name: "Query") { fields { name args { name defaultValue } } } }',
      expected: {
        data: {
          __type: {
            fields: [
              {
                name: 'thing',
                args: [
                  { name: 'id', defaultValue: '"t"' },
                  { name: 'size', defaultValue: 'SMALL' },
                ],
              },
              { name: 'any', args: [] },
            ],
          },
        },
      },
    },
    {
      name: 'what is deprecated, where it is asked for',
      query: `{
        q: __type(name: "Query") { fields(includeDeprecated: true) { name isDeprecated deprecationReason } }
        e: __type(name: "Size") { some: enumValues { name } all: enumValues(includeDeprecated: true) { name deprecationReason } }
      }`,
      expected: {
        data: {
          q: {
            fields: [
              { name: 'thing', isDeprecated: false, deprecationReason: null },
              { name: 'any', isDeprecated: false, deprecationReason: null },
              { name: 'old', isDeprecated: true, deprecationReason: 'Not kept' },
            ],
          },
          e: {
            some: [{ name: 'SMALL' }],
            all: [
              { name: 'SMALL', deprecationReason: null },
              { name: 'LARGE', deprecationReason: 'No longer supported' },
            ],
          },
        },
      },
    },
    {
      name: 'a scalar’s specification',
      query: '{ __type(name: "Day") { kind specifiedByURL } }',
      expected: { data: { __type: { kind: 'SCALAR', specifiedByURL: 'https://example.org/day' } } },
    },
    {
      name: 'nothing of the federation’s own',
      query:
        '{ entity: __type(name: "_Entity") { name } any: __type(name: "_Any") { name } graph: __type(name: "join__Graph") { name } }',
      expected: { data: { entity: null, any: null, graph: null } },
    },
    {
      name: 'no entities from outside',
      query: '{ _entities(representations: []) { __typename } }',
      expected: { errors: [{}] },
      asked: [],
    },
    { name: 'no subgraph’s SDL from outside', query: '{ _service { sdl } }', expected: { errors: [{}] }, asked: [] },
  ],
};
