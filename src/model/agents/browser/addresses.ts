/** What an agent pastes into the field of `/agents/`: an address of an article, of now or of once, and its old ids. */
import { readAddress } from '#base/written-address.ts';

/** An address that was pasted, in one spelling for all. */
export interface PastedAddress {
  /** Path and query without host, fragment and last "/". */
  readonly full: string;
  readonly path: string;
  readonly isAddress: boolean;
}

/**
 * An old address or id, and the article that it leads to; empty where nothing replaced a retired one, whose title then
 * follows.
 */
export type OldAddress = readonly [written: string, id: string, retired?: string];

const systems = ['zendesk', 'intercom', 'helpscout', 'freshdesk'];
const oldId = new RegExp(`^(?:${systems.join('|')}):.+$`, 'i');

/** With a scheme, a host or the "/" of a path before it: "24/7" is none. */
const addressForm = /^(?:(?:[a-z][a-z\d+.-]*:)?\/|[^\s/?#]+\.[^\s/?#]+\/|localhost\b[^\s/]*\/)/i;

/** The retired article that an address or an id belonged to: its title, and what replaced it. */
export function findRetired(
  text: string,
  old: readonly OldAddress[],
  base = '',
): { readonly title: string; readonly id: string | undefined } | undefined {
  const { path } = keysOf(text.trim(), base);
  // A permalink may name a language.
  const asked = [path, path.replace(/^(\/a\/[^/]+)\/.*/, '$1'), `/a/${path}`];
  const [, id, title] =
    old.find(([written, , retired]) => retired && asked.includes(keysOf(written).path)) ?? [];
  return title === undefined ? undefined : { title, id: id || undefined };
}

/**
 * What an agent means of a text that has an address in it: that of a link in Markdown, or the first web address of a sentence,
 * without the signs around it. The text itself, where it has none.
 *
 * @example addressIn('See https://help.example.com/en/refunds/.') // => 'https://help.example.com/en/refunds/'
 */
export function addressIn(text: string): string {
  const [, linked] = /^!?\[[^\]]*\]\(\s*<?([^\s<>]+?)>?(?:\s[^)]*)?\)$/.exec(text.trim()) ?? [];
  const [web] = /https?:\/\/[^\s<>"`|]+/i.exec(text) ?? [];
  const link = linked ?? web;
  // What ends a sentence isn't part of an address; a bracket is, where the address opens it.
  const written =
    link?.replace(/(?:(?![-/_)%#&=])\p{P})+$/u, '').replace(/^([^(]*?)\)+$/, '$1') ?? text.trim();
  return written.replace(/^id:(?=[a-z0-9-]+(?:#|$))([a-z0-9-]+).*$/, '$1');
}

/**
 * The address in a text, or `undefined` for words. A number counts if it's an old id of something. `base`: the path below
 * which the site lies, which current addresses begin with.
 */
export function readPasted(text: string, base = ''): PastedAddress | undefined {
  const pasted = text.trim();
  const isNumber = /^\d{4,}$/.test(pasted);
  const isAddress = oldId.test(pasted) || (addressForm.test(pasted) && !/\s/.test(pasted));
  return isAddress || isNumber ? { ...keysOf(pasted, base), isAddress } : undefined;
}

/** The id in a permalink, which may name a language. */
export const permalinkId = ({ path }: Pick<PastedAddress, 'path'>): string | undefined =>
  /^\/a\/([^/]+)(?:\/[^/]+)?$/.exec(path)?.[1];

/** The article that once had an address or id; in addresses of former help centres the id is the number in them. */
export function findOld({ full, path }: PastedAddress, old: readonly OldAddress[]): string | undefined {
  const known = new Map(old.flatMap(([written, id]) => (id === '' ? [] : [[keysOf(written).full, id]])));
  const [, alone, within = alone] = /^(\d+)$|\/articles?\/(\d+)(?![^/-])/.exec(path) ?? [];
  const ids = within === undefined ? [] : systems.map((system) => `${system}:${within}`);
  return [full, path, ...ids].map((key) => known.get(key)).find((id) => id !== undefined);
}

/** The article whose number in a former help centre stands in an address, wherever in its path. */
export function findOldNumber(address: string, old: readonly OldAddress[]): string | undefined {
  const numbers = [...address.matchAll(/(?<=\/)\d{4,}(?![^/-])/g)].map(([number]) => number);
  const ids = new Set(numbers.flatMap((number) => systems.map((system) => `${system}:${number}`)));
  return old.find(([written, id]) => id !== '' && ids.has(written.toLowerCase()))?.[1];
}

/** Addresses are compared decoded and composed, in small letters. */
function keysOf(written: string, above = ''): Pick<PastedAddress, 'full' | 'path'> {
  const withoutHost = written
    .replace(/^(?:[a-z][a-z\d+.-]*:)?\/\/[^/?#]*/i, '')
    .replace(/^[^/?#:]*\.[^/?#:]*(?=\/)/, '');
  const { base, query } = readAddress(
    withoutHost.startsWith(`${above}/`) ? withoutHost.slice(above.length) : withoutHost,
  );
  const path = base
    .replace(/index\.(?:html|md)$/, '')
    .replace(/(?<=.)\/+$/, '')
    .toLowerCase();
  return { path, full: path + query.toLowerCase() };
}
