import { isIP } from 'node:net';

/**
 * What a rate limit counts an address as: an IPv4 address itself, of IPv6 its /64, since one line at home or one rented server
 * has a whole one, 18 quintillion addresses that are all the same caller.
 *
 * @returns `unknown` for what is no address: a proxy's own word, or none, the caller having gone
 */
export function blockOf(address = ''): string {
  const plain = address.replace(/^::ffff:(?=\d+\.)/i, '').replace(/%.*$/, '');
  if (isIP(plain) === 0) return 'unknown';
  if (isIP(plain) === 4) return plain;
  const [head = [], tail = []] = plain.split('::').map((part) => part.split(':').filter((group) => group !== ''));
  const zeros = plain.includes('::') ? Array<string>(8 - head.length - tail.length).fill('0') : [];
  const groups = [...head, ...zeros, ...tail].slice(0, 4);
  return `${groups.map((group) => Number.parseInt(group, 16).toString(16)).join(':')}::/64`;
}

/** Whether a proxy may be named so: an address, a network in CIDR notation, or one of express's own names for networks. */
export function isTrustable(proxy: string): boolean {
  if (['loopback', 'linklocal', 'uniquelocal'].includes(proxy)) return true;
  const [address = '', length, ...more] = proxy.split('/');
  const bits = { 0: -1, 4: 32, 6: 128 }[isIP(address)] ?? -1;
  return bits > 0 && more.length === 0 && (length === undefined || (/^\d{1,3}$/.test(length) && Number(length) <= bits));
}
