import { execute, getOperationAST, parse, validate } from 'graphql';
import type { Composed } from './compose.ts';
import type { Case, Feature } from './feature.ts';
import type { Answer } from './stage.ts';
import { readWorld } from './world.ts';

/** Asks the specification's own implementation, over the merged schema, as if one owner had the whole world. */
export async function askReference(
  { world }: Feature,
  { publicSchema: schema }: Composed,
  { query, variables, operationName }: Case,
): Promise<Answer> {
  const asked = parse(query);
  const invalid = validate(schema, asked);
  if (invalid.length > 0) return JSON.parse(JSON.stringify({ errors: invalid }));
  const { Query, Mutation } = world();
  const result = await execute({
    schema,
    document: asked,
    rootValue: getOperationAST(asked, operationName)?.operation === 'mutation' ? Mutation : Query,
    fieldResolver: readWorld,
    ...(variables && { variableValues: variables }),
    ...(operationName !== undefined && { operationName }),
  });
  return JSON.parse(JSON.stringify(result));
}
