import type { RequestHandler } from 'express';

/** Where Apollo's hosted Sandbox runs. */
const SANDBOX = 'https://studio.apollographql.com';

/**
 * Lets the hosted Sandbox ask this gateway from its own origin. For a developer's machine only: in production no other origin
 * may, since its page would ask with what its visitor's browser holds.
 */
export const allowHostedSandbox: RequestHandler = (request, response, next) => {
  response.vary('Origin');
  if (request.headers.origin !== SANDBOX) return next();
  response.setHeader('Access-Control-Allow-Origin', SANDBOX);
  response.setHeader('Access-Control-Expose-Headers', 'x-request-id');
  if (request.method !== 'OPTIONS') return next();
  response.setHeader('Access-Control-Allow-Methods', 'GET, POST');
  const wanted = request.headers['access-control-request-headers'];
  if (wanted !== undefined) response.setHeader('Access-Control-Allow-Headers', wanted);
  // A public page that asks a private address is asked by the browser whether it may.
  if (request.headers['access-control-request-private-network'] === 'true') {
    response.setHeader('Access-Control-Allow-Private-Network', 'true');
  }
  response.status(204).end();
};
