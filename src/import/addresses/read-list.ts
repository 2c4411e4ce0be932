/** A list of the old site's addresses: a sitemap, a text with one on each line, or a table. */
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
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

/** Reads a list. The parts that an index of sitemaps names are looked for beside it, under their last names. */
export function readAddressList(path: string): AddressList {
  const read = readTextFile(path);
  const file = shownPath(path);
  if (read.problems)
    return { addresses: [], unread: read.problems.map(({ message }) => ({ file, message })) };
  const text = read.text.replace(/\r\n?/g, '\n');
  if (!/^\s*</.test(text)) return { addresses: inTable(text, file), unread: [] };
  const found = inSitemap(text, file);
  if (!/<sitemapindex[\s>]/.test(text)) return { addresses: found, unread: [] };
  const parts = found.slice(0, mostParts).map(({ written }): AddressList => {
    const part = join(dirname(path), lastPart(written.replace(/[?#].*$/, '')));
    if (existsSync(part) && part !== path && !part.endsWith('.gz')) return readPart(part);
    const message = 'is not beside the index, or packed: save it there as XML';
    return { addresses: [], unread: [{ file: shownPath(part), message }] };
  });
  return { addresses: parts.flatMap((one) => one.addresses), unread: parts.flatMap((one) => one.unread) };
}

/** A part of an index, which is no index itself. */
function readPart(path: string): AddressList {
  const { text = '', problems = [] } = readTextFile(path);
  const file = shownPath(path);
  return { addresses: inSitemap(text, file), unread: problems.map(({ message }) => ({ file, message })) };
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
