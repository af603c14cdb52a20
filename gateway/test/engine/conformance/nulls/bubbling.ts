import { fail, refusal } from '../../harness/fail.ts';
import type { Feature } from '../../harness/feature.ts';

const failed = (...path: (string | number)[]) => ({ path, code: 'BROKEN', message: 'Broken' });

export const nullBubbling: Feature = {
  name: 'nulls: bubbling through entities',
  subgraphs: {
    a: `
      type Query {
        loose: Item
        strict: Item!
        list: [Item]
        strictItems: [Item!]
        strictList: [Item!]!
        grid: [[Item!]!]
        box: Box
        other: String
      }
      type Box { inner: Inner! name: String }
      type Inner { item: Item! name: String }
      type Item @key(fields: "id") { id: ID! name: String }`,
    b: `
      type Item @key(fields: "id") { id: ID! may: Int must: Int! mustList: [Int!]! mayList: [Int] strictIn: [Int!] part: Part deep: Part! }
      type Part { may: Int must: Int! owner: Owner! perhaps: Owner }
      type Owner @key(fields: "id") { id: ID! }`,
    c: `type Owner @key(fields: "id") { id: ID! name: String! nick: String }`,
  },
  world: () => {
    const broken = fail('BROKEN', 'Broken');
    const owner = (id: string) => ({ __typename: 'Owner', id, name: id === 'bad' ? broken : `Owner ${id}`, nick: null });
    const owners = [owner('good'), owner('bad')];
    const item = (id: string, bad: boolean) => ({
      __typename: 'Item',
      id,
      name: `Item ${id}`,
      may: bad ? broken : 1,
      must: bad ? broken : 2,
      mustList: bad ? broken : [1, 2],
      mayList: [1, null],
      strictIn: bad ? [1, refusal('BROKEN', 'Broken')] : [3],
      part: { may: bad ? broken : 1, must: bad ? broken : 2, owner: owners[bad ? 1 : 0], perhaps: owners[bad ? 1 : 0] },
      deep: { may: null, must: 2, owner: owners[bad ? 1 : 0], perhaps: null },
    });
    const [good, bad] = [item('good', false), item('bad', true)];
    return {
      Query: {
        loose: bad,
        strict: bad,
        list: [good, bad, null],
        strictItems: [good, bad],
        strictList: [bad],
        grid: [[good], [good, bad]],
        box: { inner: { item: bad, name: 'inner' }, name: 'box' },
        other: 'other',
      },
      entities: [good, bad, ...owners],
    };
  },
  cases: [
    {
      name: 'a field that may be null is',
      query: '{ loose { name may } }',
      expected: { data: { loose: { name: 'Item bad', may: null } }, errors: [failed('loose', 'may')] },
    },
    {
      name: 'a field that may not makes its object null',
      query: '{ loose { name must } other }',
      expected: { data: { loose: null, other: 'other' }, errors: [failed('loose', 'must')] },
    },
    {
      name: 'an object that may not makes the data null',
      query: '{ strict { name must } other }',
      expected: { data: null, errors: [failed('strict', 'must')] },
    },
    {
      name: 'an item of a list, and no other',
      query: '{ list { name must } }',
      expected: { data: { list: [{ name: 'Item good', must: 2 }, null, null] }, errors: [failed('list', 1, 'must')] },
    },
    {
      name: 'an item that may not makes the list null',
      query: '{ strictItems { must } other }',
      expected: { data: { strictItems: null, other: 'other' }, errors: [failed('strictItems', 1, 'must')] },
    },
    {
      name: 'a list that may not makes the data null',
      query: '{ strictList { must } }',
      expected: { data: null, errors: [failed('strictList', 0, 'must')] },
    },
    {
      name: 'a list in a list',
      query: '{ grid { name must } }',
      expected: { data: { grid: null }, errors: [failed('grid', 1, 1, 'must')] },
    },
    {
      name: 'through the objects of the first subgraph',
      query: '{ box { name inner { name item { must } } } }',
      expected: { data: { box: null }, errors: [failed('box', 'inner', 'item', 'must')] },
    },
    {
      name: 'within the second subgraph’s own object',
      query: '{ list { part { may must } } }',
      expected: {
        data: { list: [{ part: { may: 1, must: 2 } }, { part: null }, null] },
        errors: [failed('list', 1, 'part', 'may'), failed('list', 1, 'part', 'must')],
      },
    },
    {
      name: 'from the third subgraph, to what may be null in the second',
      query: '{ list { id part { owner { name } } } }',
      expected: {
        data: { list: [{ id: 'good', part: { owner: { name: 'Owner good' } } }, { id: 'bad', part: null }, null] },
        errors: [failed('list', 1, 'part', 'owner', 'name')],
      },
    },
    {
      name: 'from the third subgraph, through the second, to what may be null in the first',
      query: '{ list { id deep { owner { name } } } }',
      expected: {
        data: { list: [{ id: 'good', deep: { owner: { name: 'Owner good' } } }, null, null] },
        errors: [failed('list', 1, 'deep', 'owner', 'name')],
      },
    },
    {
      name: 'from the third subgraph, to the data',
      query: '{ strict { deep { owner { name } } } }',
      expected: { data: null, errors: [failed('strict', 'deep', 'owner', 'name')] },
    },
    {
      name: 'from the third subgraph, no further than where it may',
      query: '{ strict { part { perhaps { name } } } }',
      expected: { data: { strict: { part: { perhaps: null } } }, errors: [failed('strict', 'part', 'perhaps', 'name')] },
    },
    {
      name: 'a list of an entity that may not be null',
      query: '{ list { mustList } }',
      expected: { data: { list: [{ mustList: [1, 2] }, null, null] }, errors: [failed('list', 1, 'mustList')] },
    },
    {
      name: 'an item of an entity’s list that may not be null',
      query: '{ list { strictIn mayList } }',
      expected: {
        data: { list: [{ strictIn: [3], mayList: [1, null] }, { strictIn: null, mayList: [1, null] }, null] },
        errors: [failed('list', 1, 'strictIn', 1)],
      },
    },
    {
      name: 'one error of two that reach the same place is enough, and each has its own place',
      query: '{ a: loose { must } b: loose { may mustList } }',
      expected: { data: { a: null, b: null }, errors: [failed('a', 'must'), failed('b', 'may'), failed('b', 'mustList')] },
    },
    {
      name: 'two subgraphs’ parts of one object, one of which fails',
      query: '{ loose { id name part { may } } other }',
      expected: {
        data: { loose: { id: 'bad', name: 'Item bad', part: { may: null } }, other: 'other' },
        errors: [failed('loose', 'part', 'may')],
      },
    },
  ],
};
