import type { Feature } from '../../harness/feature.ts';
import { ALIAS_OF_A_KEY } from '../upstream.ts';

export const nestedKeys: Feature = {
  name: 'keys: a nested one',
  subgraphs: {
    people: `
      type Query { members: [Member!]! }
      type Member @key(fields: "number house { street { name } door }") { number: Int! house: House! name: String! }
      type House @shareable { street: Street! door: Int! }
      type Street @shareable { name: String! }`,
    fees: `
      type Member @key(fields: "number house { street { name } door }") { number: Int! house: House! fee: Int! }
      type House @shareable { street: Street! door: Int! }
      type Street @shareable { name: String! }`,
    teams: `
      type Query { teams: [Team!]! }
      type Team @key(fields: "club { id } label") { club: Club! label: String! coach: String }
      type Club @key(fields: "id") { id: ID! }`,
    clubs: `type Club @key(fields: "id") { id: ID! name: String! }`,
    scores: `
      type Team @key(fields: "club { id } label") { club: Club! label: String! points: [Int!]! }
      type Club @key(fields: "id", resolvable: false) { id: ID! }`,
  },
  world: () => {
    const member = (number: number, street: string, door: number, fee: number) => ({
      __typename: 'Member',
      number,
      house: { street: { name: street }, door },
      name: `${street} ${door} no ${number}`,
      fee,
    });
    const members = [member(1, 'Elm', 1, 100), member(1, 'Oak', 1, 200), member(1, 'Elm', 2, 300)];
    const clubs = ['c1', 'c2'].map((id) => ({ __typename: 'Club', id, name: `Club ${id}` }));
    const teams = clubs.flatMap((club, index) =>
      ['men', 'women'].map((label, at) => ({ __typename: 'Team', club, label, coach: null, points: [index, at] })),
    );
    return { Query: { members, teams }, entities: [...members, ...clubs, ...teams] };
  },
  cases: [
    {
      name: 'entities that differ two levels down',
      query: '{ members { fee } }',
      expected: { data: { members: [{ fee: 100 }, { fee: 200 }, { fee: 300 }] } },
    },
    {
      name: 'the key’s own objects asked for in part and under aliases',
      query: '{ members { house { at: street { called: name } } fee name } }',
      expected: {
        data: {
          members: [
            { house: { at: { called: 'Elm' } }, fee: 100, name: 'Elm 1 no 1' },
            { house: { at: { called: 'Oak' } }, fee: 200, name: 'Oak 1 no 1' },
            { house: { at: { called: 'Elm' } }, fee: 300, name: 'Elm 2 no 1' },
          ],
        },
      },
    },
    {
      name: 'through an entity that is itself fetched elsewhere',
      query: '{ teams { label points club { name } } }',
      expected: {
        data: {
          teams: [
            { label: 'men', points: [0, 0], club: { name: 'Club c1' } },
            { label: 'women', points: [0, 1], club: { name: 'Club c1' } },
            { label: 'men', points: [1, 0], club: { name: 'Club c2' } },
            { label: 'women', points: [1, 1], club: { name: 'Club c2' } },
          ],
        },
      },
    },
    {
      name: 'beside an object of the same name that is asked for otherwise',
      query: '{ teams { club: label points coach } }',
      expected: {
        data: {
          teams: [
            { club: 'men', points: [0, 0], coach: null },
            { club: 'women', points: [0, 1], coach: null },
            { club: 'men', points: [1, 0], coach: null },
            { club: 'women', points: [1, 1], coach: null },
          ],
        },
      },
      unable: { 'apollo gateway': ALIAS_OF_A_KEY },
    },
  ],
};
