import { z } from 'zod';

/** A setting, an address or a data folder that this process cannot start with. Its message is the one line a person reads. */
export class StartError extends Error {
  override readonly name = 'StartError';
}

const PORT = 'must be a whole number from 0 to 65535';

/** A TCP port, 0 meaning any free one. */
export const port = z
  .string()
  .regex(/^\d{1,5}$/, PORT)
  .transform(Number)
  .refine((value) => value <= 65535, PORT);

/**
 * Reads the environment against a schema, once, at start.
 *
 * Every wrong setting is named in the one error, with its value and what it may be; a person mends them all in one go.
 * Values of settings whose name speaks of a secret, or whose URL may hold a password, are not repeated.
 *
 * @throws StartError listing every wrong setting.
 */
export function readEnv<Shape extends z.ZodRawShape>(shape: Shape, env: NodeJS.ProcessEnv = process.env) {
  const given = Object.fromEntries(Object.keys(shape).map((name) => [name, env[name] === '' ? undefined : env[name]]));
  const read = z.object(shape).safeParse(given);
  if (read.success) return read.data;
  const wrong = read.error.issues.map((issue) => {
    const name = String(issue.path[0]);
    return `${name}=${shown(name, given[name])}: ${issue.message}`;
  });
  throw new StartError(`Wrong setting: ${wrong.join('; ')}`);
}

function shown(name: string, value: string | undefined): string {
  if (value === undefined) return '(not set)';
  return /KEY|SECRET|TOKEN|PASSWORD|_URL$/.test(name) ? '(hidden)' : JSON.stringify(value);
}
