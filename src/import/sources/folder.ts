/** What sources that are folders of Markdown share: texts, front matter, sections, assets, languages. */
import { readFileSync, statSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { basename, extname, join } from 'node:path';
import { contentHash } from '#base/content-hash.ts';
import { lastPart, parentOf } from '#base/slash-path.ts';
import { shownPath } from '#files/places.ts';
import { isDrawing } from '#files/drawings.ts';
import { isPictureAddress } from '#import/tree/addresses.ts';
import { takeNotes, type Note, type NoteTaker } from '#import/tree/notes.ts';
import type {
  Dialect,
  DocumentData,
  SourceAsset,
  SourceDocument,
  SourceRedirect,
  SourceSection,
  SourceSite,
  SourceTree,
} from '#import/tree/tree.ts';
import type { FolderPlace } from './place.ts';
import { pictureIn, readDrawing, readSourceText, whyUnshown } from './source-files.ts';
import { readRedirectFiles } from './redirect-files.ts';
import { readFrontMatter, type FrontMatterKeys } from './markdown/front-matter.ts';
import { isSectionText, toSections } from './markdown/sections.ts';

/** A text of a folder, and what it is in the source. */
export interface FolderText {
  /** Path below the folder. */
  readonly name: string;
  readonly locale: string;
  /** Where links find it: the same for all its translations. Default: its path. */
  readonly address?: string | undefined;
}

export interface FolderReading {
  readonly place: FolderPlace;
  readonly site?: SourceSite;
  /** Languages, the first one first. */
  readonly locales: readonly string[];
  readonly texts: readonly FolderText[];
  /** Keys of front matter that are known, besides those that every source knows. */
  readonly keys?: FrontMatterKeys;
  /** The text as it counts, with as many lines: front matter that is not YAML, for instance. */
  readonly rewritten?: (written: string, name: string) => string;
  readonly dialectOf?: (text: FolderText, raw: Readonly<Record<string, unknown>>) => Dialect | undefined;
  /** What the source says of a document beyond its front matter. */
  readonly dataOf?: (
    text: FolderText,
    document: SourceDocument,
    raw: Readonly<Record<string, unknown>>,
  ) => Partial<SourceDocument>;
  /** Default: folders are sections. */
  readonly sectionsOf?:
    ((documents: readonly SourceDocument[], locale: string) => SourceSection[]) | undefined;
  readonly findAsset?: SourceTree['findAsset'];
  readonly readLink?: SourceTree['readLink'];
  readonly redirects?: readonly SourceRedirect[];
  readonly notes?: readonly Note[];
}

/** Reads the texts of a folder into a tree. What is wrong with one of them costs it alone, and is a note. */
export function readFolder(reading: FolderReading): SourceTree {
  const { place, locales, texts } = reading;
  const notes: Note[] = [
    ...place.problems.map(({ file, message }): Note => ({
      file,
      line: undefined,
      kind: 'file-skipped',
      what: message,
    })),
    ...(reading.notes ?? []),
  ];
  const documents = texts.flatMap((text) => {
    const taker = takeNotes(shownPath(join(place.path, text.name)));
    const document = readOne(reading, text, taker);
    notes.push(...taker.notes);
    return document ? [document] : [];
  });
  const sectionsOf = reading.sectionsOf ?? folderSections;
  return {
    site: reading.site ?? {},
    locales,
    sectionsAreFolders: reading.sectionsOf === undefined,
    sections: locales.flatMap((locale) =>
      sectionsOf(
        documents.filter((one) => one.locale === locale),
        locale,
      ),
    ),
    documents,
    assets: assetsIn(place),
    findAsset: reading.findAsset,
    readLink: reading.readLink,
    redirects: [...(reading.redirects ?? []), ...readRedirectFiles(place, locales[0] ?? 'en')],
    notes,
  };
}

/** Folders are sections. */
export const folderSections = (documents: readonly SourceDocument[], locale: string): SourceSection[] =>
  toSections(
    documents.map(({ address }) => address),
    locale,
  );

function readOne(reading: FolderReading, text: FolderText, taker: NoteTaker): SourceDocument | undefined {
  const written = readText(join(reading.place.path, text.name), taker);
  if (written === undefined) return undefined;
  return documentOf(reading, text, reading.rewritten?.(written, text.name) ?? written, taker);
}

/** A text as a document. Notes: those of its front matter. */
export function documentOf(
  { keys, dialectOf, dataOf }: Pick<FolderReading, 'keys' | 'dialectOf' | 'dataOf'>,
  text: FolderText,
  written: string,
  taker: NoteTaker,
): SourceDocument {
  const address = text.address ?? text.name;
  const { raw, data, ...body } = readFrontMatter(written, taker, keys);
  const document: SourceDocument = {
    key: address,
    locale: text.locale,
    address,
    shown: taker.file,
    name: nameOf(address),
    section: parentOf(address),
    isSectionText: isSectionText(address),
    format: /\.html?$/i.test(text.name) ? 'html' : 'markdown',
    ...body,
    data,
    dialect: dialectOf?.(text, raw),
  };
  return { ...document, ...dataOf?.(text, document, raw) };
}

/** The name of a file without ending and the number before it. */
export const nameOf = (address: string): string =>
  lastPart(address)
    .replace(/\.\w+$/, '')
    .replace(/^\d{1,3}[\s._-]+(?=\D)/, '');

/** The data of a document with some of it said otherwise. */
export const withData = (
  document: SourceDocument,
  data: Partial<DocumentData>,
): Pick<SourceDocument, 'data'> => ({
  data: { ...document.data, ...data },
});

/** The text with `\n` as line break; `undefined` and a note where there is none to import. */
export function readText(path: string, { note }: NoteTaker): string | undefined {
  const read = readSourceText(path);
  if (read.problems) {
    for (const { message, at } of read.problems) note('file-skipped', at?.line, message);
    return undefined;
  }
  if (read.encoding !== undefined) note('file-cleaned', 1, `${read.encoding} became UTF-8`);
  if (read.bytes.subarray(0, 3).equals(byteOrderMark)) note('file-cleaned', 1, 'byte-order mark removed');
  if (read.bytes.includes('\r')) note('file-cleaned', 1, 'CRLF line ends became LF');
  if (read.text.trim() !== '') return read.text;
  note('file-empty', undefined, 'the file is empty');
  return undefined;
}

const byteOrderMark = Buffer.from([0xef, 0xbb, 0xbf]);

/** Every file of a folder; of several with the same bytes, one stands for all. */
export function assetsIn({ path, files }: FolderPlace): Map<string, SourceAsset> {
  const assets = new Map<string, SourceAsset>();
  const bySize = Map.groupBy(files.filter(isAsset), (name) => {
    const size = statSync(join(path, name), { throwIfNoEntry: false })?.size ?? 0;
    // Under another ending, the same bytes may be no picture: `a.png.1`.
    return `${size} ${extname(name).toLowerCase()}`;
  });
  for (const same of bySize.values()) {
    const byHash = new Map<string, string>();
    for (const name of same) {
      const hash = same.length === 1 ? name : contentHash(readFileSync(join(path, name)));
      const first = byHash.get(hash);
      if (first === undefined) byHash.set(hash, name);
      assets.set(name, { ...assetAt(join(path, name)), sameAs: first });
    }
  }
  return assets;
}

function assetAt(path: string): SourceAsset {
  const ending = extname(path) === '' ? pictureIn(path) : undefined;
  return {
    read: async () => (isDrawing(path) ? readDrawing(path) : readFile(path)),
    // GitBook, for one, keeps pictures without an ending.
    ...(ending !== undefined && ending !== 'svg' && { isImage: true, name: `${basename(path)}.${ending}` }),
    ...(isPictureAddress(path.replace(/[?#]/g, '-')) && { whyUnshown: () => whyUnshown(path) }),
  };
}

/** Texts and code of the site are no files for readers. */
const isAsset = (name: string) =>
  !/\.(?:mdx?|markdown|[cm]?[jt]sx?|ya?ml|lock|s?css|astro|vue|rb|gemspec|sh|toml|liquid|canvas)$/i.test(
    name,
  );

/** Looks for an asset of that path below several folders: `static`, `public`. */
export function findBelow(
  files: readonly string[],
  folders: readonly string[],
): (url: string) => string | undefined {
  const known = new Set(files);
  return (url) => {
    const path = decodePathOf(url);
    return folders
      .map((folder) => (folder === '' ? path : `${folder}/${path}`))
      .find((name) => known.has(name));
  };
}

const decodePathOf = (url: string) => {
  const path = url.replace(/[?#].*$/, '').replace(/^(?:@site|~)?\/+/, '');
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
};
