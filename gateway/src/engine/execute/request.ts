import { textOf } from '../compile/quote.ts';
import type { PlanNode } from '../plan/plan.ts';

type Fetch = Pick<Extract<PlanNode, { kind: 'root' }>, 'operation' | 'operationName' | 'variables'>;

/** Writes the request that a fetch sends: what does not change from one to the next is text already. */
export function compileRequest({ operation, operationName, variables }: Fetch) {
  const name = operationName === undefined ? '' : `"operationName":${JSON.stringify(operationName)},`;
  const head = `{${name}"query":${JSON.stringify(operation)},"variables":{`;
  const keys = variables.map((variable) => ({ variable, text: `${JSON.stringify(variable)}:` }));
  /** @param more - text of further variables */
  return (values: Readonly<Record<string, unknown>>, more = ''): string => {
    let text = head;
    let separator = '';
    for (const key of keys) {
      const value = values[key.variable];
      if (value === undefined) continue;
      text += separator + key.text + textOf(value);
      separator = ',';
    }
    return more === '' ? `${text}}}` : `${text}${separator}${more}}}`;
  };
}
