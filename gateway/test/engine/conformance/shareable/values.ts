import type { Feature } from '../../harness/feature.ts';

export const sharedValues: Feature = {
  name: '@shareable value types',
  subgraphs: {
    maps: `
      type Query { places: [Place!]! }
      type Place @key(fields: "id") { id: ID! at: Point! area: Area }
      type Point @shareable { x: Float! y: Float! }
      type Area @shareable { corners: [Point!]! centre: Point }`,
    routes: `
      type Query { route: Route! }
      type Route { from: Place! to: Place! via: [Point!]! length: Length! }
      type Place @key(fields: "id") { id: ID! signs: [Sign!]! }
      type Sign { text: String! at: Point! }
      type Point @shareable { x: Float! y: Float! }
      type Length @shareable { metres: Float! }`,
    sizes: `
      type Place @key(fields: "id") { id: ID! size: Size! @shareable across: Length! }
      type Size @shareable { wide: Length! high: Length! }
      type Length @shareable { metres: Float! }`,
    owners: `
      type Place @key(fields: "id") { id: ID! size: Size! @shareable owner: String }
      type Size @shareable { wide: Length! high: Length! }
      type Length @shareable { metres: Float! }`,
  },
  world: () => {
    const point = (x: number, y: number) => ({ x, y });
    const length = (metres: number) => ({ metres });
    const place = (id: string, x: number) => ({
      __typename: 'Place',
      id,
      at: point(x, 0),
      area: x === 0 ? null : { corners: [point(0, 0), point(x, x)], centre: null },
      signs: [{ text: `To ${id}`, at: point(x, 1) }],
      size: { wide: length(x), high: length(2 * x) },
      across: length(3 * x),
      owner: null,
    });
    const places = [place('a', 0), place('b', 1.5)];
    return {
      Query: { places, route: { from: places[0], to: places[1], via: [], length: length(12.25) } },
      entities: places,
    };
  },
  cases: [
    {
      name: 'one type in three subgraphs',
      query: '{ places { at { x y } signs { text at { y x } } across { metres } } }',
      expected: {
        data: {
          places: [
            { at: { x: 0, y: 0 }, signs: [{ text: 'To a', at: { y: 1, x: 0 } }], across: { metres: 0 } },
            { at: { x: 1.5, y: 0 }, signs: [{ text: 'To b', at: { y: 1, x: 1.5 } }], across: { metres: 4.5 } },
          ],
        },
      },
    },
    {
      name: 'values within values, and lists of them',
      query: '{ places { area { corners { x } centre { y } } } }',
      expected: { data: { places: [{ area: null }, { area: { corners: [{ x: 0 }, { x: 1.5 }], centre: null } }] } },
    },
    {
      name: 'two entities at two places of one object',
      query:
        '{ route { from { at { x } } to { at { x } size { wide { metres } high { metres } } } via { x } length { metres } } }',
      expected: {
        data: {
          route: {
            from: { at: { x: 0 } },
            to: { at: { x: 1.5 }, size: { wide: { metres: 1.5 }, high: { metres: 3 } } },
            via: [],
            length: { metres: 12.25 },
          },
        },
      },
    },
    {
      name: 'a value that two subgraphs share, by whoever is asked anyway',
      query: '{ places { owner size { wide { metres } } } }',
      expected: {
        data: {
          places: [
            { owner: null, size: { wide: { metres: 0 } } },
            { owner: null, size: { wide: { metres: 1.5 } } },
          ],
        },
      },
    },
    {
      name: 'one value under two aliases, with other fields each',
      query: '{ places { here: at { x } there: at { y x } } }',
      expected: {
        data: {
          places: [
            { here: { x: 0 }, there: { y: 0, x: 0 } },
            { here: { x: 1.5 }, there: { y: 0, x: 1.5 } },
          ],
        },
      },
    },
  ],
};
