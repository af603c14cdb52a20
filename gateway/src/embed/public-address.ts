import type { Request } from 'express';

/**
 * The hub's origin as whoever asks knows it; what a proxy says of it counts where that proxy is trusted.
 *
 * @returns undefined where the request's Host is no host
 */
export function publicAddress({ protocol, host }: Request): string | undefined {
  const address = `${protocol}://${host}`;
  if (!URL.canParse(address)) return undefined;
  const { origin, href } = new URL(address);
  return href === `${origin}/` ? origin : undefined;
}
