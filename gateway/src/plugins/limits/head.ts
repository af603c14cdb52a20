import type { RequestHandler } from 'express';
import { contextOf } from '../log/lines.ts';

/** Characters of the address: a query of the shared picture's size fits several times. */
const URL_LIMIT = 8_192;

const HEADER_LIMIT = 100;

/** Refuses an address or headers above the bound before anything is done for them, with what there is and what there may be. */
export const limitHead: RequestHandler = ({ originalUrl, rawHeaders }, response, next) => {
  const headers = rawHeaders.length / 2;
  const refuse = (status: number, message: string) => {
    const code = 'BAD_REQUEST';
    contextOf(response).line.codes = [code];
    response.status(status).json({ errors: [{ message, extensions: { code } }] });
  };
  if (originalUrl.length > URL_LIMIT) refuse(414, `The address is ${originalUrl.length} characters; it may be ${URL_LIMIT}`);
  else if (headers > HEADER_LIMIT) refuse(431, `The request has ${headers} headers; it may have ${HEADER_LIMIT}`);
  else next();
};
