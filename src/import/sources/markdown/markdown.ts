/** Reads a folder of Markdown: folders are sections, files are documents, everything else is an asset. */
import { convertDirectives } from '#import/dialects/directives.ts';
import { restoreExported } from '#import/dialects/exported.ts';
import { mdxDialect } from '#import/dialects/mdx.ts';
import { parentOf } from '#base/slash-path.ts';
import { findBelow, readFolder, type FolderText } from '#import/sources/folder.ts';
import { splitLocales } from '#import/sources/split-locales.ts';
import type { FolderPlace } from '#import/sources/place.ts';
import type { Source } from '#import/sources/source.ts';
import { linksAcross } from './across-languages.ts';
import { joinSourcePath } from '#import/tree/addresses.ts';
import { takeNotes } from '#import/tree/notes.ts';
import type { Dialect, SourceTree } from '#import/tree/tree.ts';
import { readFrontMatter } from './front-matter.ts';

export const markdown = {
  title: 'Markdown',
  what: 'a folder of Markdown files',
  recognise: (place) => (place.kind === 'folder' ? place.files.find(isText) : undefined),
  read: async (place, { locale }) => {
    if (place.kind !== 'folder') throw new Error('Name a folder of Markdown files.');
    return readMarkdown(place, locale);
  },
} satisfies Source;

function readMarkdown(place: FolderPlace, locale: string): SourceTree {
  const { locales, texts } = splitLocales(place.files.filter(isText), locale);
  const folders = place.files.flatMap(assetFolders);
  const findBelowFolders = findBelow(place.files, [...new Set(folders)]);
  const besideText = findBeside(place.files, texts, locales);
  const across = linksAcross(texts);
  return readFolder({
    place,
    site: { name: nameOfExport(place, locales[0] ?? locale) },
    locales,
    texts,
    findAsset: (url, from) => besideText(url, from) ?? findBelowFolders(url),
    dialectOf: (text) => {
      const dialect = /\.mdx$/i.test(text.name) ? mdxDialect({ partial: () => undefined }) : plainDialect;
      return (source, context) => dialect(across(source, text), context);
    },
  });
}

/** The name of a site that Fener exported: the title of its first page. */
function nameOfExport({ textOf }: FolderPlace, locale: string): string | undefined {
  if (textOf('.fener-export.json') === undefined) return undefined;
  const home = textOf('index.md') ?? textOf(`${locale}/index.md`) ?? '';
  return readFrontMatter(home, takeNotes('index.md')).data.title;
}

const plainDialect: Dialect = (source, context) => convertDirectives(restoreExported(source), context);

/** Looks beside the file of a text, or of the same text in another language: not where its address is. */
function findBeside(
  files: readonly string[],
  texts: readonly FolderText[],
  locales: readonly string[],
): NonNullable<SourceTree['findAsset']> {
  const known = new Set(files);
  const nameOf = new Map(texts.map(({ locale, address, name }) => [`${locale}\n${address ?? name}`, name]));
  return (url, { address, locale }) => {
    const path = url.replace(/[?#].*$/, '');
    return [locale, ...locales]
      .flatMap((id) => nameOf.get(`${id}\n${address}`) ?? [])
      .map((name) => joinSourcePath(parentOf(name), path))
      .find((found) => found !== undefined && known.has(found));
  };
}

/** Folders above a file that a site may serve as its top, outermost first: `static` and `static/img`. */
const assetFolders = (name: string): string[] =>
  [...name.matchAll(/(?<=^|\/)(?:static|public|assets|images|img)(?=\/)/g)].map(({ 0: { length }, index }) =>
    name.slice(0, index + length),
  );

/** A text to import; a dot folder is a tool's. */
export const isText = (name: string): boolean =>
  /\.(?:md|mdx|markdown)$/i.test(name) && !/(?:^|\/)\./.test(name);
