import type { Level } from '@hub/kernel/process';
import { addDeveloper, firstSteps } from './developer.ts';
import type { GivenPartner } from './grant.ts';
import type { NewKey } from './key.ts';
import type { KeyRow } from './key-row.ts';
import type { Partner } from './partner.ts';
import {
  addPartner,
  changePartner,
  isLive,
  type Listed,
  listPartners,
  purgeAnswers,
  type Registry,
  revokeKeys,
  rotateKey,
} from './registry.ts';

/** One command of `partner`, as JSON carries it. */
export type Command =
  | { readonly name: 'add'; readonly partner: GivenPartner }
  | { readonly name: 'change'; readonly slug: string; readonly changes: Partial<GivenPartner> }
  | { readonly name: 'developer-key'; readonly level: Level; readonly origin: string }
  | { readonly name: 'list' }
  | { readonly name: 'purge-answers' }
  | { readonly name: 'rotate'; readonly slug: string; readonly grace: number }
  | { readonly name: 'revoke'; readonly slug: string; readonly key?: string };

/**
 * Does what a command says.
 *
 * @returns what the person is told; a new key stands on the last line, alone
 * @throws StartError where it is refused
 */
export async function runCommand(registry: Registry, command: Command): Promise<string> {
  switch (command.name) {
    case 'add': {
      const { partner, key } = await addPartner(registry, command.partner);
      return `${describe(partner)}\n${shownOnce(key)}`;
    }
    case 'developer-key': {
      const { partner, key } = await addDeveloper(registry, command.level);
      return `${describe(partner)}\n${firstSteps(key, command.origin)}\n\n${shownOnce(key)}`;
    }
    case 'change':
      return describe(await changePartner(registry, command.slug, command.changes));
    case 'list':
      return (await listPartners(registry)).map(listed).join('\n') || 'There is no partner: partner add lets one in';
    case 'purge-answers':
      await purgeAnswers(registry);
      return 'Every gateway asks anew within a second; what a browser keeps ends with its max-age.';
    case 'rotate': {
      const { key, end } = await rotateKey(registry, command.slug, command.grace);
      const before = end === null ? 'It had no key' : `The key before ends at ${end.toISOString()}`;
      return `${before}.\n${shownOnce(key)}`;
    }
    case 'revoke': {
      const { partner, revoked } = await revokeKeys(registry, command.slug, command.key);
      const ended = `Revoked: ${revoked.join(', ') || 'none, no key stood'}. No gateway takes them five seconds from now.`;
      if (partner.people === null) return ended;
      return `${ended}\nIts people still sign in at ${partner.people.issuer}: partner change ${partner.slug} --people none ends that.`;
    }
  }
}

function shownOnce({ id, key }: NewKey): string {
  return `Key ${id}, for the header x-api-key. It is shown this once and kept by nobody; it opens the hub within a second.\n${key}`;
}

function describe(partner: Partner): string {
  const { slug, level, scopes, municipalities, sector, origins, budget, expiresAt, people } = partner;
  return [
    `${slug}: ${level}`,
    `scopes ${scopes.join(' ') || 'none'}`,
    `municipalities ${municipalities?.join(' ') ?? 'all'}`,
    ...(sector === null ? [] : [`sector ${sector}`]),
    ...(origins.length === 0 ? [] : [`origins ${origins.join(' ')}`]),
    ...(budget === null ? [] : [`${budget} requests a minute`]),
    ...(expiresAt === null ? [] : [`${expiresAt <= new Date() ? 'ended' : 'ends'} ${expiresAt.toISOString()}`]),
    ...(people === null ? [] : [`people of ${people.issuer}`]),
  ].join('; ');
}

function listed({ partner, keys }: Listed): string {
  return [describe(partner), ...keys.map((key) => `  key ${key.id}  made ${key.createdAt.toISOString()}  ${stateOf(key)}`)].join(
    '\n',
  );
}

function stateOf(key: KeyRow): string {
  if (key.revokedAt !== null) return `revoked ${key.revokedAt.toISOString()}`;
  if (key.expiresAt === null) return 'stands';
  return `${isLive(key, new Date()) ? 'ends' : 'ended'} ${key.expiresAt.toISOString()}`;
}
