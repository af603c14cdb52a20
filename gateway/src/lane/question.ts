/** A GraphQL request that has nothing beside what the specification says of HTTP. */
export interface Question {
  readonly query: string;
  readonly operationName: string | undefined;
  readonly variables: Readonly<Record<string, unknown>>;
}

/** Reads a body; undefined for what is not of this plain form: others know how to answer, or to refuse it. */
export function readQuestion(body: Buffer): Question | undefined {
  let read: unknown;
  try {
    read = JSON.parse(body.toString());
  } catch {
    return undefined;
  }
  if (typeof read !== 'object' || read === null || Array.isArray(read)) return undefined;
  const { query, variables = {}, operationName, ...more } = read as Record<string, unknown>;
  for (const _ in more) return undefined;
  if (typeof query !== 'string' || (operationName !== undefined && operationName !== null && typeof operationName !== 'string')) {
    return undefined;
  }
  if (variables !== null && (typeof variables !== 'object' || Array.isArray(variables))) return undefined;
  return { query, operationName: operationName ?? undefined, variables: (variables ?? {}) as Question['variables'] };
}
