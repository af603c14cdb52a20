import { readEnv, StartError } from '@hub/kernel/process';
import { type ConstDirectiveNode, type DocumentNode, Kind } from 'graphql';
import { z } from 'zod';

/** One owner of a part of the graph, and where it answers. */
export interface Subgraph {
  readonly name: string;
  readonly url: string;
}

const address = z.url({ protocol: /^https?$/, error: 'must be an http(s) address' }).optional();

/**
 * The subgraphs a composed SDL names in its `join__Graph`, each at its own address or at `<NAME>_URL` where that is set.
 *
 * @param origin - where the SDL came from, for the error's text
 * @throws StartError where there is none, or one has no address that can be called.
 */
export function readSubgraphs(document: DocumentNode, env: NodeJS.ProcessEnv, origin: string): Subgraph[] {
  const composed = document.definitions
    .flatMap((definition) =>
      definition.kind === Kind.ENUM_TYPE_DEFINITION && definition.name.value === 'join__Graph' ? (definition.values ?? []) : [],
    )
    .flatMap((value) => value.directives?.filter((directive) => directive.name.value === 'join__graph') ?? [])
    .map((directive) => ({ name: argument(directive, 'name'), url: argument(directive, 'url') }));
  if (composed.length === 0) throw new StartError(`The supergraph ${origin} names no subgraph: it is not a composed graph`);
  const set = readEnv(Object.fromEntries(composed.map(({ name }) => [settingOf(name), address])), env);
  return composed.map(({ name, url }) => {
    const used = set[settingOf(name)] ?? url;
    if (!address.safeParse(used).success || used === '') {
      throw new StartError(`The subgraph ${name} has no http(s) address in ${origin}: set ${settingOf(name)}`);
    }
    return { name, url: used };
  });
}

/** `council` is told where it answers by `COUNCIL_URL`. */
function settingOf(name: string): string {
  return `${name.toUpperCase().replace(/[^A-Z0-9]/g, '_')}_URL`;
}

function argument(directive: ConstDirectiveNode, name: string): string {
  const value = directive.arguments?.find((given) => given.name.value === name)?.value;
  return value?.kind === Kind.STRING ? value.value : '';
}
