import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createLog, StartError } from '@hub/kernel/process';
import { createTestDatabase } from '@hub/kernel/testing';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { readCommand } from '../../src/partners/arguments.ts';
import { type Command, runCommand } from '../../src/partners/command.ts';
import { openRegistry, type Registry } from '../../src/partners/registry.ts';
import { readSettings } from '../../src/settings.ts';

const PEOPLE = {
  issuer: 'https://id.example',
  audience: 'hub',
  algorithms: ['ES256'],
  claim: 'groups',
  scopes: { council: ['council:read'] },
};

let folder: string;
let database: Awaited<ReturnType<typeof createTestDatabase>>;
let registry: Registry;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'hub-refusals-'));
  database = await createTestDatabase();
  const settings = readSettings({ HUB_DATA_DIR: folder, GATEWAY_DATABASE_URL: database.url });
  registry = await openRegistry(settings.registry, createLog('gateway', 'silent'));
  await say('add taken --level COUNCIL --municipalities 1492 --scopes council:read');
});
afterAll(async () => {
  await registry.close();
  await database.drop();
  await rm(folder, { recursive: true });
});

/** What the command line says to these words, a running hub or a stopped one. */
const say = async (words: string): Promise<string> => runCommand(registry, readCommand(words.split(' ')) as Command);

/** The one line of a refusal. */
async function refusal(words: string): Promise<string> {
  const error = await say(words).catch((thrown: unknown) => thrown);
  expect(error).toBeInstanceOf(StartError);
  return (error as Error).message;
}

const people = async (changes: object | string) => {
  const file = join(folder, 'people.json');
  await writeFile(file, typeof changes === 'string' ? changes : JSON.stringify({ ...PEOPLE, ...changes }));
  return file;
};

