import type { DocumentNode } from 'graphql';
import { specifiedSDLRules } from 'graphql/validation/specifiedRules.js';
import { validateSDL } from 'graphql/validation/validate.js';
import type { Pause } from '../../pause.ts';

/**
 * Checks a composed graph by every rule that graphql-js has for an SDL, one after the other: all of them at once keep everybody
 * waiting.
 *
 * @throws Error where it is no valid SDL: a type or a directive that it does not define, a name given twice
 */
export async function checkSdl(document: DocumentNode, pause: Pause): Promise<void> {
  const found: string[] = [];
  for (const rule of specifiedSDLRules) {
    found.push(...validateSDL(document, undefined, [rule]).map(({ message }) => message));
    await pause();
  }
  if (found.length > 0) throw new Error(found.join(' '));
}
