/** An old address as a web server compares it: decoded once, checked once, spelt in one way. */
import { byCodeUnits } from '#base/code-unit-order.ts';
import { decodeUri } from '#base/decode-uri.ts';

export interface OldAddress {
  /** Percent-encoded as browsers send it. Ends with "/", unless it names a file such as `/guide.pdf`. */
  readonly path: string;
  /** The path in letters, composed (NFC): what it is compared by. */
  readonly decoded: string;
  /** Names and values behind "?", in the order of their names. */
  readonly query: readonly QueryPair[];
}

/** Name and value. */
export type QueryPair = readonly [name: string, value: string];

/** Why a text is not an old address, and what to write instead. */
export interface AddressFlaw {
  readonly message: string;
  readonly fix: string;
}

/** Longest address that every host takes: Cloudflare Pages reads lines of 1,000 characters, with the target in them. */
const maxLength = 700;
/** Longest part between two slashes, in bytes: what file systems take for a name. */
const maxPartBytes = 240;

/** Characters that servers, their configuration files or shells read as more than themselves. */
const special = /[*:$"`{}<>|^\\]/;

const flaw = (message: string, fix: string): AddressFlaw => ({ message, fix });

/**
 * Reads an old address.
 *
 * @example parseOldAddress('/%65n/old') // => { path: '/en/old/', decoded: '/en/old/', query: [] }
 */
export function parseOldAddress(written: string): OldAddress | AddressFlaw {
  const malformed = flawOf(written);
  if (malformed) return malformed;
  const [raw = '', rawQuery] = written.split('?', 2);
  const decoded = decodeUri(raw);
  if (decoded === undefined) {
    return flaw(
      `"${written}" has a "%" that doesn't begin an encoded UTF-8 character.`,
      'Write "%25" for a percent sign, or the characters themselves instead of their codes.',
    );
  }
  const wrong = flawOfPath(written, raw, decoded);
  if (wrong) return wrong;
  const query = parseQuery(rawQuery ?? '');
  if (rawQuery !== undefined && query === undefined) {
    return flaw(
      `"${written}" has a query that hosts can't compare.`,
      'Write pairs such as "?id=7&lang=en", with letters, digits, "-", "_", "." and "~".',
    );
  }
  const normal = withSlash(withoutIndex(decoded.normalize('NFC')));
  // Keep percent codes as written, even of decomposed letters: browsers request the old address that way.
  const path = encodePath(raw.includes('%') ? withSlash(withoutIndex(decoded)) : normal);
  return path.length > maxLength || normal.split('/').some((part) => byteLength(part) > maxPartBytes)
    ? flaw(
        `"${written.slice(0, 60)}…" is too long for an old address.`,
        `Use at most ${maxLength} characters, and ${maxPartBytes} bytes between two slashes, or remove it.`,
      )
    : { path, decoded: normal, query: query ?? [] };
}

/** Whether the parsed text is an address. */
export const isAddress = (parsed: OldAddress | AddressFlaw): parsed is OldAddress => 'path' in parsed;

/** Whether an address names a file: its last part has an extension. */
export const isFileAddress = (path: string): boolean => /\.[a-z0-9]{1,5}$/i.test(path);

/** @example queryText([['id', '7']]) // => 'id=7' */
export const queryText = (query: readonly QueryPair[]): string =>
  query.map(([name, value]) => `${name}=${value}`).join('&');

/** What is wrong with the text before it is taken apart. */
function flawOf(written: string): AddressFlaw | undefined {
  const shown = JSON.stringify(written);
  const example = 'such as "/en/returns/old-name/"';
  if (/^https?:\/\//i.test(written)) {
    const path = URL.canParse(written) ? new URL(written).pathname : '/…';
    return flaw(`${shown} is a whole web address.`, `Write only its path: "${path}".`);
  }
  if (/[\p{Cc}\p{Cf}\u2028\u2029]/u.test(written)) {
    return flaw(`${shown} has an invisible character in it.`, 'Remove it, and copy the address again.');
  }
  if (/\s/u.test(written)) {
    const fixed = written.trim().replace(/\s/gu, '%20');
    return flaw(`${shown} has a space in it.`, `Write "${fixed}" if that was its address.`);
  }
  if (/^[/\\]{2}/.test(written)) {
    return flaw(`${shown} would lead to another site.`, `Write a path of this site, ${example}.`);
  }
  if (written.includes('\\')) {
    return flaw(`${shown} has a backslash in it.`, `Write "${written.replaceAll('\\', '/')}".`);
  }
  if (!written.startsWith('/')) {
    return flaw(`${shown} doesn't begin with "/".`, `Write a path, ${example}, or "zendesk:360001".`);
  }
  if (written.includes('#')) {
    return flaw(
      `${shown} has a "#" in it, and browsers never send what follows it.`,
      `Write "${written.replace(/#.*$/, '')}". To keep links to a heading, give it an id such as {#shipping}.`,
    );
  }
  return undefined;
}

/** What is wrong with the path, once decoded. */
function flawOfPath(written: string, raw: string, decoded: string): AddressFlaw | undefined {
  const shown = JSON.stringify(written);
  const [found] = special.exec(decoded) ?? [];
  if (found !== undefined) {
    return flaw(
      `${shown} has ${found === '"' ? 'a quotation mark' : `a "${found}"`} in it, which web servers read as a rule or refuse.`,
      found === '*' || found === ':'
        ? 'Write out every old address. Only "legacy" takes a pattern, "-*" behind a number: "/sections/42-*".'
        : 'Remove the entry. If the address matters, redirect it in the settings of your host.',
    );
  }
  if (/[\p{Cc}\p{Cf}\u2028\u2029]/u.test(decoded)) {
    return flaw(`${shown} has an invisible character in it, as a code.`, 'Remove the code.');
  }
  if (/%2f/i.test(raw)) {
    return flaw(`${shown} has an encoded slash (%2F) in it.`, `Write "${raw.replace(/%2f/gi, '/')}".`);
  }
  if (decoded.split('/').some((part) => part === '.' || part === '..')) {
    return flaw(
      `${shown} has "." or ".." in it, which browsers resolve before they ask.`,
      `Write the resolved address: "${new URL(raw, 'https://site.example').pathname}".`,
    );
  }
  if (decoded.includes('//')) {
    return flaw(`${shown} has two slashes in a row.`, `Write "${raw.replace(/\/{2,}/g, '/')}".`);
  }
  return undefined;
}

function parseQuery(text: string): QueryPair[] | undefined {
  const pairs = text.split('&').map((pair) => /^([\w.~-]+)=([\w.~-]+)$/.exec(pair));
  const found = pairs.flatMap((pair): QueryPair[] => (pair ? [[pair[1] ?? '', pair[2] ?? '']] : []));
  const isWhole = found.length === pairs.length && new Set(found.map(([name]) => name)).size === found.length;
  return isWhole ? found.toSorted(byCodeUnits(([name]) => name)) : undefined;
}

/** Adds the last slash to a folder, which browsers request with and without it. */
const withSlash = (path: string) => (path.endsWith('/') || isFileAddress(path) ? path : `${path}/`);

/** Servers answer a folder with its index.html: both are one address. */
const withoutIndex = (path: string) => path.replace(/\/index\.html$/, '/');

/** Encodes as browsers do (https://url.spec.whatwg.org/#path-percent-encode-set), so that paths can be compared. */
const encodePath = (decoded: string) =>
  encodeURI(decoded).replace(
    /[?#]|%5B|%5D/g,
    (found) => ({ '%5B': '[', '%5D': ']' })[found] ?? encodeURIComponent(found),
  );

const byteLength = (text: string) => new TextEncoder().encode(text).length;
