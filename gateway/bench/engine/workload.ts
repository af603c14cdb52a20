/** One question, and what it is asked with. */
export interface Workload {
  readonly name: string;
  readonly query: string;
  readonly operationName: string;
  /** Taken in turn. */
  readonly variables: readonly Readonly<Record<string, unknown>>[];
}

/** The bodies of a workload's requests, as a client sends them. */
export function bodiesOf({ query, operationName, variables }: Workload): readonly string[] {
  return variables.map((values) => JSON.stringify({ operationName, query, variables: values }));
}
