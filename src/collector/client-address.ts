/** Whom a request comes from, with proxies in front or without. */
import { BlockList, isIP } from 'node:net';

/** Finds the address of the client from that of the connection and `X-Forwarded-For`. */
export type ClientAddress = (connection: string, forwardedFor: string | null) => string;

/**
 * By default the address of the connection: anybody can write `X-Forwarded-For`. `TRUST_PROXY` says which part of
 * it is to be believed: a number of proxies in front, or the networks they are in (`10.0.0.0/8,2001:db8::/32`).
 * `undefined` where the setting is neither.
 */
export function parseTrustProxy(setting: string | undefined): ClientAddress | undefined {
  const text = setting?.trim() ?? '';
  if (text === '' || text === '0') return (connection) => connection;
  if (/^\d{1,2}$/.test(text)) {
    const hops = Number(text);
    return (connection, header) =>
      [...listed(header), connection].at(-1 - hops) ?? listed(header)[0] ?? connection;
  }
  const trusted = new BlockList();
  for (const entry of text.split(',')) {
    const [address = '', prefix] = entry.trim().split('/');
    const family = isIP(address) === 6 ? 'ipv6' : 'ipv4';
    const bits = prefix === undefined ? (family === 'ipv6' ? 128 : 32) : Number(prefix);
    if (isIP(address) === 0 || !Number.isInteger(bits) || bits < 0 || bits > (family === 'ipv6' ? 128 : 32)) {
      return undefined;
    }
    trusted.addSubnet(address, bits, family);
  }
  const isTrusted = (address: string) => {
    const bare = withoutMapping(address);
    return isIP(bare) !== 0 && trusted.check(bare, isIP(bare) === 6 ? 'ipv6' : 'ipv4');
  };
  return (connection, header) => {
    const chain = [...listed(header), connection];
    return chain.findLast((address) => !isTrusted(address)) ?? chain[0] ?? connection;
  };
}

const withoutMapping = (address: string) => address.replace(/^::ffff:(?=\d+\.)/i, '');

const listed = (header: string | null) =>
  (header ?? '')
    .split(',')
    .map((part) => part.trim())
    .filter((part) => part !== '');
