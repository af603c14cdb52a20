import type { ApolloServerPlugin } from '@apollo/server';
import type { GraphQLFormattedError } from 'graphql';
import { GraphQLError } from 'graphql';
import type { Logger } from './log.ts';

/** What a client may be told went wrong, as `extensions.code`; the gateway and the four subgraphs share the list. */
export type ErrorCode =
  | 'BAD_USER_INPUT'
  | 'UNAUTHENTICATED'
  | 'UNAUTHORIZED_FIELD_OR_TYPE'
  | 'SERVICE_UNAVAILABLE'
  | 'IDEMPOTENCY_KEY_REUSED'
  | 'EVENTS_GONE'
  | 'INTERNAL_SERVER_ERROR';

const LEVELS = {
  BAD_USER_INPUT: 'debug',
  UNAUTHENTICATED: 'debug',
  UNAUTHORIZED_FIELD_OR_TYPE: 'debug',
  IDEMPOTENCY_KEY_REUSED: 'debug',
  EVENTS_GONE: 'debug',
  SERVICE_UNAVAILABLE: 'warn',
  INTERNAL_SERVER_ERROR: 'error',
} as const satisfies Record<ErrorCode, string>;

/** An error whose text is written for the client: it holds no row, no statement and nothing a person typed. */
export class HubError extends GraphQLError {
  constructor(code: ErrorCode, message: string, path?: readonly (string | number)[]) {
    super(message, { path, extensions: { code } });
  }
}

/** SQLSTATE classes and socket codes that mean "the database is away", not "the statement is wrong". */
const AWAY = /^(08|57P0|53)|^(ECONNREFUSED|ECONNRESET|ENOTFOUND|ETIMEDOUT|EPIPE|ENOENT|EAI_AGAIN)$/;
const AWAY_TEXT =
  /timeout exceeded when trying to connect|Connection terminated|Client has encountered a connection error|not queryable|not currently accepting connections|Driver not Connected|PGlite is closed/;

/** SQLSTATEs of a value that PostgreSQL has no form for: a NUL character, half a surrogate pair, a day in the year 0. */
const UNHOLDABLE = /^22(003|007|008|021|P02|P05)$/;

/** Whether an error says that the database cannot be reached just now. */
export function isDatabaseAway(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const { code, driverError, errors } = error as { code?: unknown; driverError?: unknown; errors?: unknown };
  if (typeof code === 'string' && AWAY.test(code)) return true;
  if (AWAY_TEXT.test(error.message)) return true;
  if (Array.isArray(errors) && errors.some(isDatabaseAway)) return true; // AggregateError: IPv4 and IPv6 both refused
  return driverError !== undefined && driverError !== error && isDatabaseAway(driverError);
}

/**
 * Apollo's `formatError`: what leaves the process.
 *
 * The threat: a thrown error carries SQL, parameters or what a person typed (class-validator's `target`, a variable's
 * value in graphql-js's coercion text). So only our own errors and GraphQL's own pass, and the latter with the value cut out.
 */
export function createErrorFormat(log: Logger) {
  return (formatted: GraphQLFormattedError, thrown: unknown): GraphQLFormattedError => {
    const cause = original(thrown);
    const safe = cause instanceof HubError ? formatted : safeText(formatted, cause);
    const code = String(safe.extensions?.['code'] ?? 'INTERNAL_SERVER_ERROR');
    const level = LEVELS[code as ErrorCode] ?? 'debug';
    log[level](
      { code, path: safe.path, reason: code === 'INTERNAL_SERVER_ERROR' ? stackOnly(cause) : undefined },
      'request error',
    );
    return { ...safe, extensions: { ...safe.extensions, code, stacktrace: undefined } };
  };
}

/**
 * Tells errors in the order of their places. graphql-js tells them as they come about, and that order would tell which part
 * took longer: a hidden row's work among it.
 */
export const errorsByPlace: ApolloServerPlugin = {
  requestDidStart: async () => ({
    willSendResponse: async ({ response: { body } }) => {
      if (body.kind !== 'single' || body.singleResult.errors === undefined) return;
      body.singleResult.errors = byPlace(body.singleResult.errors);
    },
  }),
};

