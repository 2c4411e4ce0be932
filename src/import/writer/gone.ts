/** What an import once wrote and the source no longer has. */
import { setFrontMatterKey } from '#files/edit-front-matter.ts';
import { keyInLocale } from '#import/tree/convert.ts';
import type { ManifestEntry } from './manifest.ts';

export interface GoneInput {
  readonly entries: ReadonlyMap<string, ManifestEntry>;
  /** The source that is imported: what others wrote is not its business. */
  readonly from: string | undefined;
  /** Whether this import makes the file. */
  readonly isWanted: (path: string) => boolean;
  /** Languages that the site has no more. */
  readonly leftOut: readonly string[];
  /** Keys that the source has. */
  readonly sourceKeys: ReadonlySet<string>;
}

export interface GoneFile {
  readonly path: string;
  readonly source: string;
  /** Whether it is an article that may be taken out of lists. */
  readonly mayRetire: boolean;
}

/**
 * Files of this source that it no longer has. An article may be taken out of lists if it is gone in every language, and not
 * with most of the others: then somebody imported a part, or reads with fewer rights.
 */
export function findGone({ entries, from, isWanted, leftOut, sourceKeys }: GoneInput): GoneFile[] {
  const own = [...entries].filter(
    ([path, entry]) =>
      entry.from === from && !leftOut.includes(localeOf(path)) && path.startsWith('articles/'),
  );
  const gone = own.filter(
    ([path, { source }]) => !isWanted(path) && !sourceKeys.has(keyInLocale(localeOf(path), source)),
  );
  const articles = gone.filter(([, { id }]) => id !== undefined);
  const staying = new Set(own.flatMap(([path, { id }]) => (id !== undefined && isWanted(path) ? [id] : [])));
  const isMost = articles.length > staying.size;
  return gone.map(([path, { source, id }]) => ({
    path,
    source,
    mayRetire: id !== undefined && !staying.has(id) && !isMost,
  }));
}

const localeOf = (path: string) => path.split('/')[1] ?? '';

/** The text of an article that lists and search leave out. Its address answers, and links to it work. */
export const retire = (text: string): string => setFrontMatterKey(text, 'unlisted', 'true');
