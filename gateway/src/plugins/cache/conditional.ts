import etag from 'etag';
import type { RequestHandler } from 'express';
import { contextOf } from '../log/lines.ts';

/** Gives an open answer its `ETag`, so that whoever has it already is told so: 304, and no body. */
export const answerConditionally: RequestHandler = (_request, response, next) => {
  if (contextOf(response).open) {
    const send = response.send.bind(response);
    response.send = (body) => {
      // Weak: the same answer, whichever way it is compressed.
      if (response.statusCode === 200 && typeof body === 'string') response.set('ETag', etag(body, { weak: true }));
      return send(body); // which answers 304 where the request says so
    };
  }
  next();
};