export function byPlace(errors: readonly GraphQLFormattedError[]): GraphQLFormattedError[] {
  const placed = errors.map((error) => ({ error, place: JSON.stringify(error.path ?? []) }));
  placed.sort((one, other) => Number(one.place > other.place) - Number(one.place < other.place));
  return placed.map(({ error }) => error);
}

function safeText(formatted: GraphQLFormattedError, cause: unknown): GraphQLFormattedError {
  const where = {
    ...(formatted.path && { path: formatted.path }),
    ...(formatted.locations && { locations: formatted.locations }),
  };
  if (isDatabaseAway(cause)) {
    return { ...where, message: 'The database cannot be reached just now', extensions: { code: 'SERVICE_UNAVAILABLE' } };
  }
  if (UNHOLDABLE.test(String((cause as { code?: unknown } | undefined)?.code))) {
    const message = 'A value cannot be held: a NUL character, half a character, or a day or number out of range';
    return { ...where, message, extensions: { code: 'BAD_USER_INPUT' } };
  }
  const broken = constraints(cause);
  if (broken) return { ...where, message: broken, extensions: { code: 'BAD_USER_INPUT' } };
  if (cause instanceof GraphQLError && formatted.extensions?.['code'] !== 'INTERNAL_SERVER_ERROR') {
    return { ...formatted, message: withoutValue(formatted.message, cause.message) };
  }
  return { ...where, message: 'Something went wrong in the hub', extensions: { code: 'INTERNAL_SERVER_ERROR' } };
}

const NUMBER_ALONE = /^Variable "\$\w+" got invalid value (-?[\d.]+)(?: at "[\w.[\]]+")?; [\w ]+ cannot represent [\w -]+: \1$/;

/**
 * graphql-js prints the offending value into a coercion error, and a person may have typed it. Numbers stay, so that value
 * and bound can be told; everything else goes. What was typed may look like any part of the message: so a variable's is
 * put together anew, from its name, its place and graphql-js's own reason, which stands last.
 */
function withoutValue(message: string, reason = ''): string {
  const variable = /^Variable "\$\w+" got (?=invalid value )/.exec(message)?.[0];
  if (variable === undefined) return plainReason(message);
  if (NUMBER_ALONE.test(message)) return message;
  const known = reason !== '' && message.endsWith(`; ${reason}`);
  const place = known ? (/ at "[\w.[\]]+"$/.exec(message.slice(0, -reason.length - 2))?.[0] ?? '') : '';
  return `${variable}an invalid value${place}${known ? `; ${plainReason(reason)}` : ''}`;
}

function plainReason(reason: string): string {
  return reason
    .replace(/^((?:\w+|Enum "\w+") cannot represent [^:"]{1,60}): (?!-?[\d.]+$).*$/s, '$1')
    .replace(/^Value ".*" does not exist in "(\w+)" enum.*$/s, 'The value does not exist in "$1" enum.')
    .replace(/^Field ".*" is not defined by type "(\w+)".*$/s, 'A field is not defined by type "$1".')
    .replace(/^(Expected value of type "[^"]+"), found (?!-?[\d.]+\.$).*$/s, '$1')
    .replace(/^(Syntax Error: .*?found (?:Block)?String) ".*$/s, '$1');
}

/** type-graphql wraps class-validator's list in an ArgumentValidationError; its `target` and `value` must not leave. */
function constraints(error: unknown): string | undefined {
  const list = (error as { extensions?: { validationErrors?: Violation[] } } | undefined)?.extensions?.validationErrors;
  if (!Array.isArray(list)) return undefined;
  const texts = (violation: Violation): string[] => [
    ...Object.values(violation.constraints ?? {}),
    ...(violation.children ?? []).flatMap(texts),
  ];
  return [...new Set(list.flatMap(texts))].slice(0, 10).join('; ');
}

interface Violation {
  constraints?: Record<string, string>;
  children?: Violation[];
}

function original(thrown: unknown): unknown {
  if (thrown instanceof GraphQLError && thrown.originalError && !(thrown instanceof HubError))
    return original(thrown.originalError);
  return thrown;
}

/** A stack without its first line: the line holds the message, and the message may hold data. */
function stackOnly(error: unknown): string | undefined {
  if (!(error instanceof Error)) return typeof error;
  return `${error.name} ${(error as { code?: string }).code ?? ''} ${error.stack?.split('\n').slice(1, 6).join(' ').trim() ?? ''}`;
}
