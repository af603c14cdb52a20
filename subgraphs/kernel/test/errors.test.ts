import { describe, expect, it } from '@jest/globals';
import { GraphQLError } from 'graphql';
import { createErrorFormat, HubError, isDatabaseAway } from '../src/errors.ts';
import { createLog } from '../src/log.ts';

const format = createErrorFormat(createLog('test', 'silent'));
const SECRET = 'Kalle Kula';

describe('what leaves the process', () => {
  it.each([
    ['a row’s text in a thrown error', new Error(`duplicate key (name)=(${SECRET})`)],
    [
      'a variable of the wrong type',
      new GraphQLError(`Variable "$n" got invalid value "${SECRET}"; Int cannot represent non-integer value: "${SECRET}"`, {
        extensions: { code: 'BAD_USER_INPUT' },
      }),
    ],
    [
      'a variable that is an object',
      new GraphQLError(`Variable "$n" got invalid value { text: "${SECRET}" } at "n.text"; Expected type Int`, {
        extensions: { code: 'BAD_USER_INPUT' },
      }),
    ],
    [
      'a value that no enum has',
      new GraphQLError(`Variable "$v" got invalid value "${SECRET}"; Value "${SECRET}" does not exist in "Visibility" enum.`, {
        extensions: { code: 'BAD_USER_INPUT' },
      }),
    ],
    [
      'what class-validator found',
      new GraphQLError('Argument Validation Error', {
        extensions: {
          code: 'BAD_USER_INPUT',
          validationErrors: [
            {
              target: { title: SECRET },
              value: SECRET,
              constraints: { maxLength: 'title must be shorter than or equal to 200 characters' },
            },
          ],
        },
      }),
    ],
  ])('holds nothing of %s', (_what, error) => {
    const formatted = format(
      {
        message: error.message,
        extensions: error instanceof GraphQLError ? error.extensions : { code: 'INTERNAL_SERVER_ERROR' },
      },
      error,
    );
    expect(JSON.stringify(formatted)).not.toContain(SECRET);
    expect(formatted.extensions?.['code']).toBe(error instanceof GraphQLError ? 'BAD_USER_INPUT' : 'INTERNAL_SERVER_ERROR');
  });

  it('keeps a number, so that value and bound can be told', () => {
    const message = 'Variable "$first" got invalid value 1.5; Int cannot represent non-integer value: 1.5';
    const formatted = format(
      { message, extensions: { code: 'BAD_USER_INPUT' } },
      new GraphQLError(message, { extensions: { code: 'BAD_USER_INPUT' } }),
    );
    expect(formatted.message).toBe(message);
  });

  it('keeps our own words and code', () => {
    const error = new HubError('IDEMPOTENCY_KEY_REUSED', 'said by us');
    expect(format({ message: error.message, extensions: error.extensions }, error)).toMatchObject({
      message: 'said by us',
      extensions: { code: 'IDEMPOTENCY_KEY_REUSED' },
    });
  });

  it('says SERVICE_UNAVAILABLE where the database is away, and nothing of where it is', () => {
    const error = Object.assign(new Error('connect ECONNREFUSED 10.1.2.3:5432'), { code: 'ECONNREFUSED' });
    expect(isDatabaseAway(new AggregateError([error]))).toBe(true);
    expect(format({ message: error.message, extensions: { code: 'INTERNAL_SERVER_ERROR' } }, error)).toEqual({
      message: 'The database cannot be reached just now',
      extensions: { code: 'SERVICE_UNAVAILABLE', stacktrace: undefined },
    });
  });
});
