import { HubError } from '@hub/kernel/process';

/** An operation that is not let in: the sender's own fault, told with status 400 and, by `told`, in numbers. */
export function refusal(message: string, told: Readonly<Record<string, string | number>> = {}): HubError {
  const error = new HubError('BAD_USER_INPUT', message);
  Object.assign(error.extensions, told, { http: { status: 400 } });
  return error;
}
