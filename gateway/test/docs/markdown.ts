import { readFileSync } from 'node:fs';

/** A fenced block of a document: ```` ```json people.json ````. */
export interface Block {
  readonly language: string;
  /** The file that its reader puts it into; undefined where there is none. */
  readonly file: string | undefined;
  readonly text: string;
}

/** The fenced blocks of a document, in order. */
export function blocksOf(path: string): Block[] {
  const blocks = readFileSync(path, 'utf8').matchAll(/^```(\w+)(?: (\S+))?\n([\s\S]*?)^```$/gm);
  return [...blocks].map(([, language = '', file, text = '']) => ({ language, file, text }));
}

/** What a document says between its fenced blocks. */
export function proseOf(path: string): string {
  return readFileSync(path, 'utf8').replace(/^```[\s\S]*?^```$/gm, '');
}

/** A heading as a link names it: GitHub's way. */
export function anchorsOf(path: string): string[] {
  return [...proseOf(path).matchAll(/^#+ (.+)$/gm)].map(([, title = '']) =>
    title
      .toLowerCase()
      .replace(/[^\p{L}\p{N} _-]/gu, '')
      .replaceAll(' ', '-'),
  );
}
