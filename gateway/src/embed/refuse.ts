import type { Response } from 'express';

const CODES = { 400: 'BAD_REQUEST', 404: 'NOT_FOUND', 501: 'NOT_IMPLEMENTED' } as const;

/** Says no as the graph does, so that one reading of errors serves a partner everywhere. */
export function refuse(response: Response, status: keyof typeof CODES, message: string): void {
  response.set('Cache-Control', 'no-store');
  response.status(status).json({ errors: [{ message, extensions: { code: CODES[status] } }] });
}
