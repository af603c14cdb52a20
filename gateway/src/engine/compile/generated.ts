import { LRUCache } from 'lru-cache';
import { place, writeAscii, writeJson, writeString } from './bytes.ts';
import { textOf } from './quote.ts';

/** What generated code may call. */
const TOOLS = { place, textOf, writeAscii, writeJson, writeString };

/** Characters of text that are kept, of all functions together. One that has not been made again for longest gives way. */
const KEPT = 8_000_000;

const made = new LRUCache<string, object>({ maxSize: KEPT, sizeCalculation: (_function, code) => code.length });

/**
 * Makes a function of generated code, and the same one again of the same code: when another graph takes the place of one under
 * load, what asks for the same as before is machine code already. So the code holds nothing of a graph but by its names, and
 * whatever else it needs is given to the function that it makes.
 *
 * @param code - returns the function
 */
export function generated<Made extends object>(code: string): Made {
  const known = made.get(code);
  if (known !== undefined) return known as Made;
  const fresh: Made = new Function('tools', `"use strict"; const { ${Object.keys(TOOLS)} } = tools; ${code}`)(TOOLS);
  made.set(code, fresh);
  return fresh;
}
