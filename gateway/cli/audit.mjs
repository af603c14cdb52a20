import { runScript } from './command.mjs';
import { GATEWAY, SUBGRAPHS } from './house.mjs';

/**
 * Verifies the audit log of every database of the house.
 *
 * @returns an exit code: 1 where a chain is broken, or could not be looked at
 */
export function audit(words) {
  const names = [...SUBGRAPHS, GATEWAY].map(({ name }) => name);
  return runScript(['gateway/dist/src/audit/main.js', ...names, '--', ...words]);
}
