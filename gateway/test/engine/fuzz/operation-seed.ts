import fc from 'fast-check';

/** The choices an operation is made of, as numbers: see GraphSeed. */
export interface OperationSeed {
  readonly root: number;
  readonly choices: readonly Choice[];
  readonly salt: number;
  /** Whether no `@skip` and no `@include` stand in it. */
  readonly plain: boolean;
}

/** A field or a fragment, and what stands below it. */
export interface Choice {
  readonly pick: number;
  readonly kind: 'field' | 'inline' | 'bare' | 'named' | 'typename';
  /** Which alias of a few; none at 0, another field's name at 3. */
  readonly alias: number;
  /** Whether `@skip` or `@include` stands on it. */
  readonly left: number;
  readonly below: readonly Choice[];
}

const { choice } = fc.letrec<{ choice: Choice }>((tie) => ({
  choice: fc.record({
    pick: fc.nat(999),
    kind: fc.constantFrom('field', 'field', 'field', 'field', 'field', 'field', 'typename', 'inline', 'inline', 'named', 'bare'),
    alias: fc.constantFrom(0, 0, 0, 0, 1, 2, 3),
    left: fc.constantFrom(0, 0, 0, 0, 0, 0, 1, 2, 3, 4, 5),
    below: fc.oneof({ maxDepth: 5, withCrossShrink: true }, fc.constant([]), {
      weight: 3,
      arbitrary: fc.array(tie('choice'), { minLength: 1, maxLength: 4 }),
    }),
  }),
}));

export const operationSeed: fc.Arbitrary<OperationSeed> = fc.record({
  root: fc.nat(9),
  choices: fc.array(choice, { minLength: 1, maxLength: 4 }),
  salt: fc.nat(9999),
  plain: fc.boolean(),
});
