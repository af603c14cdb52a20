import { type ConstDirectiveNode, valueFromASTUntyped } from 'graphql';
import { type Caller, LEVELS, type Level } from './caller.ts';

/**
 * What the SDL asks of whoever reads a field or a type. The gateway and each subgraph read it by this same code, so that the
 * two locks cannot differ.
 */
export type Requirement =
  | { readonly kind: 'authenticated' }
  /** One of several lists, whole. */
  | { readonly kind: 'scopes' | 'policies'; readonly anyOf: readonly (readonly string[])[] };

/** What the directives are called where they stand; a composed graph may have renamed them. */
export type AccessDirectives = Readonly<Record<'authenticated' | 'requiresScopes' | 'policy', string>>;

export const AS_SPECIFIED: AccessDirectives = {
  authenticated: 'authenticated',
  requiresScopes: 'requiresScopes',
  policy: 'policy',
};

/** Every requirement that stands on a definition: all must be met. */
export function requirementsOf(
  directives: readonly ConstDirectiveNode[] = [],
  { authenticated, requiresScopes, policy }: AccessDirectives = AS_SPECIFIED,
): Requirement[] {
  return directives.flatMap((directive): Requirement[] => {
    if (directive.name.value === authenticated) return [{ kind: 'authenticated' }];
    if (directive.name.value === requiresScopes) return [{ kind: 'scopes', anyOf: listsOf(directive) }];
    if (directive.name.value === policy) return [{ kind: 'policies', anyOf: listsOf(directive) }];
    return [];
  });
}

export function meets(caller: Caller, requirement: Requirement): boolean {
  if (requirement.kind === 'authenticated') return caller.partner !== null;
  const holds =
    requirement.kind === 'scopes'
      ? (scope: string) => caller.scopes.includes(scope)
      : (name: string) => meetsPolicy(caller, name);
  return requirement.anyOf.some((all) => all.every(holds));
}

/** What is asked for, in words that end "… needs". */
export function wordsFor(requirement: Requirement): string {
  if (requirement.kind === 'authenticated') return 'a partner’s key or token';
  const what = requirement.kind === 'scopes' ? 'the scope' : 'the policy';
  return `${what} ${requirement.anyOf.map((all) => all.join(' and ')).join(', or ')}`;
}

/**
 * The policies that `@policy` may name: `level:COUNCIL` (that level or above), `sector:<name>`, `municipality:<code>`.
 * One of any other name is met by nobody.
 */
function meetsPolicy({ level, sector, municipalities, partner }: Caller, name: string): boolean {
  const [kind, value = ''] = name.split(':');
  if (kind === 'level') return LEVELS.includes(value as Level) && LEVELS.indexOf(level) >= LEVELS.indexOf(value as Level);
  if (kind === 'sector') return sector === value;
  if (kind === 'municipality') return partner !== null && (municipalities === null || municipalities.includes(value));
  return false;
}

function listsOf(directive: ConstDirectiveNode): string[][] {
  const value = directive.arguments?.[0]?.value;
  return value === undefined ? [] : (valueFromASTUntyped(value) as string[][]);
}
