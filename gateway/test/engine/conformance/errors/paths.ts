import { fail } from '../../harness/fail.ts';
import type { Feature } from '../../harness/feature.ts';
import { COUNTED_BY_TYPE } from '../upstream.ts';

const failed = (...path: (string | number)[]) => ({ path, code: 'LOCKED', message: 'Locked' });

export const errorPaths: Feature = {
  name: 'errors: their paths',
  subgraphs: {
    tree: `
      type Query { nodes: [Node!]! node(id: ID!): Node wide: [[Node]] any: [Any] named: [Named] broken: Int }
      type Node implements Named @key(fields: "id") { id: ID! name: String children: [Node!]! twin: Node }
      type Leaf implements Named { name: String bad: Int }
      interface Named { name: String }
      union Any = Node | Leaf`,
    facts: `
      type Query { also: Int }
      type Node @key(fields: "id") { id: ID! fact(of: Int): Int weight: Int holder: Holder }
      type Holder @key(fields: "id") { id: ID! }`,
    people: `type Holder @key(fields: "id") { id: ID! phone: String mail: String }`,
  },
  world: () => {
    const locked = fail('LOCKED', 'Locked');
    const holders = ['h1', 'h2'].map((id) => ({ __typename: 'Holder', id, phone: id === 'h2' ? locked : '1', mail: 'm' }));
    const node = (id: string, bad: boolean, ...below: string[]) => ({
      __typename: 'Node',
      id,
      name: bad ? locked : `Node ${id}`,
      children: () => nodes.filter((known) => below.includes(known.id)),
      twin: () => nodes.find((known) => known.id === below[0]) ?? null,
      fact: ({ of }: { of?: number }) => (bad ? locked() : (of ?? 0)),
      weight: bad ? locked : 5,
      holder: holders[bad ? 1 : 0],
    });
    const nodes: readonly { readonly __typename: string; readonly id: string }[] = [
      node('1', false, '3', '2'),
      node('2', true),
      node('3', false, '2'),
    ];
    const leaf = { __typename: 'Leaf', name: 'leaf', bad: locked };
    return {
      Query: {
        nodes,
        node: ({ id }: { id: string }) => nodes.find((known) => known.id === id) ?? null,
        wide: [[nodes[0], null], null, [null, nodes[1]]],
        any: [leaf, nodes[1], nodes[2]],
        named: [nodes[1], leaf],
        broken: locked,
        also: locked,
      },
      entities: [...nodes, ...holders],
    };
  },
  cases: [
    {
      name: 'of the first subgraph, in a list',
      query: '{ nodes { name } }',
      expected: {
        data: { nodes: [{ name: 'Node 1' }, { name: null }, { name: 'Node 3' }] },
        errors: [failed('nodes', 1, 'name')],
      },
    },
    {
      name: 'of an entity in a list',
      query: '{ nodes { weight } }',
      expected: { data: { nodes: [{ weight: 5 }, { weight: null }, { weight: 5 }] }, errors: [failed('nodes', 1, 'weight')] },
    },
    {
      name: 'by aliases, of the list and of the field',
      query: '{ all: nodes { heavy: weight a: fact(of: 1) b: fact(of: 2) } }',
      expected: {
        data: {
          all: [
            { heavy: 5, a: 1, b: 2 },
            { heavy: null, a: null, b: null },
            { heavy: 5, a: 1, b: 2 },
          ],
        },
        errors: [failed('all', 1, 'heavy'), failed('all', 1, 'a'), failed('all', 1, 'b')],
      },
    },
    {
      name: 'in a list of lists with nulls in it',
      query: '{ wide { weight } }',
      expected: {
        data: { wide: [[{ weight: 5 }, null], null, [null, { weight: null }]] },
        errors: [failed('wide', 2, 1, 'weight')],
      },
    },
    {
      name: 'two levels of lists down, one entity at three places',
      query: '{ nodes { children { weight } twin { weight } } }',
      expected: {
        data: {
          nodes: [
            { children: [{ weight: null }, { weight: 5 }], twin: { weight: 5 } },
            { children: [], twin: null },
            { children: [{ weight: null }], twin: { weight: null } },
          ],
        },
        errors: [
          failed('nodes', 0, 'children', 0, 'weight'),
          failed('nodes', 2, 'children', 0, 'weight'),
          failed('nodes', 2, 'twin', 'weight'),
        ],
      },
    },
    {
      name: 'of a third subgraph, through an object of the second',
      query: '{ nodes { holder { call: phone mail } } }',
      expected: {
        data: {
          nodes: [
            { holder: { call: '1', mail: 'm' } },
            { holder: { call: null, mail: 'm' } },
            { holder: { call: '1', mail: 'm' } },
          ],
        },
        errors: [failed('nodes', 1, 'holder', 'call')],
      },
    },
    {
      name: 'of an entity in a union, counted among all its items',
      query: '{ any { ... on Node { weight } ... on Leaf { bad } } }',
      expected: {
        data: { any: [{ bad: null }, { weight: null }, { weight: 5 }] },
        errors: [failed('any', 0, 'bad'), failed('any', 1, 'weight')],
      },
      unable: { 'apollo gateway': COUNTED_BY_TYPE },
    },
    {
      name: 'of an entity behind an interface',
      query: '{ named { name ... on Node { holder { phone } } } }',
      expected: {
        data: { named: [{ name: null, holder: { phone: null } }, { name: 'leaf' }] },
        errors: [failed('named', 0, 'name'), failed('named', 0, 'holder', 'phone')],
      },
    },
    {
      name: 'of two subgraphs’ roots at once',
      query: '{ broken one: also node(id: "1") { name } }',
      expected: {
        data: { broken: null, one: null, node: { name: 'Node 1' } },
        errors: [failed('broken'), failed('one')],
      },
    },
    {
      name: 'the same entity under two roots',
      query: '{ a: node(id: "2") { weight } b: node(id: "2") { fact } }',
      expected: { data: { a: { weight: null }, b: { fact: null } }, errors: [failed('a', 'weight'), failed('b', 'fact')] },
    },
    {
      name: 'by a fragment, without the fragment in it',
      query:
        '{ nodes { ...Facts } } fragment Facts on Node { ... on Node { weight } holder { ...People } } fragment People on Holder { phone }',
      expected: {
        data: {
          nodes: [
            { weight: 5, holder: { phone: '1' } },
            { weight: null, holder: { phone: null } },
            { weight: 5, holder: { phone: '1' } },
          ],
        },
        errors: [failed('nodes', 1, 'weight'), failed('nodes', 1, 'holder', 'phone')],
      },
    },
  ],
};
