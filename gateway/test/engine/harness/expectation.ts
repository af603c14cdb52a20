import { expect } from '@jest/globals';
import type { Case, ExpectedError } from './feature.ts';
import type { Answer } from './stage.ts';

/** Holds an answer to what the case expects of it: the data with its order, and each error, no more and no fewer. */
export function expectAnswer({ expected }: Case, answer: Answer): void {
  const { data, errors = [] } = answer;
  expect({ data, errors: inOrder(errors.map(read)) }).toMatchObject({ errors: inOrder((expected.errors ?? []).map(asRead)) });
  expect(data).toEqual(expected.data);
  expect(JSON.stringify(data)).toBe(JSON.stringify(expected.data));
}

/** Holds the reference to the case: its words and codes are its own. */
export function expectSame({ expected }: Case, { data, errors = [] }: Pick<Answer, 'data' | 'errors'>): void {
  expect(data).toEqual(expected.data);
  const paths = (told: readonly ExpectedError[]) => inOrder(told).map(({ path = [] }) => path);
  expect(paths(errors)).toEqual(paths(expected.errors ?? []));
}

function read({ message, path, extensions }: NonNullable<Answer['errors']>[number]): ExpectedError {
  return { message, path: path ?? [], code: String(extensions?.['code']) };
}

function asRead({ path, ...told }: ExpectedError): ExpectedError {
  return { path: path ?? [], ...told };
}

/** Errors have no order of their own: by their paths. */
function inOrder<T extends { readonly path?: readonly (string | number)[] }>(errors: readonly T[]): T[] {
  const place = ({ path }: T) => JSON.stringify(path ?? []);
  return errors.toSorted((one, other) => (place(one) < place(other) ? -1 : place(one) > place(other) ? 1 : 0));
}
