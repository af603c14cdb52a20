import { type ConstDirectiveNode, type DirectiveNode, type DocumentNode, Kind, valueFromASTUntyped } from 'graphql';

/** A specification that a composed graph is linked to. */
export interface Link {
  /** Its name in its address: `requiresScopes` of https://specs.apollo.dev/requiresScopes/v0.1 */
  readonly specification: string;
  /** The name it goes by in this graph. */
  readonly name: string;
  /** What is imported from it under another name or without its prefix, by the name there, without the @. */
  readonly imports: ReadonlyMap<string, string>;
}

/** Every `@link` on the graph's schema. */
export function linksOf(document: DocumentNode): Link[] {
  return document.definitions
    .flatMap((definition) =>
      definition.kind === Kind.SCHEMA_DEFINITION || definition.kind === Kind.SCHEMA_EXTENSION
        ? (definition.directives ?? [])
        : [],
    )
    .filter((directive) => directive.name.value === 'link')
    .map(readLink);
}

/** What one of Apollo's own directives is called in this graph: a composer may have renamed it. */
export function nameOf(document: DocumentNode, specification: string): string {
  const link = linksOf(document).find((each) => each.specification === specification);
  return link?.imports.get(specification) ?? link?.name ?? specification;
}

export function readLink(link: DirectiveNode | ConstDirectiveNode): Link {
  const { url, as, import: imports } = argumentsOf(link);
  const specification = /^https:\/\/specs\.apollo\.dev\/(\w+)\//.exec(String(url))?.[1] ?? '';
  return {
    specification,
    name: typeof as === 'string' ? as : specification,
    imports: new Map((Array.isArray(imports) ? imports : []).map(readImport)),
  };
}

function readImport(entry: unknown): [string, string] {
  const { name, as } = typeof entry === 'string' ? { name: entry } : (entry as { name: string; as?: string });
  return [bare(name), bare(as ?? name)];
}

function argumentsOf(directive: DirectiveNode | ConstDirectiveNode): Record<string, unknown> {
  return Object.fromEntries(directive.arguments?.map(({ name, value }) => [name.value, valueFromASTUntyped(value)]) ?? []);
}

const bare = (name: string) => name.replace(/^@/, '');
