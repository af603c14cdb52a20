import { GraphQLError, type GraphQLSchema } from 'graphql';
import { complete } from '../compile/complete.ts';
import type { Place } from '../compile/data.ts';
import type { ObjectShape } from '../compile/shape.ts';
import type { Write } from '../compile/writer.ts';
import type { Execution } from '../execute/execution.ts';
import { JsonText } from '../json-text.ts';
import type { Result } from './operation.ts';
import { askedPlace, landingOf } from './place.ts';

/** Makes an answer of what an execution has gathered: the data as it was asked for, each error once and at its place. */
export function finish(schema: GraphQLSchema, shape: ObjectShape, write: Write, execution: Execution): Result {
  const { data, shared } = execution;
  const written = write(data, shared);
  if (written !== undefined && execution.errors.length === 0) return { data: new JsonText(written) };

  const errors = placedErrors(schema, shape, execution);
  if (written !== undefined) return { data: new JsonText(written), errors };
  const landing = (place: Readonly<Place>) => JSON.stringify(landingOf(schema, shape, data, place));
  const explained = new Set(errors.flatMap(({ path }) => (path === undefined ? [] : [landing(path)])));
  const completed = complete(schema, shape, data, (place, why) => {
    // What a subgraph has told already, of this place or around it or of another that makes the same null, is what made it.
    if (explained.has(landing(place)) || errors.some(({ path }) => path === undefined || isAbove(path, place))) return;
    explained.add(landing(place));
    errors.push(new GraphQLError(why, { path: [...place], extensions: { code: 'INTERNAL_SERVER_ERROR' } }));
  });
  const text = completed && JsonText.of(completed);
  return errors.length === 0 ? { data: text } : { data: text, errors };
}

function placedErrors(schema: GraphQLSchema, shape: ObjectShape, { errors, data }: Execution): GraphQLError[] {
  const placed = errors.map(({ place, at }) => at(place && askedPlace(schema, shape, data, place)));
  const distinct = new Map(placed.map((error) => [JSON.stringify([error.path, error.message, error.extensions]), error]));
  return [...distinct.values()];
}

/** Whether one place lies on the way to the other. */
function isAbove(one: readonly (string | number)[], other: Readonly<Place>): boolean {
  return one.length <= other.length && one.every((step, index) => step === other[index]);
}
