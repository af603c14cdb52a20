import { designField, provideMore } from './design-field.ts';
import {
  ALL_KEYS,
  type EntityModel,
  type InterfaceModel,
  type Key,
  LEAVES,
  type Model,
  type UnionModel,
  type ValueModel,
} from './model.ts';
import { type EntitySeed, type GraphSeed, pickFrom, pickSome } from './seed.ts';

const SUBGRAPHS = ['alder', 'birch', 'cedar', 'dogwood', 'elm'];

/** The graph that a seed means. */
export function designGraph(seed: GraphSeed): Model {
  const subgraphs = SUBGRAPHS.slice(0, seed.subgraphs);
  const entities = designEntities(seed.entities, subgraphs);
  const values = designValues(seed, entities);
  const interfaces = designInterfaces(seed, subgraphs, entities, values);
  const members = [...entities, ...values.filter(({ name }) => name.startsWith('V'))].map(({ name }) => name);
  const unions: UnionModel[] = seed.unions
    .map((bits, index) => ({ name: `U${index}`, members: pickSome(members, bits) }))
    .filter((union) => union.members.length > 0);
  const shell = { subgraphs, entities, values, interfaces, unions };
  const abstract = [...interfaces, ...unions].map(({ name }) => name);
  const types = [...LEAVES, ...members, ...members, ...abstract, ...abstract];
  for (const [index, entity] of entities.entries()) {
    for (const [place, field] of (seed.entities[index]?.fields ?? []).entries()) {
      entity.fields.push(designField({ seed: field, name: `f${place}`, types, model: shell, entity }));
    }
  }
  const queries = seed.roots.map((field, index) => designField({ seed: field, name: `q${index}`, types, model: shell }));
  const written = ['Receipt', 'Receipt', ...types];
  const mutations = seed.mutations.map((field, index) => {
    const plain = { ...field, manner: 'plain' as const };
    return designField({ seed: plain, name: `m${index}`, types: written, model: shell });
  });
  const model = { ...shell, queries, mutations };
  provideMore(model, seed);
  return model;
}

function designEntities(seeds: readonly EntitySeed[], subgraphs: readonly string[]): EntityModel[] {
  const keysOf = (bits: number): Key[] => {
    const keys = pickSome(ALL_KEYS, bits);
    return keys.length > 0 ? keys : ['id'];
  };
  return seeds.map(({ home, keys: bits }, index) => {
    const next = (index + 1) % seeds.length;
    const ownable = next !== index && keysOf(seeds[next]?.keys ?? 0).includes('id');
    const keys = keysOf(bits).filter((key) => key !== 'owner { id }' || ownable);
    return {
      name: `E${index}`,
      home: pickFrom(subgraphs, home),
      keys: keys.length > 0 ? keys : ['id'],
      owner: ownable ? `E${next}` : undefined,
      fields: [],
    };
  });
}

function designValues(seed: GraphSeed, entities: readonly EntityModel[]): ValueModel[] {
  const fixed = (name: string, type: string, sound: boolean) => ({
    name,
    type,
    arguments: [],
    owners: [],
    shareable: true,
    required: false,
    sound,
  });
  const place = [fixed('zone', 'String!', true), fixed('floor', 'Int!', true), fixed('label', 'String', false)];
  const receipt = [fixed('journal', 'String!', true), fixed('subject', 'E0', false)];
  const values: ValueModel[] = [
    { name: 'Place', fields: place },
    { name: 'Receipt', fields: receipt },
  ];
  const shell = { subgraphs: [], entities, values, interfaces: [], unions: [] };
  for (const [index, fields] of seed.values.entries()) {
    const types = [...LEAVES, ...values.slice(2).map(({ name }) => name), ...entities.map(({ name }) => name), 'Place'];
    const designed = fields.map((field, place) =>
      designField({ seed: { ...field, manner: 'plain' }, name: `v${place}`, types, model: shell }),
    );
    values.push({ name: `V${index}`, fields: designed.map((field) => ({ ...field, shareable: true, owners: [] })) });
  }
  return values;
}

/** Its fields are put into its members, where its home is the one that resolves them. */
function designInterfaces(
  seed: GraphSeed,
  subgraphs: readonly string[],
  entities: readonly EntityModel[],
  values: readonly ValueModel[],
): InterfaceModel[] {
  const designed: InterfaceModel[] = [];
  for (const [index, { home: at, identified, members: bits, fields: seeds }] of seed.interfaces.entries()) {
    const home = pickFrom(subgraphs, at);
    const entityMembers = entities.filter(({ keys }) => !identified || keys.includes('id'));
    const valueMembers = values.filter(({ name }) => name.startsWith('V'));
    const members = pickSome([...entityMembers, ...valueMembers], bits);
    const types = [...LEAVES, ...entities.map(({ name }) => name)];
    const shell = { subgraphs: [home], entities, values, interfaces: [], unions: [] };
    const fields = seeds.map((field, place) =>
      designField({ seed: { ...field, manner: 'plain' }, name: `i${index}f${place}`, types, model: shell }),
    );
    if (members.length === 0 || (fields.length === 0 && !identified)) continue;
    designed.push({ name: `I${index}`, home, identified, members: members.map(({ name }) => name), fields });
    for (const member of members) {
      const isValue = valueMembers.includes(member);
      member.fields.push(...fields.map((field) => (isValue ? { ...field, shareable: true, owners: [] } : { ...field })));
      if (isValue && identified && !member.fields.some(({ name }) => name === 'id')) {
        member.fields.push({ name: 'id', type: 'ID!', arguments: [], owners: [], shareable: true, required: false, sound: true });
      }
    }
  }
  return designed;
}
