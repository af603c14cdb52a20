/** A fetch of entities in a plan of Hive's planner. */
export interface PlannedFetch {
  readonly operation: string;
  readonly requires?: readonly { readonly selections?: readonly { readonly name?: string }[] }[];
}

/** Every fetch of a plan, wherever it stands. */
export function fetchesOf(plan: string): PlannedFetch[] {
  const fetches: PlannedFetch[] = [];
  JSON.parse(plan, (_key, part: unknown) => {
    if (typeof part === 'object' && part !== null && 'operation' in part) fetches.push(part as PlannedFetch);
    return part;
  });
  return fetches;
}

/** Whether a fetch asks for a field that its representations are to have already. */
export function asksWhatItRequires({ operation, requires = [] }: PlannedFetch): boolean {
  const below = /\{\.\.\.\s*on \w+\{(.*)\}\}/s.exec(operation)?.[1] ?? '';
  const asked = new Set(below.replace(/\{[^{}]*\}/g, ' ').match(/\w+(?![\w:])/g));
  const names = requires.flatMap(({ selections = [] }) => selections.flatMap(({ name }) => name ?? []));
  return names.some((name) => name !== '__typename' && asked.has(name));
}
