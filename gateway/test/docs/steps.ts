import { expect } from '@jest/globals';
import type { Block } from './markdown.ts';

/** What a reader pastes, and what the page says comes of it: pasted once for each answer. */
export interface Step {
  readonly name: string;
  readonly language: string;
  readonly text: string;
  readonly answers: { readonly language: string; readonly text: string }[];
}

/** What a page has its reader paste, in order. */
export function stepsOf(blocks: readonly Block[]): Step[] {
  const found: Step[] = [];
  for (const { language, file, text } of blocks) {
    if (language === 'sh' || language === 'graphql') found.push({ name: text.split('\n')[0] ?? '', language, text, answers: [] });
    else if (file === undefined) found.at(-1)?.answers.push({ language, text });
  }
  return found;
}

/** An answer as the page tells it: what differs from reader to reader stands as … */
export function told(said: unknown): unknown {
  if (typeof said === 'string' && said.includes('…')) return expect.stringMatching(asPattern(said));
  if (Array.isArray(said)) return said.map(told);
  if (typeof said !== 'object' || said === null) return said;
  return Object.fromEntries(Object.entries(said).map(([name, value]) => [name, told(value)]));
}

export function asPattern(said: string): RegExp {
  const parts = said.split('…').map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
  return new RegExp(`^${parts.join('\\S+')}$`);
}
