/** Something wrong with the graph, as data: a stable code, the schema coordinate it stands at, and a sentence for a person. */
export interface Problem {
  readonly code: string;
  readonly coordinate: string;
  readonly message: string;
}

/** One line for one problem, as the command line prints it. */
export function printProblem({ code, coordinate, message }: Problem): string {
  return `${code} ${coordinate}: ${message}`;
}
