/**
 * Addresses as people write them. `Größe`, `Gro%CC%88%C3%9Fe` and a name that a Mac has stored in pieces mean the same
 * thing: all are decoded once and composed (Unicode's NFC) before they are compared.
 */
import { decodeUri } from './decode-uri.ts';

/** The parts of a link in a text. */
export interface WrittenAddress {
  /** Decoded and composed. */
  readonly base: string;
  /** With its "?", ready for an address. */
  readonly query: string;
  /** Decoded and composed; absent where there is none, or nothing behind the "#". */
  readonly anchor: string | undefined;
}

/** Takes a link apart. */
export function readAddress(written: string): WrittenAddress {
  const [, base = '', query = '', fragment = ''] =
    /^([^?#]*)(\?[^#]*)?(?:#(.*))?$/s.exec(written.toWellFormed()) ?? [];
  return {
    base: decode(base),
    query: query.replace(/[^!-~]+/gu, encodeURIComponent),
    anchor: fragment === '' ? undefined : decode(fragment),
  };
}

/**
 * One spelling for all spellings of an address: what a parser or renderer makes of a link has the same key as the
 * link that was written.
 *
 * @example addressKey('./größe 1.md#ä') // => './gr%C3%B6%C3%9Fe%201.md#%C3%A4'
 */
export function addressKey(written: string): string {
  const { base, query, anchor } = readAddress(written);
  const path = encodeURI(base).replace(/[?#]/g, encodeURIComponent);
  return `${path}${query}${anchor === undefined ? '' : `#${encodeURIComponent(anchor)}`}`;
}

/** A decoded path as an address. */
export const encodePath = (path: string): string => path.split('/').map(encodeURIComponent).join('/');

/** Percent-decodes what is valid, leaves the rest as it is, and composes letters with their marks. */
export const decode = (text: string): string =>
  text
    .toWellFormed()
    .replace(/(?:%[0-9a-f]{2})+/gi, (run) => decodeUri(run) ?? run)
    .normalize('NFC');

/** Finds names as written among names as stored, which a disk may keep in composed or in decomposed letters. */
export function storedName(names: ReadonlySet<string>, written: string): string | undefined {
  if (names.has(written)) return written;
  let composed = composedNames.get(names);
  if (!composed) {
    composed = new Map([...names].map((name) => [name.normalize('NFC'), name]));
    composedNames.set(names, composed);
  }
  return composed.get(written.normalize('NFC'));
}

/** Made once per set of names. */
const composedNames = new WeakMap<ReadonlySet<string>, ReadonlyMap<string, string>>();
