/** A list of the old site's addresses: a sitemap, a text with one on each line, or a table. */
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { errorText } from '#base/error-text.ts';
import { lastPart } from '#base/slash-path.ts';
import { shownPath } from '#files/places.ts';
import { readTextFile } from '#files/text-file.ts';

export interface ListedAddress {
  /** As the list writes it: a URL or a path. */
  readonly written: string;
  /** How the report names the list. */
  readonly file: string;
  readonly line: number;
}

export interface AddressList {
  readonly addresses: readonly ListedAddress[];
  /** Files that could not be read, in words. */
  readonly unread: readonly { readonly file: string; readonly message: string }[];
}

/** How many parts a sitemap may have. */
const mostParts = 1000;

/** A sitemap may have as many bytes. */
const mostBytes = 52_428_800;

/** Reads a list, packed or not. The parts that an index of sitemaps names are looked for beside it, under their last names. */
export function readAddressList(path: string): AddressList {
  const file = shownPath(path);
  const { text, problem } = readList(path);
  if (text === undefined) return { addresses: [], unread: [{ file, message: problem }] };
  if (!/^\s*</.test(text)) return { addresses: inTable(text, file), unread: [] };
  const found = inSitemap(text, file);
  if (!/<sitemapindex[\s>]/.test(text)) return { addresses: found, unread: [] };
  const parts = found.slice(0, mostParts).map(({ written }): AddressList => {
    const named = join(dirname(path), lastPart(written.replace(/[?#].*$/, '')));
    const part = [named, named.replace(/\.gz$/, ''), `${named}.gz`].find((one) => existsSync(one));
    if (part !== undefined && part !== path) return readPart(part);
    return {
      addresses: [],
      unread: [{ file: shownPath(named), message: 'is not beside the index: save it there' }],
    };
  });
  return { addresses: parts.flatMap((one) => one.addresses), unread: parts.flatMap((one) => one.unread) };
}

/** A part of an index, which is no index itself. */
function readPart(path: string): AddressList {
  const file = shownPath(path);
  const { text, problem } = readList(path);
  if (text === undefined) return { addresses: [], unread: [{ file, message: problem }] };
  return { addresses: inSitemap(text, file), unread: [] };
}

type ReadList =
  | { readonly text: string; readonly problem?: undefined }
  | { readonly text?: undefined; readonly problem: string };

/** The text of a list. One that ends with `.gz` is unpacked. */
function readList(path: string): ReadList {
  if (!/\.gz$/i.test(path)) {
    const { text, problems = [] } = readTextFile(path, { mostBytes });
    return text === undefined ? { problem: problems.map(({ message }) => message).join(' ') } : { text };
  }
  try {
    const text = gunzipSync(readFileSync(path), { maxOutputLength: mostBytes }).toString('utf8');
    return { text: text.replace(/\r\n?/g, '\n') };
  } catch (error) {
    return { problem: `can't be unpacked: ${errorText(error)}` };
  }
}

function inSitemap(text: string, file: string): ListedAddress[] {
  let line = 1;
  let at = 0;
  return [...text.matchAll(/<loc>\s*(?:<!\[CDATA\[)?\s*([^<\]]*?)\s*(?:\]\]>)?\s*<\/loc>/g)].map((match) => {
    line += text.slice(at, match.index).split('\n').length - 1;
    at = match.index;
    return { written: unescapeXml(match[1] ?? ''), file, line };
  });
}

const entities: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };
const unescapeXml = (text: string) =>
  text.replace(/&(amp|lt|gt|quot|apos);/g, (all, name: string) => entities[name] ?? all);

/** The first cell of each row that is an address. */
const inTable = (text: string, file: string): ListedAddress[] =>
  text.split('\n').flatMap((row, index): ListedAddress[] => {
    const written = cellsOf(row).find(isAddressLike);
    return written === undefined ? [] : [{ written, file, line: index + 1 }];
  });

const isAddressLike = (cell: string) => /^(?:https?:\/\/|\/)\S*$/i.test(cell);

/** Cells of a line, parted by commas, semicolons or tabs, in quotes where they hold one. */
const cellsOf = (line: string): string[] =>
  [...line.matchAll(/(?:^|[,;\t])(?:"((?:[^"]|"")*)"|([^,;\t]*))/g)].map(([, quoted, plain = '']) =>
    (quoted?.replaceAll('""', '"') ?? plain).trim(),
  );
