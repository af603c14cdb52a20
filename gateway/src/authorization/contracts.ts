import { LEVELS, type Level, type Requirement, scopesOf } from '@hub/kernel/process';
import {
  buildASTSchema,
  type ConstDirectiveNode,
  type DocumentNode,
  type GraphQLSchema,
  isEnumType,
  isObjectType,
  Kind,
  valueFromASTUntyped,
} from 'graphql';
import { nameOf } from '../engine/supergraph/links.ts';
import type { Pause } from '../pause.ts';
import type { AccessRules } from './rules.ts';
import { without } from './without.ts';

/** Each level's own view of the graph. */
export interface Contracts {
  /** The graph without what a grant of this level may never read. Made when first asked for. */
  of(level: Level): GraphQLSchema;
  /** The levels whose view has been asked for. */
  readonly asked: ReadonlySet<Level>;
  /** Makes views before anybody asks: a caller would wait for it, and everybody else with them. */
  warm(levels: Iterable<Level>, pause: Pause): Promise<void>;
}

/**
 * What a level may never read is what is tagged for a level above it (`@tag(name: "council")`), and what needs a scope that
 * a grant of the level cannot hold. Types that nothing reaches any more go too.
 */
export function createContracts(supergraph: DocumentNode, schema: GraphQLSchema, rules: AccessRules): Contracts {
  const tags = readTags(supergraph);
  const views = new Map<Level, GraphQLSchema>();
  /** Levels that see the same share a view, by the coordinates that are hidden. */
  const byHidden = new Map<string, GraphQLSchema>([['', schema]]);
  const viewOf = (level: Level): GraphQLSchema => {
    const known = views.get(level);
    if (known) return known;
    const hidden = findHidden(schema, rules, tags, level);
    const key = [...hidden].join(' ');
    const view = byHidden.get(key) ?? buildASTSchema(without(documentOf(schema), hidden), { assumeValid: true });
    byHidden.set(key, view);
    views.set(level, view);
    return view;
  };
  const asked = new Set<Level>();
  return {
    of: (level) => {
      asked.add(level);
      return viewOf(level);
    },
    asked,
    warm: async (levels, pause) => {
      for (const level of levels) {
        viewOf(level);
        await pause();
      }
    },
  };
}

/** What a schema was built from, by the nodes that it keeps of it. */
function documentOf(schema: GraphQLSchema): DocumentNode {
  const defined = [...schema.getDirectives(), ...Object.values(schema.getTypeMap())];
  return { kind: Kind.DOCUMENT, definitions: defined.flatMap(({ astNode }) => astNode ?? []) };
}

/** Coordinates of what a level may never read. */
function findHidden(
  schema: GraphQLSchema,
  rules: AccessRules,
  tags: ReadonlyMap<string, readonly string[]>,
  level: Level,
): ReadonlySet<string> {
  const may = scopesOf(level);
  const isAbove = (coordinate: string) =>
    (tags.get(coordinate) ?? []).some((tag) => LEVELS.indexOf(tag.toUpperCase() as Level) > LEVELS.indexOf(level));
  const isNever = (requirement: Requirement) =>
    (requirement.kind === 'authenticated' && level === 'PUBLIC') ||
    (requirement.kind === 'scopes' && !requirement.anyOf.some((all) => all.every((scope) => may.includes(scope))));
  const hidden = new Set<string>();
  const look = (coordinate: string, requirements: readonly Requirement[] = []) => {
    if (isAbove(coordinate) || requirements.some(isNever)) hidden.add(coordinate);
  };
  for (const type of Object.values(schema.getTypeMap())) {
    look(type.name, rules.type(type.name));
    if (isEnumType(type)) for (const { name } of type.getValues()) look(`${type.name}.${name}`);
    if (!('getFields' in type)) continue;
    for (const field of Object.values(type.getFields())) {
      const coordinate = `${type.name}.${field.name}`;
      // An interface's own stay for as long as the interface does: whoever asks through it is told of what each type withholds.
      look(coordinate, isObjectType(type) && 'args' in field ? rules.field(type, field).requirements : []);
      if ('args' in field) for (const { name } of field.args) look(`${coordinate}.${name}`);
    }
  }
  return hidden;
}

/** Tags by coordinate: `Type`, `Type.field`, `Type.field.argument`, `Enum.VALUE`. */
function readTags(supergraph: DocumentNode): Map<string, string[]> {
  const name = nameOf(supergraph, 'tag');
  const tags = new Map<string, string[]>();
  const add = (coordinate: string, directives: readonly ConstDirectiveNode[] = []) => {
    const found = directives
      .filter((directive) => directive.name.value === name)
      .flatMap(({ arguments: given = [] }) => given.map(({ value }) => String(valueFromASTUntyped(value))));
    if (found.length > 0) tags.set(coordinate, found);
  };
  for (const definition of supergraph.definitions) {
    if (!('directives' in definition) || !('name' in definition) || definition.name === undefined) continue;
    if (definition.kind === Kind.OPERATION_DEFINITION || definition.kind === Kind.FRAGMENT_DEFINITION) continue;
    const type = definition.name.value;
    add(type, definition.directives);
    const members = [
      ...('fields' in definition ? (definition.fields ?? []) : []),
      ...('values' in definition ? (definition.values ?? []) : []),
    ];
    for (const member of members) {
      add(`${type}.${member.name.value}`, member.directives);
      if (!('arguments' in member)) continue;
      for (const argument of member.arguments ?? [])
        add(`${type}.${member.name.value}.${argument.name.value}`, argument.directives);
    }
  }
  return tags;
}
