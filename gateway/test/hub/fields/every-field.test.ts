import { readFileSync } from 'node:fs';
import { createLog, LEVELS, type Serving, scopesOf } from '@hub/kernel/process';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { transformSupergraphToPublicSchema } from '@theguild/federation-composition';
import { buildASTSchema, type GraphQLObjectType, getNamedType, isObjectType, parse } from 'graphql';
import { loadSupergraph } from '../../../src/engine/supergraph/load.ts';
import { serveGateway } from '../../../src/gateway.ts';
import { NO_PARTNERS, type Partners } from '../../../src/partners/partner.ts';
import { readSettings } from '../../../src/settings.ts';
import { subscribe } from '../../subscriptions/reader.ts';
import { ask, type House, openHouse, SUBGRAPHS } from '../house.ts';
import { readNeeds } from './needs.ts';
import { below, listsIn, type Step, Variables, waysTo } from './paths.ts';
import { write } from './writes.ts';

const SDL = readFileSync('schema/supergraph.graphql', 'utf8');
const schema = buildASTSchema(transformSupergraphToPublicSchema(parse(SDL)));
const needs = readNeeds(SDL);

/** Each level with every scope that it may hold, and the highest with none. */
const CALLERS = [
  ...LEVELS.map((level) => ({ name: level as string, level, scopes: scopesOf(level) })),
  { name: 'PARTY without scopes', level: 'PARTY' as const, scopes: [] },
];
type Reader = (typeof CALLERS)[number];

const partners: Partners = {
  ...NO_PARTNERS,
  byKey: (key) => {
    const grant = CALLERS.find(({ name }) => name.replaceAll(' ', '-') === key);
    if (!grant || grant.name === 'PUBLIC') return undefined;
    const rest = { municipalities: null, sector: null, origins: [], budget: 1_000_000, expiresAt: null, people: null };
    return { key, partner: { slug: key, level: grant.level, scopes: grant.scopes, ...rest } };
  },
};

const ways = waysTo(schema, ({ parent, field, to }) => needs(parent.name, field.name, to.name).length === 0);
const types = Object.values(schema.getTypeMap()).filter(
  (type): type is GraphQLObjectType => isObjectType(type) && !type.name.startsWith('__') && type !== schema.getSubscriptionType(),
);
const subscriptions = Object.values(schema.getSubscriptionType()?.getFields() ?? {});
const cases = types.flatMap((type) =>
  Object.values(type.getFields()).flatMap((field) =>
    CALLERS.map((reader) => ({ coordinate: `${type.name}.${field.name}`, name: reader.name, type, field, reader })),
  ),
);

/** How a field is asked for; each way is one key of the same answer. */
const WAYS = ['plain', 'alias', 'fragment', 'inline', 'included'] as const;

