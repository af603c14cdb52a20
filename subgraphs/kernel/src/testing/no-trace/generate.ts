import fc from 'fast-check';

/** Gives values of an arbitrary, one after the other; fast-check can give the same ones again. */
export type Generate = fc.GeneratorValue;

/** One of the values, undefined where there are none. */
export function oneOf<Value>(generate: Generate, values: readonly Value[]): Value | undefined {
  return values.length === 0 ? undefined : values[generate(fc.nat, { max: values.length - 1 })];
}

/** One of the values or several, in their order; none where there are none. */
export function someOf<Value>(generate: Generate, values: readonly Value[]): Value[] {
  const kept = values.filter(() => generate(fc.boolean));
  return kept.length > 0 ? kept : values.slice(0, 1);
}

/** True three times of four. */
export function often(generate: Generate): boolean {
  return generate(fc.nat, { max: 3 }) > 0;
}
