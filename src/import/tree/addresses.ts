/** Paths as texts of the source write them. */
import { decodeUri } from '#base/decode-uri.ts';

/**
 * Joins a link to the folder that it is written in; one with a leading "/" starts at the top. `undefined` when it
 * climbs above the source folder.
 */
export function joinSourcePath(folder: string, written: string): string | undefined {
  const parts = folder === '' || written.startsWith('/') ? [] : folder.split('/');
  for (const part of decodePath(written).split('/')) {
    if (part === '' || part === '.') continue;
    if (part !== '..') parts.push(part);
    else if (parts.pop() === undefined) return undefined;
  }
  return parts.join('/');
}

/** Percent-decodes; text that isn't a valid encoding stays as it is. */
export const decodePath = (text: string): string => decodeUri(text) ?? text;

/** @example relativePath('en/orders', 'en/returns/index.md') // => '../returns/index.md' */
export function relativePath(fromFolder: string, to: string): string {
  const from = fromFolder === '' ? [] : fromFolder.split('/');
  const target = to.split('/');
  let shared = 0;
  while (shared < from.length && from[shared] === target[shared]) shared++;
  return [...from.slice(shared).map(() => '..'), ...target.slice(shared)].join('/');
}

/** The part of a path below the site; `undefined` outside of it. */
export function belowBase(path: string, base: string): string | undefined {
  if (base === '' || path === base) return base === '' ? path : '/';
  return path.startsWith(`${base}/`) ? path.slice(base.length) : undefined;
}

/** Whether an address ends as those of pictures do that browsers show. */
export const isPictureAddress = (address: string): boolean =>
  /\.(?:png|jpe?g|gif|webp|avif|svg)$/i.test(address.replace(/[?#].*$/, ''));
