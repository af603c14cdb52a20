import type { Draft } from './layout.ts';
import { FIXED_TYPES, type InterfaceModel, type Model } from './model.ts';
import { mix } from './seed.ts';

/** A subgraph as a composer takes it. */
export interface SubgraphSdl {
  readonly name: string;
  readonly sdl: string;
}

export const LINK =
  'extend schema @link(url: "https://specs.apollo.dev/federation/v2.5", import: ["@key", "@shareable", "@external", "@requires", "@provides", "@override"])';

/** The SDL of a draft. */
export function printSubgraph(model: Model, draft: Draft): SubgraphSdl {
  const objects = [...draft.objects].map(([name, { keys, fields }]) => {
    const abstract = model.interfaces.filter((type) => implementsHere(draft, name, type)).map((type) => type.name);
    const isReference = keys.size > 0 && fields.size === keyFieldCount(fields, model, name);
    const unresolvable = isReference && model.entities.some((entity) => entity.name === name && entity.home !== draft.name);
    const ending = unresolvable && mix(draft.name, name, 'resolvable') % 2 === 0 ? ', resolvable: false' : '';
    const directives = [...keys].map((key) => ` @key(fields: "${key}"${ending})`).join('');
    const isValue = model.values.some((value) => value.name === name);
    return block(
      `type ${name}${abstract.length > 0 ? ` implements ${abstract.join(' & ')}` : ''}${directives}${isValue ? ' @shareable' : ''}`,
      [...fields.values()],
    );
  });
  const interfaces = model.interfaces
    .filter(({ name }) => draft.interfaces.has(name))
    .map((type) => block(`interface ${type.name}`, interfaceFields(draft, type)));
  const unions = [...draft.unions].map(([name, members]) => `union ${name} = ${[...members].join(' | ')}`);
  const fixed = [...draft.fixed].map((name) => FIXED_TYPES[name] ?? '');
  return { name: draft.name, sdl: [LINK, ...objects, ...interfaces, ...unions, ...fixed].join('\n') };
}

/** Which types a field of this one can give in the subgraph. */
export function runtimeTypes(model: Model, draft: Draft, type: string): readonly string[] {
  const abstract = model.interfaces.find(({ name }) => name === type);
  if (abstract) return abstract.members.filter((member) => implementsHere(draft, member, abstract));
  return [...(draft.unions.get(type) ?? [type])];
}

function implementsHere(draft: Draft, name: string, type: InterfaceModel): boolean {
  const object = draft.objects.get(name);
  if (!object || !type.members.includes(name) || !draft.interfaces.has(type.name)) return false;
  const needed = draft.name === type.home ? type.fields.map((field) => field.name) : [];
  return [...needed, ...(type.identified ? ['id'] : [])].every((field) => object.fields.has(field));
}

function interfaceFields(draft: Draft, { home, identified, fields }: InterfaceModel): string[] {
  const own = draft.name === home ? fields : [];
  const given = own.map(({ name, type, arguments: definitions }) =>
    definitions.length > 0 ? `${name}(${definitions.join(', ')}): ${type}` : `${name}: ${type}`,
  );
  return [...(identified ? ['id: ID!'] : []), ...given];
}

function keyFieldCount(fields: ReadonlyMap<string, string>, model: Model, name: string): number {
  const own = model.entities.find((entity) => entity.name === name)?.fields.map((field) => field.name) ?? [];
  return [...fields.keys()].filter((field) => !own.includes(field)).length;
}

function block(head: string, lines: readonly string[]): string {
  return `${head} {\n${lines.map((line) => `  ${line}\n`).join('')}}`;
}
