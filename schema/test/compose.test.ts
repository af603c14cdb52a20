import { describe, expect, it } from '@jest/globals';
import { disagreements } from '../src/agreement.ts';
import { breakingChanges } from '../src/breaking.ts';
import { compose } from '../src/compose.ts';
import { emit } from '../src/emit.ts';

const HEADER = `extend schema @link(url: "https://specs.apollo.dev/federation/v2.9",
  import: ["@key", "@shareable", "@requiresScopes"])`;

const promises = {
  name: 'promises',
  url: 'http://localhost:4101/graphql',
  sdl: `${HEADER}
    type Query { municipality(code: ID!, language: Language = SV): Municipality }
    "Kommun" type Municipality @key(fields: "code") { code: ID! name: String refusal: UserErrorCode }
    enum UserErrorCode { NOT_FOUND STALE_WRITE }
    enum Language { SV EN }`,
};

const council = {
  name: 'council',
  url: 'http://localhost:4102/graphql',
  sdl: `${HEADER}
    type Query { council(language: Language = SV): String }
    "Kommun" type Municipality @key(fields: "code") {
      code: ID! safetyCouncil: UserErrorCode notes: String @requiresScopes(scopes: [["council:read"]])
    }
    enum UserErrorCode { NOT_FOUND }
    enum Language { SV EN }`,
};

function composed(...subgraphs: (typeof promises)[]): string {
  const { supergraph, problems } = compose(subgraphs);
  expect(problems).toEqual([]);
  return supergraph ?? '';
}

describe('compose', () => {
  it('gives one supergraph that both composers agree on, whatever the order of the list', () => {
    const supergraph = composed(promises, council);
    expect(supergraph).toContain('COUNCIL @join__graph(name: "council", url: "http://localhost:4102/graphql")');
    expect(composed(council, promises)).toBe(supergraph);
  });

  it('lets output enum values merge', () => {
    expect(composed(promises, council)).toContain('STALE_WRITE @join__enumValue(graph: PROMISES)');
  });

  it("refuses what is not composable, with each composer's code", () => {
    const second = { ...council, sdl: council.sdl.replace('safetyCouncil: UserErrorCode', 'name: String') };
    const { supergraph, problems } = compose([promises, second]);
    expect(supergraph).toBeUndefined();
    expect(problems.map(({ code }) => code)).toEqual(['INVALID_FIELD_SHARING', 'INVALID_FIELD_SHARING']);
  });

  it.each([
    ['INCONSISTENT_DESCRIPTION', council.sdl.replace('"Kommun"', '"Stad"')],
    ['INCONSISTENT_ENUM_VALUE_FOR_INPUT_ENUM', council.sdl.replace('SV EN', 'SV')],
  ])('refuses the hint %s', (code, sdl) => {
    expect(compose([promises, { ...council, sdl }]).problems.map((problem) => problem.code)).toContain(code);
  });
});

describe('disagreements', () => {
  it.each([
    ['another owner', '@join__field(graph: COUNCIL) @requiresScopes', '@join__field(graph: PROMISES) @requiresScopes'],
    ['a lost scope', /@requiresScopes\(scopes: \[\["council:read"\]\]\)/, ''],
  ])('names the coordinate of %s', (_, from, to) => {
    const left = composed(promises, council);
    const right = left.replace(from, to);
    expect(right).not.toBe(left);
    expect(disagreements(left, right).map(({ coordinate }) => coordinate)).toEqual(['graph Municipality.notes']);
  });

  it('names what a client would see differently', () => {
    const left = composed(promises, council);
    const right = left.replace('name: String @', 'name: ID @');
    expect(disagreements(left, right).map(({ coordinate }) => coordinate)).toContain('API Municipality.name');
  });
});

describe('emit', () => {
  it('prints the same text whatever the order of the definitions', () => {
    const [first] = emit([promises]);
    const reordered = `${promises.sdl.split('\n').slice(2).reverse().join('\n')}\n${HEADER}`;
    const [second] = emit([{ ...promises, sdl: reordered }]);
    expect(second).toEqual(first);
    expect(first?.path).toMatch(/schema\/subgraphs\/promises\.graphql$/);
  });
});

describe('breakingChanges', () => {
  const landed = composed(promises, council);

  it('finds none in an addition', async () => {
    const added = { ...council, sdl: council.sdl.replace('council(', 'councils: String council(') };
    expect(await breakingChanges(landed, composed(promises, added))).toEqual([]);
  });

  it('names the coordinate of a removal', async () => {
    const removed = { ...promises, sdl: promises.sdl.replace('name: String', '') };
    const changes = await breakingChanges(landed, composed(removed, council));
    expect(changes.map(({ coordinate }) => coordinate)).toEqual(['Municipality.name']);
  });
});
