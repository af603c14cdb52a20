import type { Feature } from '../../harness/feature.ts';

export const enumsAndInputs: Feature = {
  name: 'types: enums and inputs across subgraphs',
  subgraphs: {
    orders: `
      type Query { orders(state: State, by: Sorting! = { field: ID }): [Order!]! states: [State] echo(value: Filter): Json! }
      type Order @key(fields: "id") { id: ID! state: State! }
      enum State { OPEN PAID SENT }
      enum Field { ID STATE }
      input Sorting { field: Field! = STATE down: Boolean = false }
      input Filter { states: [State!] range: Range text: String like: [Filter!] }
      input Range { from: Int = 0 to: Int }
      scalar Json`,
    history: `
      type Order @key(fields: "id") { id: ID! was: [State!]! changes(where: Filter, only: State = OPEN): Json! }
      enum State { OPEN PAID SENT }
      input Filter { states: [State!] range: Range text: String like: [Filter!] }
      input Range { from: Int = 0 to: Int }
      scalar Json`,
  },
  world: () => {
    const order = (id: string, state: string, ...was: string[]) => ({
      __typename: 'Order',
      id,
      state,
      was,
      changes: (args: object) => args,
    });
    const orders = [order('1', 'PAID', 'OPEN'), order('2', 'OPEN'), order('3', 'SENT', 'OPEN', 'PAID')];
    return {
      Query: {
        orders: ({ state, by }: { state?: string; by: { field: string; down: boolean } }) => {
          const found = orders.filter((known) => (state ?? known.state) === known.state);
          const sorted = by.field === 'ID' ? found : found.toSorted((one, other) => (one.state < other.state ? -1 : 1));
          return by.down ? sorted.toReversed() : sorted;
        },
        states: ['OPEN', null, 'SENT'],
        echo: ({ value }: { value?: unknown }) => ({ given: value }),
      },
      entities: orders,
    };
  },
  cases: [
    {
      name: 'an enum’s value as an argument, and as an answer of two subgraphs',
      query: '{ orders(state: SENT) { state was } }',
      expected: { data: { orders: [{ state: 'SENT', was: ['OPEN', 'PAID'] }] } },
    },
    {
      name: 'an enum’s value by a variable',
      query: 'query ($state: State!) { orders(state: $state) { id } }',
      variables: { state: 'PAID' },
      expected: { data: { orders: [{ id: '1' }] } },
    },
    {
      name: 'a value that the enum has not',
      query: 'query ($state: State!) { orders(state: $state) { id } }',
      variables: { state: 'LOST' },
      expected: { errors: [{}] },
      asked: [],
    },
    {
      name: 'a list of an enum, with null in it',
      query: '{ states }',
      expected: { data: { states: ['OPEN', null, 'SENT'] } },
    },
    {
      name: 'an argument’s default that is an input, in part its own defaults',
      query: '{ orders { id } }',
      expected: { data: { orders: [{ id: '1' }, { id: '2' }, { id: '3' }] } },
    },
    {
      name: 'an input of which one field is given',
      query: '{ orders(by: { down: true }) { state } }',
      expected: { data: { orders: [{ state: 'SENT' }, { state: 'PAID' }, { state: 'OPEN' }] } },
    },
    {
      name: 'an input given in part by variables',
      query: 'query ($field: Field!, $down: Boolean) { orders(by: { field: $field, down: $down }) { id } }',
      variables: { field: 'ID', down: true },
      expected: { data: { orders: [{ id: '3' }, { id: '2' }, { id: '1' }] } },
    },
    {
      name: 'an input within itself, by a variable, with defaults three levels down',
      query: 'query ($value: Filter) { echo(value: $value) }',
      variables: { value: { like: [{ range: {} }, { like: [{ range: { to: 5 }, states: ['OPEN'] }] }], text: null } },
      expected: {
        data: {
          echo: {
            given: { text: null, like: [{ range: { from: 0 } }, { like: [{ states: ['OPEN'], range: { from: 0, to: 5 } }] }] },
          },
        },
      },
    },
    {
      name: 'one value where a list is wanted',
      query: '{ echo(value: { states: PAID, like: { text: "x" } }) }',
      expected: { data: { echo: { given: { states: ['PAID'], like: [{ text: 'x' }] } } } },
    },
    {
      name: 'one value where a list is wanted, by a variable',
      query: 'query ($value: Filter) { echo(value: $value) }',
      variables: { value: { states: 'PAID' } },
      expected: { data: { echo: { given: { states: ['PAID'] } } } },
    },
    {
      name: 'arguments of an entity’s field, with a default of an enum',
      query: '{ orders(state: OPEN) { changes(where: { range: { to: 1 } }) } }',
      expected: { data: { orders: [{ changes: { where: { range: { from: 0, to: 1 } }, only: 'OPEN' } }] } },
    },
    {
      name: 'one variable, used in two subgraphs',
      query: 'query ($state: State, $where: Filter) { orders(state: $state) { changes(where: $where, only: $state) } }',
      variables: { state: 'PAID', where: { states: ['SENT'] } },
      expected: { data: { orders: [{ changes: { where: { states: ['SENT'] }, only: 'PAID' } }] } },
    },
    {
      name: 'an unknown field of an input',
      query: 'query ($value: Filter) { echo(value: $value) }',
      variables: { value: { colour: 'red' } },
      expected: { errors: [{}] },
      asked: [],
    },
  ],
};
