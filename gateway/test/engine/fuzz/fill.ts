import type { Draft } from './layout.ts';
import { type EntityModel, type FieldModel, isLeaf, type Key, type Model, namedType } from './model.ts';
import { runtimeTypes } from './print.ts';
import { type DataSeed, mix, pickFrom } from './seed.ts';
import type { Json, Store, Stored } from './store.ts';

/** Fills a store with values of every field of the graph, some of them null, some failing. */
export function fillStore(model: Model, drafts: readonly Draft[], seed: DataSeed): Store {
  const filler = createFiller(model, drafts, seed);
  const numbers = [...Array(seed.instances).keys()];
  const roots = (type: string, fields: readonly FieldModel[]) =>
    fields.map((field) => [`${type}.${field.name}`, filler(field, `${type}.${field.name}`)] as const);
  return {
    entities: Object.fromEntries(
      model.entities.map((entity) => [
        entity.name,
        numbers.map((number) => ({
          $type: entity.name,
          ...Object.assign({}, ...entity.keys.map((key) => keyValues(entity, key, number))),
          ...Object.fromEntries(
            entity.fields.map((field) => [field.name, filler(field, `${entity.name}.${field.name}#${number}`)]),
          ),
        })),
      ]),
    ),
    roots: Object.fromEntries([...roots('Query', model.queries), ...roots('Mutation', model.mutations)]),
    absent: drafts.flatMap((draft) => absentIn(model, draft, numbers, seed)),
  };
}

/** Each key alone says which one is meant. */
function keyValues(entity: EntityModel, key: Key, number: number): Stored {
  switch (key) {
    case 'id':
      return { id: `${entity.name}-${number}` };
    case 'code':
      return { code: 100 + number };
    case 'part serial':
      return { part: number === 0 ? 'left' : 'right', serial: number };
    case 'place { zone floor }':
      return {
        place: { $type: 'Place', zone: number === 2 ? 'south' : 'north', floor: number, label: number === 1 ? null : 'here' },
      };
    case 'owner { id }':
      return { owner: { $ref: [entity.owner ?? '', number] } };
  }
}

type Fill = (field: FieldModel, at: string) => Json;

function createFiller(model: Model, drafts: readonly Draft[], { salt, instances, faults }: DataSeed): Fill {
  const fill: Fill = (field, at) => {
    const chance = (what: string) => mix(salt, at, what) % 100;
    if (!field.sound && chance('fails') < faults) return { $fails: `${at} fails` };
    if (field.arguments.length === 0) return fillType(field, field.type, at);
    return { $by: [0, 1, 2].map((choice) => fillType(field, field.type, `${at}(${choice})`)) };
  };
  const fillType = (field: FieldModel, type: string, at: string): Json => {
    const chance = mix(salt, at, 'null') % 100;
    const isNonNull = type.endsWith('!');
    if (isNonNull && !field.sound && chance < faults / 2) return null;
    if (!isNonNull && chance < 15) return null;
    if (!field.sound && at.includes('[') && mix(salt, at, 'item') % 100 < faults / 2) return { $fails: `${at} fails` };
    const nullable = type.replace(/!$/, '');
    if (nullable.startsWith('[')) {
      const length = mix(salt, at, 'length') % 4;
      return [...Array(length).keys()].map((index) => fillType(field, nullable.slice(1, -1), `${at}[${index}]`));
    }
    return isLeaf(nullable) ? leafOf(nullable, mix(salt, at)) : objectOf(field, nullable, at, isNonNull);
  };
  const objectOf = (field: FieldModel, type: string, at: string, isNonNull: boolean): Json => {
    const name = pickRuntimeType(field, type, at);
    if (name === undefined) return isNonNull ? { $fails: `${at} has no type in common` } : null;
    if (model.entities.some((entity) => entity.name === name)) return { $ref: [name, mix(salt, at, 'which') % instances] };
    const value = model.values.find((other) => other.name === name);
    return {
      $type: name,
      ...Object.fromEntries((value?.fields ?? []).map((below) => [below.name, fill(below, `${at}.${below.name}`)])),
    };
  };
  /** One that every subgraph which resolves the field knows as one of the type's. */
  const pickRuntimeType = (field: FieldModel, type: string, at: string) => {
    const lists = drafts.filter(({ name }) => field.owners.includes(name)).map((draft) => runtimeTypes(model, draft, type));
    const common = lists.length === 0 ? [type] : (lists[0] ?? []).filter((name) => lists.every((list) => list.includes(name)));
    return common.length === 0 ? undefined : pickFrom(common, mix(salt, at, 'type'));
  };
  return fill;
}

function leafOf(type: string, number: number): Json {
  switch (namedType(type)) {
    case 'Int':
      return number % 1000;
    case 'Float':
      return (number % 1000) / 4;
    case 'Boolean':
      return number % 2 === 0;
    case 'Color':
      return pickFrom(['RED', 'GREEN', 'BLUE'], number);
    case 'Json':
      return pickFrom<Json>(
        [1, 'text "quoted"', true, [], [1, [null, 'å']], {}, { z: 1, a: { __typename: 'E0', list: [{}] } }],
        number,
      );
    default:
      return pickFrom(['', 'plain', 'å ä ö', '"quoted"\n', `number ${number % 100}`], number);
  }
}

/**
 * A subgraph may lack an entity where nothing else leads through it: where it knows it by one key, and others' fields neither
 * need what it resolves nor resolve the same. Otherwise the answer would depend on the planner's choice of the way.
 */
function absentIn(model: Model, draft: Draft, numbers: readonly number[], { salt, faults }: DataSeed): string[] {
  return model.entities.flatMap(({ name, home, fields }) => {
    const own = fields.filter(({ owners }) => owners.includes(draft.name));
    const knows = draft.objects.get(name)?.keys.size === 1;
    const isLeaf = own.every(({ shareable, required, overridden }) => !shareable && !required && overridden === undefined);
    if (home === draft.name || !knows || !isLeaf || own.length === 0) return [];
    return numbers
      .filter((number) => mix(salt, draft.name, name, number) % 100 < faults * 2)
      .map((number) => `${draft.name} ${name} ${number}`);
  });
}
