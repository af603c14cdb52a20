import { type DestinationStream, type Logger, pino } from 'pino';
import { StartError } from './env.ts';

export type { Logger };

/**
 * A structured log: one JSON object a line, on standard output where no other destination is given.
 *
 * Redaction is by name and a second line of defence only: the rule is that no payload, variable, header or parameter is
 * handed to the log in the first place.
 *
 * @throws StartError for a level that there is not
 */
export function createLog(service: string, level = process.env['LOG_LEVEL'] ?? 'info', to?: DestinationStream): Logger {
  const levels = [...Object.keys(pino.levels.values), 'silent'];
  if (!levels.includes(level)) throw new StartError(`LOG_LEVEL=${JSON.stringify(level)}: must be one of ${levels.join(', ')}`);
  const options = {
    level,
    base: { service },
    timestamp: pino.stdTimeFunctions.isoTime,
    redact: {
      paths: [
        'variables',
        'headers',
        'parameters',
        '*.variables',
        '*.headers',
        '*.parameters',
        '*.authorization',
        '*["x-api-key"]',
      ],
      censor: '[redacted]',
    },
  };
  return to ? pino(options, to) : pino(options);
}