describe('every field, at every level, by every way of asking', () => {
  let house: House;
  let gateway: Serving;
  beforeAll(async () => {
    house = await openHouse({}, SUBGRAPHS);
    const urls = Object.fromEntries(SUBGRAPHS.map((name) => [`${name.toUpperCase()}_URL`, house.urls[name]]));
    const env = { PORT: '0', HUB_DATA_DIR: house.folder, DRAIN_DELAY_MS: '0', HUB_RATE_LIMIT: 'off', ...urls };
    const settings = readSettings(env);
    gateway = await serveGateway(settings, await loadSupergraph(settings.supergraph, env), createLog('gateway', 'silent'), {
      partners,
    });
  }, 120_000);
  afterAll(async () => {
    await gateway?.stop();
    await house?.close();
  });

  it('has a way to each type of the graph', () => {
    expect(types.map(({ name }) => name).filter((name) => !ways.has(name))).toEqual([]);
  });

  it.each(cases)('$coordinate for $name', async ({ type, field, reader }) => {
    const steps = ways.get(type.name) ?? [];
    const variables = new Variables();
    const target = `${field.name}${variables.argumentsOf(field)}`;
    const selections = [
      `plain: ${target}${below(field)}`,
      `alias: ${target}${below(field)}`,
      '...Named',
      `... on ${type.name} { inline: ${target}${below(field)} }`,
      `included: ${target} @include(if: true)${below(field)}`,
    ];
    const asked = steps.reduceRight(
      (inner, step) => `${selection(step, variables)} { ... on ${step.to.name} { ${inner} } }`,
      selections.join(' '),
    );
    const declared = variables.declared.length > 0 ? `(${variables.declared.join(', ')})` : '';
    const root = (steps[0]?.parent ?? type) === schema.getMutationType() ? 'mutation' : 'query';
    const query = `${root}${declared} { ${asked} } fragment Named on ${type.name} { fragment: ${target}${below(field)} }`;

    const headers = reader.name === 'PUBLIC' ? {} : { 'x-api-key': reader.name.replaceAll(' ', '-') };
    const { data, errors } = await ask(gateway.url, query, variables.values, headers);
    const refused = errors.filter(({ extensions }) => extensions['code'] === 'UNAUTHORIZED_FIELD_OR_TYPE');
    // A document that cannot be answered would have no such error either.
    expect(errors.filter(({ extensions }) => extensions['code'] === 'GRAPHQL_VALIDATION_FAILED')).toEqual([]);
    expect(refused.map(({ path }) => path?.join('.')).sort()).toEqual(expectedPaths(steps, type, field.name, reader));
    if (!meets(reader, needs(type.name, field.name, null))) expect(valuesAt(data, steps)).toEqual([]);
  });

  it.each(subscriptions)('every field of what $name tells, at every level', async (followed) => {
    const type = schema.getType(String(followed.type)) as GraphQLObjectType;
    const fields = Object.values(type.getFields());
    const variables = new Variables();
    const asked = fields.map((field) => `${field.name}${variables.argumentsOf(field)}${below(field)}`).join(' ');
    const query = `subscription (${[...variables.declared, '$followed: ID!'].join(', ')}) {
      ${followed.name}(municipality: $followed) { ${asked} }
    }`;
    const streams = await Promise.all(
      CALLERS.map(async (reader) => {
        const headers = reader.name === 'PUBLIC' ? {} : { 'x-api-key': reader.name.replaceAll(' ', '-') };
        const stream = await subscribe(gateway.url, query, { headers, variables: { ...variables.values, followed: '1492' } });
        expect(await stream.next()).toMatchObject({ event: '', id: expect.stringMatching(/./) });
        return { reader, stream };
      }),
    );
    await write(house, followed.name);
    for (const { reader, stream } of streams) {
      const told = await stream.next();
      const closed = fields.filter(
        ({ name, type: given }) => !meets(reader, needs(type.name, name, String(getNamedType(given)))),
      );
      const refused = told?.errors.filter(({ extensions }) => extensions.code === 'UNAUTHORIZED_FIELD_OR_TYPE') ?? [];
      expect([reader.name, refused.map(({ path }) => path?.at(-1)).sort()]).toEqual([
        reader.name,
        closed.map(({ name }) => name).sort(),
      ]);
      for (const { name } of closed) expect(told?.data[followed.name][name]).toBeNull();
      stream.leave();
    }
  });
});

type Data = Record<string, unknown>;

/** Every value but null that stands where the field was asked for. */
function valuesAt(data: Data | null, steps: readonly Step[]): unknown[] {
  let parents: Data[] = data ? [data] : [];
  for (const { field } of steps) {
    parents = parents.flatMap((parent) => [parent[field.name]].flat(3) as (Data | null)[]).filter((value) => value != null);
  }
  return parents.flatMap((parent) => WAYS.map((way) => parent[way] ?? null)).filter((value) => value !== null);
}

function selection({ field }: Step, variables: Variables): string {
  return `${field.name}${variables.argumentsOf(field)}`;
}

/** From the SDL: the first step that is closed to the reader, or the field itself by each way. */
function expectedPaths(steps: readonly Step[], type: GraphQLObjectType, field: string, reader: Reader): string[] {
  const path: string[] = [];
  for (const step of steps) {
    path.push(step.field.name);
    if (!meets(reader, needs(step.parent.name, step.field.name, step.to.name))) return [path.join('.')];
    path.push(...Array(listsIn(step.field.type)).fill('@'));
  }
  const given = type.getFields()[field];
  const named = given && String(given.type).replace(/[[\]!]/g, '');
  if (meets(reader, needs(type.name, field, named ?? null))) return [];
  return WAYS.map((way) => [...path, way].join('.')).sort();
}

function meets({ scopes }: Reader, rules: readonly string[][][]): boolean {
  return rules.every((anyOf) => anyOf.some((all) => all.every((scope) => scopes.includes(scope as never))));
}
