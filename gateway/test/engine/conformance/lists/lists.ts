import type { Feature } from '../../harness/feature.ts';

export const lists: Feature = {
  name: 'lists',
  subgraphs: {
    a: `
      type Query {
        none: [Item!]! absent: [Item!] items: [Item] grid: [[Item]] cube: [[[Item!]!]!]! numbers: [Int] matrix: [[Float!]]
        strings: [[String]] shapes: [[Shape!]] only: [Shape]
      }
      interface Shape { id: ID! }
      type Item implements Shape @key(fields: "id") { id: ID! next: [Item] }
      type Box implements Shape { id: ID! holds: [[Item!]!] }`,
    b: `type Item @key(fields: "id") { id: ID! value: Int tags: [String] table: [[Int]] subs: [Sub] grid: [[Sub!]] } type Sub { x: Int back: [Item!] }`,
  },
  world: () => {
    const item = (id: string, value: number) => ({
      __typename: 'Item',
      id,
      value,
      next: () => (id === '1' ? [two, null, one] : []),
      tags: value === 1 ? ['a', null] : [],
      table: value === 1 ? [[1, null], [], null] : null,
      subs: value === 1 ? [{ x: 1, back: () => [two] }, null] : [],
      grid: value === 1 ? [[], [{ x: 2, back: null }]] : null,
    });
    const one = item('1', 1);
    const two = item('2', 2);
    const box = { __typename: 'Box', id: 'box', holds: [[one], [], [two, one]] };
    return {
      Query: {
        none: [],
        absent: null,
        items: [null, one, null, two, one],
        grid: [[one, null], null, [], [two]],
        cube: [[[one], []], []],
        numbers: [1, null, -0.0, 3],
        matrix: [[1.5], null, []],
        strings: [[null, ''], ['x']],
        shapes: [[box, one], null],
        only: [],
      },
      entities: [one, two],
    };
  },
  cases: [
    { name: 'an empty one asks nobody else', query: '{ none { value } }', expected: { data: { none: [] } }, asked: ['a'] },
    { name: 'an absent one', query: '{ absent { value } }', expected: { data: { absent: null } }, asked: ['a'] },
    {
      name: 'nulls among entities, and one entity twice',
      query: '{ items { value } }',
      expected: { data: { items: [null, { value: 1 }, null, { value: 2 }, { value: 1 }] } },
    },
    {
      name: 'lists of lists of entities, with nulls and empty ones',
      query: '{ grid { id value } }',
      expected: { data: { grid: [[{ id: '1', value: 1 }, null], null, [], [{ id: '2', value: 2 }]] } },
    },
    { name: 'three deep', query: '{ cube { value } }', expected: { data: { cube: [[[{ value: 1 }], []], []] } } },
    {
      name: 'of numbers and strings',
      query: '{ numbers matrix strings }',
      expected: { data: { numbers: [1, null, 0, 3], matrix: [[1.5], null, []], strings: [[null, ''], ['x']] } },
    },
    {
      name: 'an entity’s own',
      query: '{ items { tags table } }',
      expected: {
        data: {
          items: [
            null,
            { tags: ['a', null], table: [[1, null], [], null] },
            null,
            { tags: [], table: null },
            { tags: ['a', null], table: [[1, null], [], null] },
          ],
        },
      },
    },
    {
      name: 'an entity’s own objects, and back to entities in them',
      query: '{ grid { subs { x back { value next { id } } } grid { x } } }',
      expected: {
        data: {
          grid: [
            [{ subs: [{ x: 1, back: [{ value: 2, next: [] }] }, null], grid: [[], [{ x: 2 }]] }, null],
            null,
            [],
            [{ subs: [], grid: null }],
          ],
        },
      },
    },
    {
      name: 'an entity among its own items',
      query: '{ items { id next { id value next { value } } } }',
      expected: {
        data: {
          items: [
            null,
            {
              id: '1',
              next: [{ id: '2', value: 2, next: [] }, null, { id: '1', value: 1, next: [{ value: 2 }, null, { value: 1 }] }],
            },
            null,
            { id: '2', next: [] },
            {
              id: '1',
              next: [{ id: '2', value: 2, next: [] }, null, { id: '1', value: 1, next: [{ value: 2 }, null, { value: 1 }] }],
            },
          ],
        },
      },
    },
    {
      name: 'of an abstract type, within lists',
      query: '{ shapes { __typename ... on Item { value } ... on Box { holds { value } } } }',
      expected: {
        data: {
          shapes: [
            [
              { __typename: 'Box', holds: [[{ value: 1 }], [], [{ value: 2 }, { value: 1 }]] },
              { __typename: 'Item', value: 1 },
            ],
            null,
          ],
        },
      },
    },
    {
      name: 'of an abstract type, empty',
      query: '{ only { ... on Item { value } } }',
      expected: { data: { only: [] } },
      asked: ['a'],
    },
  ],
};
