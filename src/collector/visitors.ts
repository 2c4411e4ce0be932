/** Tells visitors of one day apart without knowing who they are. Addresses never leave this file. */
import { createHmac, createSecretKey, randomBytes } from 'node:crypto';
import { isIPv4, isIPv6 } from 'node:net';

const dayMs = 86_400_000;

/**
 * Makes 16 hexadecimal digits from a visitor's network and browser, keyed by 32 random bytes that live in memory
 * for one day: neither the database nor a backup can be turned back into addresses. Collectors that run side by
 * side each have their own key, so the same visitor counts once in each of them.
 */
export function createVisitors(): (address: string, userAgent: string, now: number) => string {
  let salt = createSecretKey(randomBytes(32));
  let saltDay = Number.NaN;
  return (address, userAgent, now) => {
    const day = Math.floor(now / dayMs);
    if (day !== saltDay) [salt, saltDay] = [createSecretKey(randomBytes(32)), day];
    return createHmac('sha256', salt)
      .update(`${networkOf(address)}\n${userAgent}`)
      .digest('hex')
      .slice(0, 16);
  };
}

/**
 * The network of an address: /24 for IPv4 (also inside IPv6, as `::ffff:192.0.2.7`), /48 for IPv6.
 *
 * @example networkOf('2001:db8:1:2::3') // '2001:db8:1'
 */
export function networkOf(address: string): string {
  const bare = address.replace(/^::ffff:(?=\d+\.)/i, '').replace(/%.*$/, '');
  if (isIPv4(bare)) return bare.split('.').slice(0, 3).join('.');
  if (!isIPv6(bare)) return 'unknown';
  const [head = '', tail] = bare.toLowerCase().split('::');
  const left = head === '' ? [] : head.split(':');
  const right = tail === undefined || tail === '' ? [] : tail.split(':');
  const groups =
    tail === undefined
      ? left
      : [...left, ...Array<string>(8 - left.length - right.length).fill('0'), ...right];
  return groups
    .slice(0, 3)
    .map((group) => group.replace(/^0+(?=.)/, ''))
    .join(':');
}