describe('partner add', () => {
  const add = 'add new --level COUNCIL --municipalities 1492';

  it.each([
    ['add', "partner add takes one partner's slug, and was given 0"],
    ['add one two', "partner add takes one partner's slug, and was given 2"],
    ['add taken --level COUNCIL --municipalities 1492', 'taken is a partner already: partner change taken alters it'],
    [
      'add New_One --level COUNCIL --municipalities 1492',
      'slug "New_One": must be lower-case letters, digits and single hyphens',
    ],
    [`add ${'a'.repeat(81)} --level COUNCIL --municipalities 1492`, 'must have 80 characters at most'],
    ['add new --municipalities 1492', 'level (not given): must be one of PUBLIC, SECTOR, COUNCIL, PARTY'],
    ['add new --level council --municipalities 1492', 'level "council": must be one of PUBLIC, SECTOR, COUNCIL, PARTY'],
    ['add new --level COUNCIL', 'municipalities (not given): must be given: codes, or all'],
    ['add new --level COUNCIL --municipalities none', 'municipalities []: must be one at least'],
    ['add new --level COUNCIL --municipalities 1492,149', 'municipalities.1 "149": must be a code of four digits'],
    ['add new --level COUNCIL --municipalities all,1492', 'municipalities.0 "all": must be a code of four digits'],
    [
      `${add} --scopes council:read,police:read`,
      'scopes.1 "police:read": must be of business:read, business:report, council:read',
    ],
    [
      `${add} --scopes council:read,police:write`,
      'scopes.1 "police:write": is above COUNCIL, which may hold business:read, business:report, council:read, council:write',
    ],
    ['add new --level PUBLIC --municipalities all --scopes business:read', 'is above PUBLIC, which may hold none'],
    [`${add} --sector <b>`, 'sector "<b>": must be 1 to 80 letters, digits, spaces and hyphens'],
    [`${add} --origins https://a.example/page`, 'origins.0 "https://a.example/page": must be an http(s) origin without a path'],
    [`${add} --origins https://a.example,*`, 'origins.1 "*": must be an http(s) origin'],
    [`${add} --origins null`, 'origins.0 "null": must be an http(s) origin'],
    [`${add} --origins ftp://a.example`, 'must be an http(s) origin'],
    [`${add} --budget 0`, 'budget "0": must be 1 to 1000000'],
    [`${add} --budget 1000001`, 'budget "1000001": must be 1 to 1000000'],
    [`${add} --budget 1.5`, 'budget "1.5": must be a whole number'],
    [`${add} --budget many`, 'budget "many": must be a whole number'],
    [`${add} --expires 2020-01-01`, 'expiresAt "2020-01-01": must lie ahead'],
    [`${add} --expires 2999-02-30`, 'expiresAt "2999-02-30": must be a day, such as 2027-01-31, or a moment'],
    [`${add} --expires tomorrow`, 'expiresAt "tomorrow": must be a day'],
    [`${add} --people nowhere.json`, 'people "nowhere.json": cannot be read (ENOENT)'],
    [`${add} --colour red`, "partner add: Unknown option '--colour'; see partner help"],
    [`${add} --scopes`, "partner add: Option '--scopes <value>' argument missing; see partner help"],
  ])('%s is refused', async (words, why) => {
    expect(await refusal(words)).toContain(why);
    expect(await say('list')).not.toContain('new: ');
  });

  it.each([
    ['no JSON', '{', '": is no JSON'],
    ['a list', '[]', 'people []: Invalid input'],
    ['no issuer', { issuer: undefined }, 'people.issuer (not given)'],
    ['an issuer over http', { issuer: 'http://id.example' }, 'people.issuer "http://id.example": must be an https address'],
    [
      'keys over http',
      { jwksUri: 'http://id.example/jwks' },
      'people.jwksUri "http://id.example/jwks": must be an https address',
    ],
    ['no audience', { audience: '' }, 'people.audience ""'],
    ['a symmetric algorithm', { algorithms: ['HS256'] }, 'people.algorithms.0 "HS256": must be of RS256'],
    ['no signature at all', { algorithms: ['none'] }, 'people.algorithms.0 "none": must be of RS256'],
    ['no algorithm', { algorithms: [] }, 'people.algorithms []'],
    ['a scope that there is not', { scopes: { chair: ['council:chair'] } }, 'people.scopes.chair.0 "council:chair": must be of'],
    ['a setting that there is not', { secret: 'x' }, 'Unrecognized key: "secret"'],
  ])('people with %s are refused', async (_what, changes, why) => {
    expect(await refusal(`${add} --people ${await people(changes)}`)).toContain(why);
  });

  it('tells of everything that is wrong at once', async () => {
    const told = await refusal('add A --level high --municipalities x --budget 0');
    for (const name of ['slug "A"', 'level "high"', 'municipalities.0 "x"', 'budget "0"']) expect(told).toContain(name);
  });

  it('refuses a provider that is another partner’s', async () => {
    await say(`add first --level PARTY --municipalities all --people ${await people({})}`);
    const words = `add second --level PARTY --municipalities all --people ${await people({})}`;
    expect(await refusal(words)).toContain('people.issuer "https://id.example": is the provider of first');
  });

  it('takes all there is to give, and says it', async () => {
    const told = await say(
      `add whole --level PARTY --municipalities 1492,1461 --scopes council:read,hub:admin --sector handel --budget 90 ` +
        `--origins https://a.example,http://localhost:5173 --expires 2999-12-31T12:00:00+01:00 --people ${await people({ issuer: 'http://localhost:9' })}`,
    );
    expect(told.split('\n')[0]).toBe(
      'whole: PARTY; scopes council:read hub:admin; municipalities 1492 1461; sector handel; ' +
        'origins https://a.example http://localhost:5173; 90 requests a minute; ends 2999-12-31T11:00:00.000Z; people of http://localhost:9',
    );
    expect(told.split('\n').at(-1)).toMatch(/^hub_[0-9a-f]{12}_[0-9a-f]{56}$/);
  });
});

describe('partner change', () => {
  it('alters what is named, takes away what is none, and leaves the rest', async () => {
    await say('add changed --level COUNCIL --municipalities 1492 --scopes council:read --budget 90 --sector handel');
    expect(await say('change changed --municipalities all --budget none --origins https://a.example')).toBe(
      'changed: COUNCIL; scopes council:read; municipalities all; sector handel; origins https://a.example',
    );
    expect(await say('change changed --origins none --scopes none --sector none --budget 5')).toBe(
      'changed: COUNCIL; scopes none; municipalities all; 5 requests a minute',
    );
  });

  it.each([
    ['change nobody --level PARTY', 'There is no partner "nobody"'],
    ['change taken --level SECTOR', 'scopes.0 "council:read": is above SECTOR, which may hold business:read, business:report'],
    ['change taken --expires 2020-01-01', 'must lie ahead'],
    ['change taken --slug other', "Unknown option '--slug'"],
  ])('%s is refused', async (words, why) => {
    expect(await refusal(words)).toContain(why);
  });
});

