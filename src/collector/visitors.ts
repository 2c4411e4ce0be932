/** Tells visitors and networks apart for a while without knowing who they are. Addresses never leave this file. */
import { createHmac, createSecretKey, randomBytes } from 'node:crypto';
import { isIPv4, isIPv6 } from 'node:net';
import { dayMs, weekOf } from '#base/day.ts';

/** Who sent something, as 16 hexadecimal digits each that mean nothing outside this process and day. */
export interface Sender {
  /** A line or a home, and a browser there. */
  readonly visitor: string;
  /** What one customer of a provider may have, or what a carrier puts many readers behind. */
  readonly network: string;
  /**
   * A mark of a network that asks about something, the same for a week: marks of one network that asks about two things can't
   * be told to belong together.
   */
  readonly asks: (about: string) => string;
}

/**
 * Marks of a sender, keyed by 32 random bytes that live in memory for one day, or week, and are written nowhere. Collectors
 * that run side by side each have their own keys, so the same visitor counts once in each of them.
 */
export function createVisitors(): (address: string, userAgent: string, now: number) => Sender {
  const [ofDay, ofWeek] = [createMarks(), createMarks()];
  return (address, userAgent, now) => {
    const day = Math.floor(now / dayMs);
    const [mark, markForWeek] = [ofDay(day), ofWeek(weekOf(day))];
    const network = networkOf(address, 3);
    return {
      visitor: mark(`${networkOf(address, 4)}\n${userAgent}`),
      network: mark(network),
      asks: (about) => markForWeek(`${network}\n${about}`),
    };
  };
}

/** Marks of texts in a period. The next period has another key. */
function createMarks(): (period: number) => (text: string) => string {
  let key = createSecretKey(randomBytes(32));
  let current = Number.NaN;
  return (period) => {
    if (period !== current) [key, current] = [createSecretKey(randomBytes(32)), period];
    const used = key;
    return (text) => createHmac('sha256', used).update(text).digest('hex').slice(0, 16);
  };
}

/**
 * The network of an address. Of IPv4 the address itself (also inside IPv6, as `::ffff:192.0.2.7`): its neighbours are
 * other people, and a carrier puts thousands behind one. Of IPv6 the first groups: four (/64) are a home, whose devices
 * change the rest at will; three (/48) are the most that a provider gives a customer, who may then take any /64 in it.
 *
 * @example networkOf('2001:db8:1:2::3', 3) // '2001:db8:1'
 */
export function networkOf(address: string, groupsOfIpv6: 3 | 4): string {
  const bare = address.replace(/^::ffff:(?=\d+\.)/i, '').replace(/%.*$/, '');
  if (isIPv4(bare)) return bare;
  if (!isIPv6(bare)) return 'unknown';
  const [head = '', tail] = bare.toLowerCase().split('::');
  const left = head === '' ? [] : head.split(':');
  const right = tail === undefined || tail === '' ? [] : tail.split(':');
  const groups =
    tail === undefined
      ? left
      : [...left, ...Array<string>(8 - left.length - right.length).fill('0'), ...right];
  return groups
    .slice(0, groupsOfIpv6)
    .map((group) => group.replace(/^0+(?=.)/, ''))
    .join(':');
}
