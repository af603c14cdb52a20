import type { Feature } from '../../harness/feature.ts';
import { EXCLUSIVE_PATHS } from '../upstream.ts';

/** Paths that exclude each other, by the types of what they go through, to entities of one type. */
export const exclusivePaths: Feature = {
  name: 'aliases that clash: one entity type behind several types',
  subgraphs: {
    catalog: `
      type Query { departments: [Department!] }
      interface Department { id: ID! }
      type Aquatics implements Department { id: ID! photo: Photo cover: Photo }
      type Reptiles implements Department { id: ID! photo: Photo photos: [Photo!]! }
      type Photo @key(fields: "id") { id: ID! url: String }`,
    media: `type Photo @key(fields: "id") { id: ID! thumbnail(width: Int = 1): String size: Size title: String } type Size { width: Int }`,
  },
  world: () => {
    const photo = (id: string) => ({
      __typename: 'Photo',
      id,
      url: `/${id}`,
      thumbnail: ({ width }: { width: number }) => `${id}-${width}`,
      size: { width: id.length },
      title: `Photo ${id}`,
    });
    const [fish, newt] = [photo('fish'), photo('newt')];
    const departments = [
      { __typename: 'Aquatics', id: 'a', photo: fish, cover: newt },
      { __typename: 'Reptiles', id: 'r', photo: newt, photos: [newt, fish] },
    ];
    return { Query: { departments }, entities: [fish, newt] };
  },
  cases: [
    {
      name: 'one field with other arguments on each path',
      query: `{ departments { ... on Aquatics { photo { thumbnail(width: 10) } } ... on Reptiles { photo { thumbnail(width: 20) } } } }`,
      expected: { data: { departments: [{ photo: { thumbnail: 'fish-10' } }, { photo: { thumbnail: 'newt-20' } }] } },
      unable: { 'apollo gateway': EXCLUSIVE_PATHS },
    },
    {
      name: 'one key for other fields on each path',
      query: '{ departments { ... on Aquatics { photo { x: thumbnail } } ... on Reptiles { photo { x: title } } } }',
      expected: { data: { departments: [{ photo: { x: 'fish-1' } }, { photo: { x: 'Photo newt' } }] } },
      unable: { 'apollo gateway': EXCLUSIVE_PATHS },
    },
    {
      name: 'one key for fields of two subgraphs on each path',
      query: '{ departments { ... on Aquatics { photo { x: url } } ... on Reptiles { photo { x: title } } } }',
      expected: { data: { departments: [{ photo: { x: '/fish' } }, { photo: { x: 'Photo newt' } }] } },
    },
    {
      name: 'one key for other objects on each path',
      query: '{ departments { ... on Aquatics { p: cover { title } } ... on Reptiles { p: photo { size { width } } } } }',
      expected: { data: { departments: [{ p: { title: 'Photo newt' } }, { p: { size: { width: 4 } } }] } },
    },
    {
      name: 'an object that is a list on the other path',
      query: '{ departments { ... on Aquatics { cover { title } } ... on Reptiles { photos { title } } } }',
      expected: {
        data: {
          departments: [{ cover: { title: 'Photo newt' } }, { photos: [{ title: 'Photo newt' }, { title: 'Photo fish' }] }],
        },
      },
    },
    {
      name: 'one field without arguments on each path, and one more on each',
      query: '{ departments { ... on Aquatics { photo { title } } ... on Reptiles { photo { title size { width } } } id } }',
      expected: {
        data: {
          departments: [
            { photo: { title: 'Photo fish' }, id: 'a' },
            { photo: { title: 'Photo newt', size: { width: 4 } }, id: 'r' },
          ],
        },
      },
    },
  ],
};
