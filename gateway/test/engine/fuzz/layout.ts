import { keyFields } from './design-field.ts';
import { type EntityModel, FIXED_TYPES, type FieldModel, type Key, type Model, namedType } from './model.ts';
import { mix, pickFrom, pickSome } from './seed.ts';

/** What one subgraph declares. */
export interface Draft {
  readonly name: string;
  readonly objects: Map<string, DraftObject>;
  readonly interfaces: Set<string>;
  /** Each union, with the members that it has here. */
  readonly unions: Map<string, Set<string>>;
  readonly fixed: Set<string>;
}

interface DraftObject {
  readonly keys: Set<Key>;
  /** A field's definition by its name. */
  readonly fields: Map<string, string>;
}

/** Divides a graph among its subgraphs: each declares what it resolves, what that is of, and what others' fields it needs. */
export function layOut(model: Model): Draft[] {
  return model.subgraphs.map((name) => layOutSubgraph(model, name));
}

function layOutSubgraph(model: Model, subgraph: string): Draft {
  const draft: Draft = { name: subgraph, objects: new Map(), interfaces: new Set(), unions: new Map(), fixed: new Set() };
  const add = createAdd(model, draft);
  for (const [type, fields] of [
    ['Query', model.queries],
    ['Mutation', model.mutations],
  ] as const) {
    for (const field of fields.filter(({ owners }) => owners.includes(subgraph))) add.field(type, field);
  }
  for (const entity of model.entities) {
    if (entity.home === subgraph) for (const key of entity.keys) add.key(entity, key);
    for (const field of entity.fields) {
      if (!field.owners.includes(subgraph) && field.overridden !== subgraph) continue;
      add.type(entity.name);
      add.field(entity.name, field);
    }
  }
  return draft;
}

/** What adds to a draft, with everything that the addition is of. */
function createAdd(model: Model, draft: Draft) {
  const object = (name: string) => {
    const known = draft.objects.get(name) ?? { keys: new Set(), fields: new Map() };
    draft.objects.set(name, known);
    return known;
  };
  const add = {
    key(entity: EntityModel, key: Key) {
      object(entity.name).keys.add(key);
      for (const definition of keyFields(entity, key)) {
        const [name = '', type = ''] = definition.split(': ');
        object(entity.name).fields.set(name, definition);
        const owner = model.entities.find((other) => other.name === type.replace('!', '') && name === 'owner');
        if (owner) add.key(owner, 'id');
        else add.type(type);
      }
    },
    field(parent: string, field: FieldModel) {
      const isOwner = field.owners.includes(draft.name);
      const isForeign = field.owners.length > 0 && !isOwner && field.overridden !== draft.name;
      const directives = [
        field.shareable && !isForeign && field.owners.length > 0 ? '@shareable' : '',
        isForeign ? '@external' : '',
        isOwner && field.overridden !== undefined ? `@override(from: "${field.overridden}")` : '',
        isOwner && field.requires !== undefined ? `@requires(fields: ${JSON.stringify(field.requires)})` : '',
        isOwner && field.provides !== undefined ? `@provides(fields: ${JSON.stringify(field.provides)})` : '',
      ].filter(Boolean);
      const given = field.arguments.length > 0 ? `(${field.arguments.join(', ')})` : '';
      object(parent).fields.set(field.name, [`${field.name}${given}: ${field.type}`, ...directives].join(' '));
      add.type(field.type);
      for (const definition of field.arguments) add.type((definition.split(': ')[1] ?? '').replace(/ =.*/, ''));
      if (isOwner) add.selected(parent, field.requires);
      if (isOwner && field.provides !== undefined) {
        add.selected(namedType(field.type), field.provides);
        const member = /^\.\.\. on (\w+)/.exec(field.provides)?.[1];
        if (member !== undefined) {
          draft.unions.get(namedType(field.type))?.add(member);
          add.type(member);
        }
      }
    },
    /** The fields of a `@requires` or a `@provides`, as another subgraph's. */
    selected(parent: string, selected: string | undefined) {
      const [, type = parent, selection = selected] = /^\.\.\. on (\w+) \{(.*)\}$/.exec(selected ?? '') ?? [];
      const names = new Set((selection ?? '').replace(/\{.*?\}|\(.*?\)/g, '').match(/\w+/g));
      const entity = model.entities.find(({ name }) => name === type);
      for (const field of entity?.fields.filter(({ name }) => names.has(name)) ?? []) {
        add.field(type, field);
        const below = new RegExp(`\\b${field.name}(?:\\(.*?\\))? \\{ (\\w+) \\}`).exec(selection ?? '')?.[1];
        const other = model.entities.find(({ name }) => name === namedType(field.type));
        const key = other?.keys.find((name) => name === below);
        if (other && key) add.key(other, key);
      }
    },
    type(type: string) {
      const name = namedType(type);
      if (name in FIXED_TYPES) draft.fixed.add(name);
      if (name === 'Filter') for (const other of ['Color', 'Json']) draft.fixed.add(other);
      const entity = model.entities.find((other) => other.name === name);
      if (entity && (draft.objects.get(name)?.keys.size ?? 0) === 0) {
        const more = mix(draft.name, name);
        add.key(entity, pickFrom(entity.keys, more));
        if (more % 5 === 0) add.key(entity, pickFrom(entity.keys, more >> 3));
      }
      const value = model.values.find((other) => other.name === name);
      if (value && !draft.objects.has(name)) for (const field of value.fields) add.field(name, field);
      const union = model.unions.find((other) => other.name === name);
      if (union && !draft.unions.has(name)) add.members(name, union.members, mix(draft.name, name), (member) => add.type(member));
      const abstract = model.interfaces.find((other) => other.name === name);
      if (!abstract || draft.interfaces.has(name)) return;
      draft.interfaces.add(name);
      for (const field of abstract.home === draft.name ? abstract.fields : []) add.type(field.type);
      const bits = abstract.home === draft.name ? -1 : mix(draft.name, name);
      for (const member of pickAtLeastOne(abstract.members, bits)) {
        add.type(member);
        const known = model.entities.find((other) => other.name === member);
        if (known && abstract.identified) add.key(known, 'id');
      }
    },
    members(name: string, members: readonly string[], bits: number, each: (member: string) => void) {
      const here = pickAtLeastOne(members, bits);
      draft.unions.set(name, new Set(here));
      here.forEach(each);
    },
  };
  return add;
}

function pickAtLeastOne(members: readonly string[], bits: number): readonly string[] {
  const some = pickSome(members, bits);
  return some.length > 0 ? some : members.slice(0, 1);
}
