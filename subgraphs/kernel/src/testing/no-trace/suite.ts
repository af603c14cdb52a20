import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { buildASTSchema, parse } from 'graphql';
import { type Caller, LEVELS, SCOPES } from '../../caller.ts';
import type { SubgraphDefinition } from '../../federation.ts';
import { type Answer, openTestSubgraph, PARTY, type TestSubgraph } from '../index.ts';
import { CODES, openCatalog, type Table } from './catalog.ts';
import { differences } from './differences.ts';
import { cursorsOf, everythingIn, type Question, questionsOf } from './questions.ts';
import { reduceWorld } from './reduce.ts';
import { fillWorld, holdWorld, readFacts, type World } from './world.ts';

/** Worlds tried, and grants in each: few where PostgreSQL runs in this process. */
const WORLDS = process.env['TEST_DATABASE_URL'] ? 10 : 2;
const GRANTS = process.env['TEST_DATABASE_URL'] ? 3 : 2;
const LIMIT = 300_000;

/** A grant of any level, scopes, municipalities and sector: a caller’s, whoever they are. */
export const grants: fc.Arbitrary<Caller> = fc.record({
  partner: fc.constant('synthetic-partner'),
  actor: fc.constant(null),
  level: fc.constantFrom(...LEVELS),
  scopes: fc.subarray([...SCOPES]),
  municipalities: fc.option(fc.subarray(CODES), { freq: 3 }),
  sector: fc.constantFrom(null, 'trade', 'transport'),
  budget: fc.constant(null),
});

/**
 * What is hidden leaves no trace: every answer is, byte for byte, that of a database which holds what the caller may read and
 * nothing else. Worlds and grants are random; the questions are every field and argument of the subgraph's own SDL.
 */
export function describeNoTrace(definition: SubgraphDefinition): void {
  const facts = readFacts(definition.name);
  // The audit log tells what was asked of its own database and when, and the two are asked at two moments.
  const except = [`Query.${definition.name}Audit`];
  describe(`what is hidden in ${definition.name}`, () => {
    let whole: TestSubgraph;
    let reduced: TestSubgraph;
    let tables: Table[];
    beforeAll(async () => {
      [whole, reduced] = await Promise.all([openTestSubgraph(definition), openTestSubgraph(definition)]);
      tables = await openCatalog(whole.database.source);
      await openCatalog(reduced.database.source);
    }, LIMIT);
    afterAll(async () => {
      await Promise.all([whole?.close(), reduced?.close()]);
    });

    it(
      'leaves no trace in any answer, nor in what the database is asked for it',
      async () => {
        const schema = buildASTSchema(parse(whole.sdl), { assumeValidSDL: true });
        const keys = keysIn(whole.sdl);
        const asked = new Set<string>();
        let hidden = 0;
        const property = fc.asyncProperty(
          fc.gen(),
          fc.array(grants, { minLength: GRANTS, maxLength: GRANTS }),
          async (generate, callers) => {
            const world = await fillWorld(whole.database.source, tables, facts, generate);
            const given = { world, generate, asked, except };
            const cursors = cursorsOf(await answersOf(whole, questionsOf(schema, keys, { ...given, cursors: new Map() }), PARTY));
            const questions = questionsOf(schema, keys, { ...given, cursors });
            for (const caller of callers) {
              const rows = reduceWorld(world, tables, facts, caller);
              hidden += sizeOf(world) - sizeOf(rows);
              await holdWorld(reduced.database.source, tables, rows);
              const answers = await answersOf(whole, questions, caller);
              const expected = await answersOf(reduced, questions, caller);
              for (const [place, answer] of answers.entries())
                if (JSON.stringify(answer) !== JSON.stringify(expected[place]))
                  expect({ caller, differences: differences(answer, expected[place]) }).toEqual({ caller, differences: [] });
            }
          },
        );
        await fc.assert(property, { numRuns: WORLDS, endOnFailure: true });
        expect([...everythingIn(schema, keys.keys(), except)].filter((place) => !asked.has(place))).toEqual([]);
        expect(hidden).toBeGreaterThan(0);
      },
      LIMIT,
    );
  });
}

const sizeOf = (world: World) => [...world.values()].reduce((sum, rows) => sum + rows.length, 0);

interface Told {
  readonly answer: Answer;
  /** Each once: what one loader asks in one go or in two depends on when the rows before came. */
  readonly statements: readonly string[];
}

async function answersOf(subgraph: TestSubgraph, questions: readonly Question[], caller: Caller): Promise<Told[]> {
  const answers: Told[] = [];
  subgraph.statements();
  for (const { document, variables } of questions) {
    const answer = await askSurely(() => subgraph.ask(document, variables, caller));
    answers.push({ answer, statements: [...new Set(subgraph.statements())].sort() });
  }
  return answers;
}

/** Each entity's keys. */
function keysIn(sdl: string): Map<string, string[]> {
  const keys = [...sdl.matchAll(/^type (\w+)(.*)$/gm)].map(([, type = '', directives = '']) => {
    return [type, [...directives.matchAll(/@key\(fields: "(\w+)"/g)].map((match) => match[1] ?? '')] as const;
  });
  return new Map(keys.filter(([, fields]) => fields.length > 0).map(([type, fields]) => [type, fields]));
}

/** On a busy machine a statement may wait for a connection until its patience ends: that tells of the machine, not of rows. */
async function askSurely(ask: () => Promise<Answer>, tries = 5): Promise<Answer> {
  const answer = await ask();
  const waited = answer.errors.some(({ extensions }) => extensions?.['code'] === 'SERVICE_UNAVAILABLE');
  return waited && tries > 1 ? askSurely(ask, tries - 1) : answer;
}
