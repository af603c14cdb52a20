import highs, { type Highs, type Model } from 'highs';

/** A sum of variables with whole factors. */
export type Terms = readonly (readonly [factor: number, variable: string])[];

/** The package's types are read as CommonJS's, where a default export is a property; what is loaded is a module. */
const load = highs as unknown as typeof highs.default;
let solver: Promise<Highs> | undefined;

/** An integer programme over variables from 0 up, kept by HiGHS until it is closed. */
export class Programme {
  private readonly columns = new Map<string, number>();
  private readonly model: Model;
  private readonly highs: Highs;

  static async open(): Promise<Programme> {
    solver ??= load();
    return new Programme(await solver);
  }

  private constructor(loaded: Highs) {
    this.highs = loaded;
    this.model = loaded.createModel();
    this.model.options.set('output_flag', false);
  }

  close(): void {
    this.model.dispose();
  }

  /** The sum is at least `least` and at most `greatest`. */
  add(terms: Terms, least: number, greatest: number): void {
    const entries = { indices: terms.map(([, name]) => this.column(name)), values: terms.map(([factor]) => factor) };
    this.model.addRow(least, greatest, entries);
  }

  /** At least one of the variables is at most `bound`; `ceiling` is what none exceeds. */
  addSomeAtMost(variables: readonly string[], bound: number, ceiling: number): void {
    const chosen = variables.map((variable) => `${variable} is small`);
    for (const [place, choice] of chosen.entries()) {
      this.add([[1, choice]], 0, 1);
      this.add([[1, variables[place] ?? ''], [ceiling - bound, choice]], 0, ceiling); // biome-ignore format: a sum
    }
    this.add(chosen.map((choice) => [1, choice] as const), 1, chosen.length); // biome-ignore format: a sum
  }

  /** The solution where a variable is as small (1) or as great (-1) as can be. */
  extreme(variable: string, direction: 1 | -1): ReadonlyMap<string, number> | null {
    return this.trying((column) => this.model.changeColCost(column, direction), (column) => this.model.changeColCost(column, 0), variable); // biome-ignore format: there and back
  }

  /** A solution where a variable has a value; null where there is none. */
  having(variable: string, value: number): ReadonlyMap<string, number> | null {
    const bound = (least: number, greatest: number) => (column: number) => this.model.changeColBounds(column, least, greatest);
    return this.trying(bound(value, value), bound(0, this.highs.infinity), variable);
  }

  private trying(there: (column: number) => unknown, back: (column: number) => unknown, variable: string) {
    const column = this.column(variable);
    there(column);
    this.model.run();
    const status = this.model.getModelStatus();
    const { infeasible, optimal } = this.highs.constants.modelStatus;
    if (status !== infeasible && status !== optimal) throw new Error(`HiGHS ended with status ${status}`);
    const values = status === optimal ? this.model.getSolution().colValue : null;
    back(column);
    return values && new Map([...this.columns].map(([name, place]) => [name, Math.round(values[place] ?? Number.NaN)]));
  }

  private column(name: string): number {
    const known = this.columns.get(name);
    if (known !== undefined) return known;
    const column = this.columns.size;
    this.model.addVar(0, this.highs.infinity);
    this.model.changeColIntegrality(column, this.highs.constants.variableType.integer);
    this.columns.set(name, column);
    return column;
  }
}
