import type { Feature } from '../../harness/feature.ts';

export const mergedTypes: Feature = {
  name: 'types: merged where subgraphs differ',
  subgraphs: {
    a: `
      type Query { jobs: [Job!]! state(only: Only): State note: Note pick(where: Where): Json! holder: Holder }
      type Job @key(fields: "id") { id: ID! state: State title: String! @shareable parts: [Note!]! @shareable link: Linked }
      "What a job is"
      enum State { OPEN DONE }
      enum Only { ONE BOTH }
      type Note @shareable { text: String! by: String }
      input Where { id: ID text: String! = "a" only: Only }
      union Linked = Job | Note
      interface Holder { id: ID! }
      type Box implements Holder @key(fields: "id") { id: ID! size: Int }
      scalar Json`,
    b: `
      type Query { count(where: Where, only: Only): Int! links: [Linked] }
      type Job @key(fields: "id") { id: ID! title: String @shareable past: [State!]! parts: [Note]! @shareable }
      enum State { OPEN LOST }
      enum Only { BOTH TWO }
      type Note @shareable { text: String by: String! }
      input Where { text: String! = "a" only: Only other: Int }
      union Linked = Note | Bag
      type Bag { weight: Float! }
      type Box @key(fields: "id") { id: ID! colour: String lid: Holder }
      interface Holder { id: ID! }
      type Bin implements Holder @key(fields: "id") { id: ID! }`,
  },
  world: () => {
    const note = { __typename: 'Note', text: 'text', by: 'me' };
    const job = (id: string, state: string, link: unknown) => ({
      __typename: 'Job',
      id,
      state,
      title: `Job ${id}`,
      parts: [note],
      past: ['LOST', 'OPEN'],
      link,
    });
    const [one, two] = [job('1', 'DONE', note), job('2', 'OPEN', null)];
    const bin = { __typename: 'Bin', id: 'bin' };
    const box = { __typename: 'Box', id: 'box', size: 3, colour: 'red', lid: bin };
    return {
      Query: {
        jobs: [one, two],
        state: 'DONE',
        note,
        pick: ({ where }: { where?: object }) => ({ where }),
        holder: box,
        count: ({ where }: { where?: { text: string } }) => where?.text.length ?? 0,
        links: [{ __typename: 'Bag', weight: 1.5 }, note],
      },
      entities: [one, two, box, bin],
    };
  },
  cases: [
    {
      name: 'an enum of answers alone has the values of both',
      query: '{ jobs { state past } __type(name: "State") { description enumValues { name } } }',
      expected: {
        data: {
          jobs: [
            { state: 'DONE', past: ['LOST', 'OPEN'] },
            { state: 'OPEN', past: ['LOST', 'OPEN'] },
          ],
          __type: { description: 'What a job is', enumValues: [{ name: 'OPEN' }, { name: 'DONE' }, { name: 'LOST' }] },
        },
      },
    },
    {
      name: 'an enum of arguments alone has the values that both have',
      query: '{ state(only: BOTH) __type(name: "Only") { enumValues { name } } }',
      expected: { data: { state: 'DONE', __type: { enumValues: [{ name: 'BOTH' }] } } },
    },
    { name: 'another value of the one subgraph’s is none', query: '{ state(only: ONE) }', expected: { errors: [{}] }, asked: [] },
    {
      name: 'an input has the fields that both have',
      query: '{ pick(where: { only: BOTH }) count(where: { text: "four" }) }',
      expected: { data: { pick: { where: { text: 'a', only: 'BOTH' } }, count: 4 } },
    },
    {
      name: 'another field of the one subgraph’s is none',
      query: '{ pick(where: { id: "1" }) }',
      expected: { errors: [{}] },
      asked: [],
    },
    {
      name: 'an answer may be null where it may in one of them',
      query: '{ __type(name: "Note") { fields { name type { kind } } } note { text by } jobs { title parts { text } } }',
      expected: {
        data: {
          __type: {
            fields: [
              { name: 'text', type: { kind: 'SCALAR' } },
              { name: 'by', type: { kind: 'SCALAR' } },
            ],
          },
          note: { text: 'text', by: 'me' },
          jobs: [
            { title: 'Job 1', parts: [{ text: 'text' }] },
            { title: 'Job 2', parts: [{ text: 'text' }] },
          ],
        },
      },
    },
    {
      name: 'a union has the types of both, each subgraph giving its own',
      query:
        '{ links { ... on Bag { weight } ... on Note { by } } jobs { link { ... on Bag { weight } ... on Note { text } } } }',
      expected: { data: { links: [{ weight: 1.5 }, { by: 'me' }], jobs: [{ link: { text: 'text' } }, { link: null }] } },
    },
    {
      name: 'an interface has the types of both',
      query: '{ holder { id ... on Box { size colour lid { id __typename } } ... on Bin { id } } }',
      expected: { data: { holder: { id: 'box', size: 3, colour: 'red', lid: { id: 'bin', __typename: 'Bin' } } } },
    },
  ],
};
