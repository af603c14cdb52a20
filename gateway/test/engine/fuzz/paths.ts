/** A path as text. */
export const pathKey = (path: readonly (string | number)[]): string => path.join('.');
