import { MapperKind, mapSchema, pruneSchema } from '@graphql-tools/utils';
import { LEVELS, type Level, type Requirement, scopesOf } from '@hub/kernel/process';
import { type ConstDirectiveNode, type DocumentNode, type GraphQLSchema, Kind, valueFromASTUntyped } from 'graphql';
import type { Pause } from '../pause.ts';
import { nameOf } from '../supergraph/links.ts';
import type { AccessRules } from './rules.ts';

/** Each level's own view of the graph. */
export interface Contracts {
  /** The graph without what a grant of this level may never read. Made when first asked for. */
  of(level: Level): GraphQLSchema;
  /** Makes them all before anybody asks: a caller would wait for it, and everybody else with them. */
  warm(pause: Pause): Promise<void>;
}

/**
 * What a level may never read is what is tagged for a level above it (`@tag(name: "council")`), and what needs a scope that
 * a grant of the level cannot hold. Types that nothing reaches any more go too.
 */
export function createContracts(supergraph: DocumentNode, schema: GraphQLSchema, rules: AccessRules): Contracts {
  const tags = readTags(supergraph);
  const made = new Map<Level, GraphQLSchema>();
  return {
    of: (level) => {
      const known = made.get(level) ?? pruned(withoutHidden(schema, rules, tags, level));
      made.set(level, known);
      return known;
    },
    warm: async (pause) => {
      for (const level of LEVELS) {
        const seen = withoutHidden(schema, rules, tags, level);
        await pause();
        made.set(level, made.get(level) ?? pruned(seen));
        await pause();
      }
    },
  };
}

function withoutHidden(
  schema: GraphQLSchema,
  rules: AccessRules,
  tags: ReadonlyMap<string, readonly string[]>,
  level: Level,
): GraphQLSchema {
  const may = scopesOf(level);
  const isAbove = (coordinate: string) =>
    (tags.get(coordinate) ?? []).some((tag) => LEVELS.indexOf(tag.toUpperCase() as Level) > LEVELS.indexOf(level));
  const isNever = (requirement: Requirement) =>
    (requirement.kind === 'authenticated' && level === 'PUBLIC') ||
    (requirement.kind === 'scopes' && !requirement.anyOf.some((all) => all.every((scope) => may.includes(scope))));
  const hidesType = (name: string) => isAbove(name) || rules.type(name).some(isNever);
  const hidden = (coordinate: string) => (isAbove(coordinate) ? null : undefined);

  return mapSchema(schema, {
    [MapperKind.OBJECT_FIELD]: (config, field, type) => {
      const parent = schema.getType(type);
      const definition = parent && 'getFields' in parent ? parent.getFields()[field] : undefined;
      if (!parent || !definition || !('args' in definition)) return config;
      if (isAbove(`${type}.${field}`) || rules.field(parent, definition).requirements.some(isNever)) return null;
      const args = Object.entries(config.args ?? {}).filter(([argument]) => !isAbove(`${type}.${field}.${argument}`));
      return { ...config, args: Object.fromEntries(args) };
    },
    [MapperKind.INTERFACE_FIELD]: (_config, field, type) => hidden(`${type}.${field}`),
    [MapperKind.INPUT_OBJECT_FIELD]: (_config, field, type) => hidden(`${type}.${field}`),
    [MapperKind.ENUM_VALUE]: (_config, type, _schema, value) => hidden(`${type}.${value}`),
    [MapperKind.TYPE]: (type) => (hidesType(type.name) ? null : undefined),
  });
}

function pruned(schema: GraphQLSchema): GraphQLSchema {
  return pruneSchema(schema, { skipPruning: ({ name }) => name === 'Query' });
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
