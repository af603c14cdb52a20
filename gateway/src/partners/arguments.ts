import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { type Level, port, readEnv, StartError } from '@hub/kernel/process';
import type { Command } from './command.ts';
import type { GivenPartner } from './grant.ts';
import { KEY_ID } from './key.ts';

export const HELP = `npm run hub -- partner <command>

  add <slug> --level <level> --municipalities <codes>|all [options]
                    lets an organisation in, and shows its key
  change <slug> [options]
                    alters what is named; "none" takes a thing away
  developer-key     lets a developer in for the invented municipality 9001, at level PARTY where --level names no other
  list              the partners and their keys, without a secret
  purge-answers     ends every answer that the gateways keep; the same as cache purge
  rotate <slug>     gives a second key and ends the first, after --grace 7d
  revoke <slug>     ends every key at once, or one: --key <id>

  --level           PUBLIC, SECTOR, COUNCIL or PARTY
  --municipalities  codes, such as 1492,1461, or all
  --scopes          such as council:read,council:write
  --sector          whose rows it reads at level SECTOR
  --origins         where its pages ask from, such as https://amalhandel.example
  --budget          requests a minute
  --expires         a day or moment from which nobody of it is let in
  --people <file>   JSON: issuer, jwksUri, audience, algorithms, claim, scopes
  --grace           how long the first key stands beside the second: 7d, 12h, 30m; 0d for not at all`;

const list = (text: string) => (text === 'none' ? [] : text.split(',').map((word) => word.trim()));
const optional = (text: string) => (text === 'none' ? null : text);

/** What each option says of a partner. */
const GRANT: Record<string, (text: string) => Partial<GivenPartner>> = {
  // What is no level is refused with everything else that is wrong.
  level: (text) => ({ level: text as GivenPartner['level'] }),
  scopes: (text) => ({ scopes: list(text) as NonNullable<GivenPartner['scopes']> }),
  municipalities: (text) => ({ municipalities: text === 'all' ? null : list(text) }),
  sector: (text) => ({ sector: optional(text) }),
  origins: (text) => ({ origins: list(text) }),
  budget: (text) => ({ budget: optional(text) }),
  expires: (text) => ({ expiresAt: optional(text) }),
  people: (text) => ({ people: text === 'none' ? null : readPeople(text) }),
};

type Read = (slug: string, given: Record<string, string>) => Command;

/** Each command: the options it takes, whether it is about one partner, and what it becomes. */
const COMMANDS: Record<string, { options: string[]; slug: boolean; read: Read }> = {
  add: {
    options: Object.keys(GRANT),
    slug: true,
    read: (slug, given) => ({ name: 'add', partner: { ...grantOf(given), slug } as GivenPartner }),
  },
  change: {
    options: Object.keys(GRANT),
    slug: true,
    read: (slug, given) => ({ name: 'change', slug, changes: grantOf(given) }),
  },
  'developer-key': {
    options: ['level'],
    slug: false,
    read: (_, { level = 'PARTY' }) => ({ name: 'developer-key', level: level as Level, origin: readOrigin() }),
  },
  list: { options: [], slug: false, read: () => ({ name: 'list' }) },
  'purge-answers': { options: [], slug: false, read: () => ({ name: 'purge-answers' }) },
  rotate: {
    options: ['grace'],
    slug: true,
    read: (slug, { grace = '7d' }) => ({ name: 'rotate', slug, grace: readGrace(grace) }),
  },
  revoke: {
    options: ['key'],
    slug: true,
    read: (slug, { key }) => ({ name: 'revoke', slug, ...(key !== undefined && { key: readKeyId(key) }) }),
  },
};

/**
 * Reads the words after `partner`.
 *
 * @returns undefined where help is asked for
 * @throws StartError for what is no command, option or file
 */
export function readCommand(words: readonly string[]): Command | undefined {
  const [name = 'help', ...rest] = words;
  if (['help', '--help', '-h'].includes(name) || rest.includes('--help') || rest.includes('-h')) return undefined;
  const command = Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined;
  if (!command) throw new StartError(`partner ${name}: there are ${Object.keys(COMMANDS).join(', ')}`);
  const { values, positionals } = parse(name, rest, command.options);
  const expected = command.slug ? 1 : 0;
  if (positionals.length !== expected) {
    const wanted = command.slug ? "one partner's slug" : 'no name';
    throw new StartError(`partner ${name} takes ${wanted}, and was given ${positionals.length}: see partner help`);
  }
  return command.read(positionals[0] ?? '', values);
}

function parse(name: string, args: string[], names: string[]) {
  try {
    const options = Object.fromEntries(names.map((option) => [option, { type: 'string' as const }]));
    const { values, positionals } = parseArgs({ args, options, allowPositionals: true });
    return { values: values as Record<string, string>, positionals };
  } catch (error) {
    throw new StartError(`partner ${name}: ${(error as Error).message.split('. ')[0]}; see partner help`);
  }
}

/** Where the gateway answers on this machine. */
function readOrigin(): string {
  return `http://localhost:${readEnv({ PORT: port.default(4000) }).PORT}`;
}

function grantOf(given: Record<string, string>): Partial<GivenPartner> {
  return Object.assign({}, ...Object.entries(given).map(([option, text]) => GRANT[option]?.(text)));
}

const UNITS = { d: 86_400_000, h: 3_600_000, m: 60_000 };
const LONGEST_GRACE = 90 * UNITS.d;

function readGrace(text: string): number {
  const [, count, unit] = /^(\d{1,9})([dhm])$/.exec(text) ?? [];
  const grace = Number(count) * UNITS[unit as keyof typeof UNITS];
  if (grace >= 0 && grace <= LONGEST_GRACE) return grace;
  throw new StartError(`grace ${JSON.stringify(text)}: must be days, hours or minutes, 90d at most: 7d, 12h, 30m, 0d`);
}

/** What is no id may be a whole key, pasted: it is not repeated. */
function readKeyId(text: string): string {
  if (KEY_ID.test(text)) return text;
  throw new StartError('--key takes the id of a key, 12 hexadecimal digits, as partner list shows it; never the key');
}

function readPeople(file: string): NonNullable<GivenPartner['people']> {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    throw new StartError(`people ${JSON.stringify(file)}: ${code ? `cannot be read (${code})` : 'is no JSON'}`);
  }
}
