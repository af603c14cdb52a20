import type { Feature } from '../../harness/feature.ts';

export const inaccessible: Feature = {
  name: '@inaccessible',
  subgraphs: {
    persons: `
      type Query {
        persons(first: Int, trace: String @inaccessible): [Person!]!
        things: [Thing!]!
        any: Any
        secret: Int @inaccessible
        size(of: Sizing): Size
      }
      type Person @key(fields: "number") { number: ID! @inaccessible name: String! }
      interface Thing { id: ID! hidden: String @inaccessible }
      type Lamp implements Thing { id: ID! hidden: String @inaccessible watts: Int }
      type Trap implements Thing @inaccessible { id: ID! hidden: String @inaccessible }
      union Any = Lamp
      enum Size { SMALL LARGE VAST @inaccessible }
      input Sizing { at: Int least: Size = SMALL probe: Boolean @inaccessible }`,
    ages: `
      type Person @key(fields: "number") { number: ID! @inaccessible age: Int friends: [Person!]! }`,
  },
  world: () => {
    const person = (number: string, age: number) => ({
      __typename: 'Person',
      number,
      name: `Person ${number}`,
      age,
      friends: () => persons.filter((other) => other.number !== number),
    });
    const persons: readonly { readonly __typename: string; readonly number: string }[] = [person('1', 20), person('2', 30)];
    return {
      Query: {
        persons: ({ first }: { first?: number }) => persons.slice(0, first ?? undefined),
        things: [{ __typename: 'Lamp', id: 'l1', hidden: 'no', watts: 40 }],
        any: { __typename: 'Lamp', id: 'l2', hidden: 'no', watts: null },
        secret: 1,
        size: ({ of }: { of?: { at?: number; least: string } }) => (of?.at === 1 ? 'LARGE' : (of?.least ?? null)),
      },
      entities: persons,
    };
  },
  cases: [
    {
      name: 'a hidden key joins all the same',
      query: '{ persons { name age friends { name } } }',
      expected: {
        data: {
          persons: [
            { name: 'Person 1', age: 20, friends: [{ name: 'Person 2' }] },
            { name: 'Person 2', age: 30, friends: [{ name: 'Person 1' }] },
          ],
        },
      },
    },
    { name: 'a hidden field is no field', query: '{ persons { number } }', expected: { errors: [{}] }, asked: [] },
    { name: 'a hidden root field is no field', query: '{ secret }', expected: { errors: [{}] }, asked: [] },
    { name: 'a hidden type is no type', query: '{ things { id ... on Trap { id } } }', expected: { errors: [{}] }, asked: [] },
    { name: 'a hidden field of an interface is no field', query: '{ things { hidden } }', expected: { errors: [{}] }, asked: [] },
    {
      name: 'a hidden argument is no argument',
      query: '{ persons(trace: "x") { name } }',
      expected: { errors: [{}] },
      asked: [],
    },
    {
      name: 'a hidden field of an input is no field',
      query: '{ size(of: { probe: true }) }',
      expected: { errors: [{}] },
      asked: [],
    },
    {
      name: 'a hidden field of an input is no field of a variable either',
      query: 'query ($of: Sizing) { size(of: $of) }',
      variables: { of: { probe: true } },
      expected: { errors: [{}] },
      asked: [],
    },
    { name: 'a hidden value is no value', query: '{ size(of: { least: VAST }) }', expected: { errors: [{}] }, asked: [] },
    {
      name: 'what is left of them is there',
      query: '{ persons(first: 1) { name } things { __typename id } any { ... on Lamp { watts } } size(of: { at: 2 }) }',
      expected: {
        data: {
          persons: [{ name: 'Person 1' }],
          things: [{ __typename: 'Lamp', id: 'l1' }],
          any: { watts: null },
          size: 'SMALL',
        },
      },
    },
    {
      name: 'introspection tells of none of it',
      query: `{
        size: __type(name: "Size") { enumValues { name } }
        sizing: __type(name: "Sizing") { inputFields { name defaultValue } }
        trap: __type(name: "Trap") { name }
        any: __type(name: "Any") { possibleTypes { name } }
        thing: __type(name: "Thing") { fields { name } possibleTypes { name } }
        person: __type(name: "Person") { fields { name } }
      }`,
      expected: {
        data: {
          size: { enumValues: [{ name: 'SMALL' }, { name: 'LARGE' }] },
          sizing: {
            inputFields: [
              { name: 'at', defaultValue: null },
              { name: 'least', defaultValue: 'SMALL' },
            ],
          },
          trap: null,
          any: { possibleTypes: [{ name: 'Lamp' }] },
          thing: { fields: [{ name: 'id' }], possibleTypes: [{ name: 'Lamp' }] },
          person: { fields: [{ name: 'age' }, { name: 'friends' }, { name: 'name' }] },
        },
      },
      asked: [],
    },
  ],
};
