import { readFileSync } from 'node:fs';
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
 * Values of settings whose name speaks of a secret, or whose URL may hold a password, are not repeated. Such a setting `X` may
 * be given as `X_FILE` instead, a file that holds it: an environment is read by more eyes than a file that is its owner's alone.
 *
 * @throws StartError listing every wrong setting, or a secret's file that cannot be read.
 */
export function readEnv<Shape extends z.ZodRawShape>(shape: Shape, env: NodeJS.ProcessEnv = process.env) {
  const given = Object.fromEntries(Object.keys(shape).map((name) => [name, settingIn(name, env)]));
  const read = z.object(shape).safeParse(given);
  if (read.success) return read.data;
  const wrong = read.error.issues.map((issue) => {
    const name = String(issue.path[0]);
    return `${name}=${shown(name, given[name])}: ${issue.message}`;
  });
  throw new StartError(`Wrong setting: ${wrong.join('; ')}`);
}

function settingIn(name: string, env: NodeJS.ProcessEnv): string | undefined {
  const value = env[name] || undefined;
  const file = SECRET.test(name) ? env[`${name}_FILE`] || undefined : undefined;
  if (file === undefined) return value;
  if (value !== undefined) throw new StartError(`${name} and ${name}_FILE are both set: set one of them`);
  try {
    return readFileSync(file, 'utf8').trim();
  } catch (error) {
    throw new StartError(`${name}_FILE=${JSON.stringify(file)} cannot be read (${(error as NodeJS.ErrnoException).code})`);
  }
}

const SECRET = /KEY|SECRET|TOKEN|PASSWORD|_URL$/;

function shown(name: string, value: string | undefined): string {
  if (value === undefined) return '(not set)';
  return SECRET.test(name) ? '(hidden)' : JSON.stringify(value);
}
