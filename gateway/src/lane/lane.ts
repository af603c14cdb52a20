import type { IncomingMessage, ServerResponse } from 'node:http';
import type { GatewayExecutionResult, GatewayGraphQLRequestContext } from '@apollo/server-gateway-interface';
import {
  byPlace,
  type Caller,
  type createErrorFormat,
  giveBack,
  HubError,
  type Lane,
  type Logger,
  readWhole,
} from '@hub/kernel/process';
import compression from 'compression';
import type { RequestHandler } from 'express';
import { bytesOfAnswer } from '../engine/json-text.ts';
import type { Host } from '../graph/host.ts';
import { byKey, type Identified } from '../identity/identity.ts';
import type { Partners } from '../partners/partner.ts';
import type { NoteRefusals } from '../plugins/audit/plugin.ts';
import type { createLimits } from '../plugins/limits/plugin.ts';
import { beginRequest } from '../plugins/log/lines.ts';
import { codesOf, shortHash, tellOperation } from '../plugins/log/plugin.ts';
import type { Counter } from '../plugins/rate/counter.ts';
import { counted, headersOf, isOver, type Quota, takeOfAddress, takeOfPartner } from '../plugins/rate/rate.ts';
import { headersSetBy, laneLength } from './head.ts';
import { type Question, readQuestion } from './question.ts';
import type { WarmQueries, WarmQuery } from './warm.ts';

/** What decides about a request on either way, so that the short one is no other than the long one. */
export interface LaneParts {
  readonly host: Host;
  readonly warm: WarmQueries;
  readonly partners: Partners;
  /** Who somebody without a credential is. */
  readonly otherwise: Caller;
  readonly counter: Counter;
  readonly rateLimit: number | null;
  readonly checkLimits: ReturnType<typeof createLimits>;
  readonly noteRefusals: NoteRefusals | undefined;
  readonly formatError: ReturnType<typeof createErrorFormat>;
  /** Sets the headers of every answer. */
  readonly secureHeaders: RequestHandler;
  readonly log: Logger;
}

/** What `tellCaches`, Express's own and `compression` say of such an answer. */
const HEADERS: readonly (readonly [string, string])[] = [
  ['Vary', 'Origin, Accept-Encoding'],
  ['cache-control', 'no-store'],
  ['content-type', 'application/json; charset=utf-8'],
];

/**
 * A short way for what is asked most: a query that has been taken before, by POST, with a key or without. It passes by Express
 * and Apollo Server, whose part of a warm answer's cost is larger than all that the gateway itself does for it.
 *
 * Who asks, how often, how much and what they may read is decided by the same functions as on the long way. Whatever is not
 * plain, and whatever is to be refused, is handed on as it came: the long way has the words for it.
 */
export function createLane(parts: LaneParts): Lane {
  const { host, warm, partners, otherwise, counter, rateLimit, checkLimits, noteRefusals, formatError, log } = parts;
  const fixed = [...headersSetBy(parts.secureHeaders), ...HEADERS].flat();
  const compress = compression() as unknown as (request: IncomingMessage, response: ServerResponse, next: () => void) => void;

  const permit = ({ schema, document, operation }: WarmQuery, { variables }: Question, key: string | string[] | undefined) => {
    const identified = key === undefined ? { caller: otherwise, partner: null } : byKey(String(key), partners);
    checkLimits({ document, operation, variables, prices: host.of(schema).prices, context: { identified, trusted: false } });
    return identified;
  };

  const count = async (request: IncomingMessage, { partner }: Identified): Promise<Quota[]> => {
    if (rateLimit === null) return [];
    const ip = request.socket.remoteAddress;
    const quotas = [await takeOfAddress(counter, ip, rateLimit)];
    if (partner && !quotas.some(isOver)) quotas.push(await takeOfPartner(counter, ip, partner, rateLimit));
    return quotas;
  };

  const formatted = ({ data, errors = [] }: GatewayExecutionResult) =>
    errors.length === 0 ? { data } : { data, errors: byPlace(errors.map((error) => formatError(error.toJSON(), error))) };

  /** @returns whether it was answered */
  const answer = async (
    request: IncomingMessage,
    response: ServerResponse,
    query: WarmQuery,
    asked: Question,
  ): Promise<boolean> => {
    const identified = permit(query, asked, request.headers['x-api-key']);
    const quotas = await count(request, identified);
    const handOn = () => {
      counted.set(request, quotas);
      return false;
    };
    if (quotas.some(isOver)) return handOn();
    const context = beginRequest(request, response, log);
    context.identified = identified;
    const executing = { ...query, context, request: asked } as unknown as GatewayGraphQLRequestContext;
    const result = await host.of(query.schema).execute(executing);
    if (result.data === undefined) return handOn(); // nothing was executed: a variable does not fit, perhaps
    const told = formatted(result);
    tellOperation(context.line, query.operation);
    context.line.queryHash = shortHash(query.queryHash);
    context.line.codes = codesOf('errors' in told ? told.errors : []);
    context.line.warm = true;
    await noteRefusals?.(context);
    const bytes = bytesOfAnswer(told);
    const headers = [...fixed, 'x-request-id', context.requestId, 'content-length', String(bytes.length)];
    const quota = quotas.at(-1);
    if (quota) headers.push(...Object.entries(headersOf(quota)).flat());
    if (request.headers['accept-encoding'] !== undefined) compress(request, response, () => undefined);
    response.writeHead(200, headers).end(bytes);
    return true;
  };

  return (request: IncomingMessage, response: ServerResponse, next: () => void): void => {
    const length = laneLength(request);
    if (length === undefined) next();
    else {
      beginRequest(request, response, log); // a body that never comes has its line too
      readWhole(request, length, (body) => onBody(request, response, next, body));
    }
  };

  function onBody(request: IncomingMessage, response: ServerResponse, next: () => void, body: Buffer): void {
    const asked = readQuestion(body);
    const query = asked && warm.find(asked.query, asked.operationName);
    const handOn = () => {
      giveBack(request, body);
      next();
    };
    if (!query) {
      handOn();
      return;
    }
    answer(request, response, query, asked).then(
      (isAnswered) => isAnswered || handOn(),
      (error: unknown) => {
        if (!(error instanceof HubError)) log.error({ reason: (error as Error).name }, 'the short way has failed');
        if (response.headersSent) response.destroy();
        else handOn();
      },
    );
  }
}
