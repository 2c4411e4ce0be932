/** Addresses that are not on the public internet (https://www.iana.org/assignments/iana-ipv4-special-registry/). */
import { BlockList, isIP } from 'node:net';

const linkLocal = new BlockList();
linkLocal.addSubnet('169.254.0.0', 16);
linkLocal.addSubnet('fe80::', 10, 'ipv6');

const privates = new BlockList();
for (const [network, bits] of [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['224.0.0.0', 3],
] as const) {
  privates.addSubnet(network, bits);
}
for (const [network, bits] of [
  // IPv4 within IPv6: compatible, translated, NAT64, Teredo, 6to4. Nobody keeps pictures there.
  ['::', 96],
  ['::ffff:0:0:0', 96],
  ['64:ff9b::', 96],
  ['64:ff9b:1::', 48],
  ['2001::', 32],
  ['2002::', 16],
  ['fc00::', 7],
  ['fe80::', 10],
  ['fec0::', 10],
  ['ff00::', 8],
] as const) {
  privates.addSubnet(network, bits, 'ipv6');
}

const isIn = (list: BlockList, address: string) => list.check(address, isIP(address) === 6 ? 'ipv6' : 'ipv4');

/** Whether an IP address is of a private network, this machine, or no host at all. IPv4 written as IPv6 counts as IPv4. */
export const isPrivateAddress = (address: string): boolean => isIP(address) === 0 || isIn(privates, address);

/** Whether an IP address is one of the link alone, where clouds keep secrets: never asked, whoever names it. */
export const isLinkLocal = (address: string): boolean => isIP(address) !== 0 && isIn(linkLocal, address);