describe('partner list, rotate and revoke', () => {
  it.each([
    ['list taken', 'partner list takes no name, and was given 1'],
    ['list --level PARTY', "Unknown option '--level'"],
    ['rotate nobody', 'There is no partner "nobody"'],
    ['rotate taken --grace 7', 'grace "7": must be days, hours or minutes, 90d at most'],
    ['rotate taken --grace 91d', 'grace "91d": must be days, hours or minutes, 90d at most'],
    ['rotate taken --grace=-1d', 'grace "-1d": must be days'],
    ['revoke nobody', 'There is no partner "nobody"'],
    ['revoke taken --key 0123456789ab', 'taken has no key 0123456789ab'],
    ['remove taken', 'partner remove: there are add, change, developer-key, list, purge-answers, rotate, revoke'],
    ['toString', 'partner toString: there are add'],
  ])('%s is refused', async (words, why) => {
    expect(await refusal(words)).toContain(why);
  });

  it('does not repeat a whole key that is given for its id', async () => {
    const key = (await say('add pasted --level PUBLIC --municipalities all')).split('\n').at(-1) ?? '';
    const told = await refusal(`revoke pasted --key ${key}`);
    expect(told).toContain('12 hexadecimal digits');
    expect(told).not.toContain(key);
  });

  it('shows what became of each key, and no secret', async () => {
    const first = (await say('add listed --level PUBLIC --municipalities all')).split('\n').at(-1) ?? '';
    const rotated = await say('rotate listed --grace 12h');
    const second = rotated.split('\n').at(-1) ?? '';
    expect(rotated).toMatch(/^The key before ends at \d{4}-/);
    const [, id = ''] = first.split('_');
    const [, other = ''] = second.split('_');
    const told = await say('list');
    expect(told).toMatch(new RegExp(`key ${id} {2}made \\S+ {2}ends \\S+`));
    expect(told).toMatch(new RegExp(`key ${other} {2}made \\S+ {2}stands`));
    expect(await say(`revoke listed --key ${other}`)).toContain(`Revoked: ${other}. `);
    expect(await say('list')).toMatch(new RegExp(`key ${other} {2}made \\S+ {2}revoked \\S+`));
    expect(await say('revoke listed')).toContain(`Revoked: ${id}. `);
    expect(await say('revoke listed')).toContain('Revoked: none, no key stood.');
    for (const key of [first, second]) expect(await say('list')).not.toContain(key.split('_')[2]);
  });

  it('says that a partner’s people are not ended with its keys', async () => {
    await say(`add peopled --level PARTY --municipalities all --people ${await people({ issuer: 'https://other.example' })}`);
    expect(await say('revoke peopled')).toContain('Its people still sign in at https://other.example: partner change peopled');
    expect(await say('change peopled --people none')).not.toContain('other.example');
    expect(await say('revoke peopled')).not.toContain('sign in');
  });

  it('ends a key without grace', async () => {
    const [, id] = ((await say('add ended --level PUBLIC --municipalities all')).split('\n').at(-1) ?? '').split('_');
    await say('rotate ended --grace 0d');
    expect(await say('list')).toMatch(new RegExp(`key ${id} {2}made \\S+ {2}ended \\S+`));
  });
});

describe('the partners’ secret', () => {
  const open = (env: Record<string, string>) =>
    openRegistry(
      readSettings({ HUB_DATA_DIR: folder, GATEWAY_DATABASE_URL: database.url, ...env }).registry,
      createLog('gateway', 'silent'),
    );

  it.each([
    ['that is not there', undefined, /partners’ secret .*given\.secret cannot be read \(ENOENT\)/],
    ['that is too short', 'short', /partners’ secret .*given\.secret has 5 characters; it must have 32 at least/],
  ])('%s is refused in one line that does not hold it', async (_what, text, why) => {
    const file = join(folder, 'given.secret');
    if (text !== undefined) await writeFile(file, text);
    const data = join(folder, 'another');
    await expect(open({ HUB_DATA_DIR: data, HUB_PARTNER_SECRET_FILE: file })).rejects.toThrow(why);
    await rm(file, { force: true });
  });
});
