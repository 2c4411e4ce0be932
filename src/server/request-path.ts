/** A requested path as nginx reads it: decoded once, slashes merged, "." and ".." resolved. */
import { decodeUri } from '#base/decode-uri.ts';

/** The decoded path, or `undefined` if it can't be one: malformed codes, a null byte, a way out of the site. */
export function readRequestPath(encoded: string): string | undefined {
  const decoded = decodeUri(encoded);
  if (decoded === undefined || decoded.includes('\0')) return undefined;
  const parts: string[] = [];
  for (const part of decoded.split('/')) {
    if (part === '..') {
      if (parts.pop() === undefined) return undefined;
    } else if (part !== '.' && part !== '') parts.push(part);
  }
  const isFolder = /(^|\/)\.{0,2}$/.test(decoded);
  return parts.length === 0 ? '/' : `/${parts.join('/')}${isFolder ? '/' : ''}`;
}

/** A decoded path for a `Location` header. It begins with a single slash, so it never names another host. */
export const encodeLocation = (path: string): string => path.split('/').map(encodeURIComponent).join('/');
