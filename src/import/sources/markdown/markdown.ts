/** Reads a folder of Markdown: folders are sections, files are documents, everything else is an asset. */
import { convertDirectives } from '#import/dialects/directives.ts';
import { mdxDialect } from '#import/dialects/mdx.ts';
import { findBelow, readFolder } from '#import/sources/folder.ts';
import { splitLocales } from '#import/sources/split-locales.ts';
import type { FolderPlace } from '#import/sources/place.ts';
import type { Source } from '#import/sources/source.ts';
import type { SourceTree } from '#import/tree/tree.ts';

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
  const folders = place.files.flatMap(
    (name) => /^(?:(.*\/)?(?:static|public|assets|images|img))\//.exec(name)?.[0].slice(0, -1) ?? [],
  );
  return readFolder({
    place,
    locales,
    texts,
    findAsset: findBelow(place.files, [...new Set(folders)]),
    dialectOf: ({ name }) =>
      /\.mdx$/i.test(name) ? mdxDialect({ partial: () => undefined }) : convertDirectives,
  });
}

/** A text to import; a dot folder is a tool's. */
export const isText = (name: string): boolean =>
  /\.(?:md|mdx|markdown)$/i.test(name) && !/(?:^|\/)\./.test(name);
