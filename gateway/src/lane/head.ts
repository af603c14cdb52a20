import { type IncomingMessage, ServerResponse } from 'node:http';
import { BODY_LIMIT } from '@hub/kernel/process';
import type { Request, RequestHandler, Response } from 'express';

/** What a request of the lane may say it takes: JSON, or anything. */
const TAKES = new Set([undefined, '*/*', 'application/json', 'application/json, */*', 'application/json, text/plain, */*']);

/** What its body may be. */
const SENDS = new Set(['application/json', 'application/json; charset=utf-8', 'application/json;charset=utf-8']);

/** What is asked by a browser's page of another origin, by a person's token or through a proxy is not decided here. */
const NOT_HERE = ['authorization', 'origin', 'expect', 'content-encoding', 'transfer-encoding', 'x-forwarded-for', 'upgrade'];

/** The length of a body that the lane may answer, by the request's line and headers alone; undefined where it may not. */
export function laneLength({ method, url, headers, rawHeaders }: IncomingMessage): number | undefined {
  if (method !== 'POST' || url !== '/graphql' || rawHeaders.length > 100) return undefined;
  const { accept, 'content-type': type, 'content-length': length } = headers;
  if (!TAKES.has(accept) || type === undefined || !SENDS.has(type.toLowerCase()) || length === undefined) return undefined;
  for (const name of NOT_HERE) if (headers[name] !== undefined) return undefined;
  const bytes = Number(length);
  return bytes > 0 && bytes <= BODY_LIMIT ? bytes : undefined;
}

/** The headers that a handler sets on each answer, whatever is asked. */
export function headersSetBy(handler: RequestHandler): [string, string][] {
  const request = { headers: {}, secure: false } as unknown as Request;
  const response = new ServerResponse(request) as Response;
  void handler(request, response, () => undefined);
  return response.getHeaderNames().map((name) => [name, String(response.getHeader(name))]);
}
