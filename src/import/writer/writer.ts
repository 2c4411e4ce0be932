/** Writes a converted tree into a content folder. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { sum } from '#base/sum.ts';
import { shownPath } from '#files/places.ts';
import { readFormerRatings } from '#files/read-former-ratings.ts';
import { readTextFile } from '#files/text-file.ts';
import { keyInLocale, notesOf, type ConvertedTree } from '#import/tree/convert.ts';
import { noteKinds, sortNotes, type Note } from '#import/tree/notes.ts';
import type { SourceTree } from '#import/tree/tree.ts';
import { homeAddresses, toContentFiles } from './content-files.ts';
import type { ExistingOutput } from './existing-output.ts';
import { writeFiles, type WrittenCounts } from './files.ts';
import { withPlaces } from './note-places.ts';
import { featuredIn, formerRatingsFile } from './ratings.ts';
import { baseOfSite, exampleUrl, writeSite } from './site-file.ts';

export interface WriterInput {
  readonly contentDir: string;
  readonly converted: ConvertedTree;
  readonly tree: SourceTree;
  readonly existing: Omit<ExistingOutput, 'known'>;
  /** Languages of the source that `site.yaml` has no more. */
  readonly leftOut: readonly string[];
  /** The system that the tree comes from, such as `zendesk`. */
  readonly from: string;
  /** For a new `site.yaml`. */
  readonly site: { readonly name: string; readonly url?: string | undefined };
  /** Only says what would be written. */
  readonly isDry?: boolean | undefined;
}

/** What an import did, or would do. */
export interface ImportResult {
  readonly counts: ContentCounts;
  readonly written: WrittenCounts;
  readonly notes: readonly Note[];
  /** Languages of the source. */
  readonly locales: readonly string[];
  /** What the new site answers of a list of addresses, if there is one. */
  readonly listed?: AnsweredAddresses | undefined;
}

/** What became of a list of addresses. */
export interface AnsweredAddresses {
  readonly total: number;
  readonly answered: number;
}

interface ContentCounts {
  /** Texts of the source, those included that could not be read. */
  readonly sources: number;
  readonly articles: number;
  readonly topics: number;
  readonly images: number;
  /** Other files, which readers can open. */
  readonly files: number;
  /** Links that now lead to articles and topics of ours. */
  readonly links: number;
  /** Old addresses that articles and topics answer. */
  readonly addresses: number;
}

/** Writes articles, topics and images, and `site.yaml` only where there is none. */
export async function writeContent(input: WriterInput): Promise<ImportResult> {
  const { contentDir, converted, tree, existing, leftOut, site, from, isDry } = input;
  const { locales, assets } = tree;
  const files = [
    ...toContentFiles(converted, baseOfSite(contentDir, site.url)),
    ...formerRatingsFile(converted, from, readFormerRatings({ contentDir }).former),
  ];
  const { counts: written, notes } = await writeFiles({
    ...existing,
    contentDir,
    files,
    assets,
    leftOut,
    sourceKeys: keysOf(tree),
    isDry,
    isWhole: !tree.notes.some(({ kind }) => noteKinds[kind].failure),
  });
  const featured = featuredIn(converted);
  const siteFile = join(contentDir, 'site.yaml');
  const legacy = homeAddresses(converted, baseOfSite(contentDir, site.url));
  const left = existsSync(siteFile)
    ? [...noteFeatured(siteFile, featured), ...noteHomes(siteFile, legacy)]
    : [];
  const url = site.url ?? exampleUrl;
  if (!isDry) writeSite(contentDir, { name: site.name, url, locales, featured, legacy });
  const texts = converted.locales.flatMap((part) => part.texts);
  const all = [...notesOf(converted), ...notes, ...left];
  const counts = {
    sources: tree.documents.length + countUnread(tree.notes),
    articles: texts.filter(({ place }) => place).length,
    topics: sum(converted.locales, ({ topics }) => topics.length),
    images: converted.images.length,
    files: converted.files.size,
    links: sum(texts, ({ rewritten }) => rewritten),
    addresses: new Set([
      ...texts.flatMap(({ prepared }) => prepared.document.data.legacy),
      ...converted.locales.flatMap(({ topics }) => topics.flatMap(({ legacy: old = [] }) => old)),
      ...legacy,
    ]).size,
  };
  return { counts, written, notes: sortNotes(withPlaces(all, files, contentDir)), locales };
}

/** What a `site.yaml` of before could say of articles that the source shows first. */
function noteFeatured(siteFile: string, featured: readonly string[]): Note[] {
  const { text = '' } = readTextFile(siteFile);
  if (featured.length === 0 || /^featured:/m.test(text)) return [];
  const what = `add to it: featured: [${featured.join(', ')}]`;
  return [{ file: shownPath(siteFile), line: undefined, kind: 'featured', what }];
}

/** Old addresses of the home page that a `site.yaml` of before doesn't have. */
function noteHomes(siteFile: string, homes: readonly string[]): Note[] {
  const { text = '' } = readTextFile(siteFile);
  const missing = homes.filter((home) => !text.includes(home));
  const what = `add to it: legacy: [${missing.join(', ')}]`;
  return missing.length === 0
    ? []
    : [{ file: shownPath(siteFile), line: undefined, kind: 'home-address', what }];
}

/** How many texts of the source could not be read, or hold nothing. */
const countUnread = (notes: readonly Note[]) =>
  new Set(notes.flatMap(({ kind, file }) => (kind === 'file-skipped' || kind === 'file-empty' ? [file] : [])))
    .size;

const keysOf = ({ documents, sections }: SourceTree): ReadonlySet<string> =>
  new Set([...documents, ...sections].map(({ locale, key }) => keyInLocale(locale, key)));
