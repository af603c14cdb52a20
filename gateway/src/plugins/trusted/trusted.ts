import { ANYONE } from '@hub/kernel/process';
import type { Request, RequestHandler, Response } from 'express';
import { contextOf } from '../log/lines.ts';
import type { TrustedDocuments } from './documents.ts';

/**
 * Marks a question that is the same whoever asks it: a trusted document over GET, without a credential.
 *
 * Any page may show its answer, also one whose origin is `null`, as a sandboxed frame's is: what it holds is public, and an
 * origin is nothing that a caller could not make up. So it is answered as anyone's even where a developer's grant stands.
 */
export const markOpen: RequestHandler = (request, response, next) => {
  const { 'x-api-key': key, authorization } = request.headers;
  const open = request.method === 'GET' && idIn(request) !== undefined && key === undefined && authorization === undefined;
  if (open) {
    const context = contextOf(response);
    context.open = true;
    context.identified = { caller: ANYONE, partner: null };
    response.vary('x-api-key, authorization');
    response.set({
      'Access-Control-Allow-Origin': '*',
      'Access-Control-Expose-Headers': 'Age, Date, ETag, Retry-After, x-request-id',
      'Cross-Origin-Resource-Policy': 'cross-origin',
    });
  }
  next();
};

/** Passes by what finds out who asks and whose pages may: an open question is anyone's. */
export function unlessOpen(handler: RequestHandler): RequestHandler {
  return (request, response, next) => (contextOf(response).open ? next() : handler(request, response, next));
}

/**
 * Puts the document in the place of its id, as the GraphQL-over-HTTP draft on persisted documents has it: `documentId` in the
 * address of a GET, or in the body of a POST.
 *
 * A GET by id needs no header against forged requests: it can only read, and reads by no cookie, there being none.
 */
export function answerTrusted(documents: TrustedDocuments): RequestHandler {
  return (request, response, next) => {
    const id = idIn(request);
    if (id === undefined) return next();
    const document = typeof id === 'string' ? documents.get(id) : undefined;
    if (document === undefined) return refuse(response, 404, 'There is no trusted document of this id');
    if (request.query['query'] !== undefined || request.body?.query !== undefined)
      return refuse(response, 400, 'A request holds a documentId or a query, and this one holds both');
    contextOf(response).trusted = true;
    if (request.method === 'GET') {
      const search = new URLSearchParams({ query: document });
      if (typeof request.query['variables'] === 'string') search.set('variables', request.query['variables']);
      request.url = `${request.path}?${search}`;
      request.headers['apollo-require-preflight'] = 'by id';
    } else {
      const { documentId: _, ...body } = request.body;
      request.body = { ...body, query: document };
    }
    next();
  };
}

function idIn({ method, query, body }: Request): unknown {
  return method === 'GET' ? query['documentId'] : body?.documentId;
}

function refuse(response: Response, status: number, message: string): void {
  const code = status === 404 ? 'PERSISTED_QUERY_NOT_FOUND' : 'BAD_REQUEST';
  contextOf(response).line.codes = [code];
  response.status(status).json({ errors: [{ message, extensions: { code } }] });
}
