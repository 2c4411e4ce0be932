/** Reads one article or topic, parsed before or now. */
import { lstatSync, statSync } from 'node:fs';
import type { ContentSource } from '#model/articles/source.ts';
import {
  contentPathOf,
  parseContentFile,
  parseFrontMatter,
  type ContentFile,
  type ParsedContentFile,
} from './article-file.ts';
import { splitFrontMatter } from './front-matter.ts';
import { readFrontMatter } from './read-front-matter.ts';
import type { KeptFiles } from './kept-files.ts';
import { shownPath } from './places.ts';
import { readTextFile } from './text-file.ts';

/** Parsed files by path, kept while the process lives: an edit in development parses one file. */
const parsedFiles = new Map<string, { readonly stamp: string; readonly parsed: ParsedContentFile }>();

/** What files were when they last could be used, by path. */
const lastSound = new Map<string, ContentSource>();

/** What a file was when it last could be used, in this process. */
export const lastSoundOf = (path: string): ContentSource | undefined => lastSound.get(path);

/** A content file that is still on disk; `path` is absolute. */
export type Unread = Omit<ContentFile, 'file' | 'text'> & { readonly path: string };

/** How a content file is read. */
export interface ReadArticleOptions {
  /** Hash of what its text can use. */
  readonly reuse: string;
  /** What the last process has parsed. */
  readonly kept?: KeptFiles | undefined;
  /** Whether its text can wait until somebody asks for it. */
  readonly isUnchecked?: boolean | undefined;
}

/** Parses a content file, unless this process did, or the last one. */
export function readArticle(
  unread: Unread,
  { reuse, kept, isUnchecked = false }: ReadArticleOptions,
): ParsedContentFile {
  const { path, committed } = unread;
  const { mtimeMs, size, ino } = statSync(path);
  const stamp = [mtimeMs, size, ino, committed, reuse].join(':');
  const known = parsedFiles.get(path);
  if (known?.stamp === stamp && (isUnchecked || !known.parsed.isUnread)) {
    kept?.keep(path);
    return known.parsed;
  }
  const parsed =
    kept?.find(path, committed, reuse) ??
    (isUnchecked ? readFront(unread) : undefined) ??
    parseArticle(unread, reuse, kept);
  parsedFiles.set(path, { stamp, parsed });
  if (parsed.source) lastSound.set(path, parsed.source);
  return parsed;
}

/** Reads what a content file says of itself. `undefined` where that can't be read. */
function readFront({ path, ...content }: Unread): ParsedContentFile | undefined {
  const yaml = readFrontMatter(path);
  if (yaml === undefined) return undefined;
  return parseFrontMatter({ ...content, file: shownPath(path) }, yaml, () => readTextFile(path).text ?? '');
}

/** Parses a content file and, with `kept`, leaves it to the next process. Nothing of it stays in this one. */
export function parseArticle(
  { path, ...content }: Unread,
  reuse: string,
  kept: KeptFiles | undefined,
): ParsedContentFile {
  const stats = lstatSync(path);
  const read = readTextFile(path);
  if (read.problems)
    return { broken: { path: contentPathOf(content.name), id: undefined }, problems: read.problems };
  const parsed = parseContentFile({ ...content, file: shownPath(path), text: read.text });
  const { yaml: front = '' } = splitFrontMatter(read.text);
  kept?.add(path, { stats, bytes: read.bytes, front, reuse }, parsed);
  return parsed;
}
