import { GraphQLError, type GraphQLSchema } from 'graphql';
import { complete } from '../compile/complete.ts';
import type { Place } from '../compile/data.ts';
import type { ObjectShape } from '../compile/shape.ts';
import type { Write } from '../compile/writer.ts';
import type { Execution } from '../execute/execution.ts';
import { JsonText } from '../json-text.ts';
import type { Result } from './operation.ts';
import { askedPlace } from './place.ts';

/** Makes an answer of what an execution has gathered: the data as it was asked for, each error once and at its place. */
export function finish(schema: GraphQLSchema, shape: ObjectShape, write: Write, execution: Execution): Result {
  const { data, shared } = execution;
  const written = write(data, shared);
  if (written !== undefined && execution.errors.length === 0) return { data: new JsonText(written) };

  const errors = placedErrors(schema, shape, execution);
  if (written !== undefined) return { data: new JsonText(written), errors };
  const completed = complete(schema, shape, data, (place, why) => {
    // What a subgraph has told already, of this place or below or around it, is what made it null.
    if (!errors.some(({ path }) => path === undefined || isAlong(path, place))) {
      errors.push(new GraphQLError(why, { path: [...place], extensions: { code: 'INTERNAL_SERVER_ERROR' } }));
    }
  });
  const text = completed && JsonText.of(completed);
  return errors.length === 0 ? { data: text } : { data: text, errors };
}

function placedErrors(schema: GraphQLSchema, shape: ObjectShape, { errors, data }: Execution): GraphQLError[] {
  const placed = errors.map(({ place, at }) => at(place && askedPlace(schema, shape, data, place)));
  const distinct = new Map(placed.map((error) => [JSON.stringify([error.path, error.message, error.extensions]), error]));
  return [...distinct.values()];
}

/** Whether one of two places lies on the way to the other. */
function isAlong(one: Readonly<Place>, other: Readonly<Place>): boolean {
  const shorter = Math.min(one.length, other.length);
  for (let index = 0; index < shorter; index += 1) if (one[index] !== other[index]) return false;
  return true;
}
