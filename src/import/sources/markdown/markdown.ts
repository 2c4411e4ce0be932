/** Reads a folder of Markdown or HTML: folders are sections, files are documents, everything else is an asset. */
import { convertDirectives } from '#import/dialects/directives.ts';
import { restoreExported, withoutNames } from '#import/dialects/exported.ts';
import { mdxDialect } from '#import/dialects/mdx.ts';
import { parentOf } from '#base/slash-path.ts';
import { findBelow, readFolder, withData, type FolderText } from '#import/sources/folder.ts';
import { splitLocales } from '#import/sources/split-locales.ts';
import type { FolderPlace } from '#import/sources/place.ts';
import { aboutRepository, leftOutNotes, sortRepositoryTexts } from '#import/sources/repository-texts.ts';
import type { Source } from '#import/sources/source.ts';
import { unreadTexts } from '#import/sources/unread-formats.ts';
import { linksAcross } from './across-languages.ts';
import { joinSourcePath } from '#import/tree/addresses.ts';
import { takeNotes, type Note } from '#import/tree/notes.ts';
import type { Dialect, SourceTree } from '#import/tree/tree.ts';
import { readFrontMatter } from './front-matter.ts';
import { isHtml, readHtmlArticle, type HtmlArticle } from './html-texts.ts';
import { readNumbers } from './numbered.ts';

export const markdown = {
  title: 'Markdown',
  what: 'a folder of Markdown or HTML files',
  recognise: (place) => (place.kind === 'folder' ? textsIn(place).texts[0] : undefined),
  read: async (place, { locale }) => {
    if (place.kind !== 'folder') throw new Error('Name a folder of Markdown or HTML files.');
    return readMarkdown(place, locale);
  },
} satisfies Source;

function readMarkdown(place: FolderPlace, locale: string): SourceTree {
  const { texts: names, left, templates } = textsIn(place);
  const split = splitLocales(names, locale);
  const { locales } = split;
  const numbers = readNumbers(split.texts, locales[0], place.textOf);
  const { texts } = numbers;
  const folders = place.files.flatMap(assetFolders);
  const findBelowFolders = findBelow(place.files, [...new Set(folders)]);
  const besideText = findBeside(place.files, texts, locales);
  const across = linksAcross(texts);
  const articles = new Map<string, HtmlArticle>();
  return readFolder({
    place,
    site: { name: nameOfExport(place, locales[0] ?? locale) },
    locales,
    texts,
    findAsset: (url, from) => besideText(url, from) ?? findBelowFolders(url),
    rewritten: (written, name) => {
      if (!isHtml(name)) return written;
      const article = readHtmlArticle(written);
      articles.set(name, article);
      return article.body;
    },
    dataOf: ({ name }, document) => {
      const { title, description } = articles.get(name) ?? {};
      const heading = /^# (.+)$/m.exec(document.body)?.[1];
      const named = numbers.nameOf(name, document.data.title ?? title ?? heading);
      return {
        ...(named !== undefined && { name: named }),
        ...withData(document, {
          title: document.data.title ?? title,
          description: document.data.description ?? description,
          legacy: [...document.data.legacy, ...numbers.legacyOf(name)],
          draft: document.data.draft || isDraft(name),
        }),
      };
    },
    dialectOf: (text, raw) => {
      if (isHtml(text.name)) return undefined;
      const dialect = /\.mdx$/i.test(text.name) ? mdxDialect({ partial: () => undefined }) : plainDialect;
      const isExported = raw['generator'] === 'Fener';
      return (source, context) => dialect(across(isExported ? withoutNames(source) : source, text), context);
    },
    notes: [
      ...leftOutNotes(left, aboutRepository),
      ...leftOutNotes(templates, 'what other texts are made from'),
      ...unreadTexts(place),
      ...place.files.filter((name) => navigation.test(name)).map(unreadNavigation),
    ],
  });
}

/** The texts of a folder, and those that it has for other purposes. */
function textsIn(place: FolderPlace): {
  readonly texts: readonly string[];
  readonly left: readonly string[];
  readonly templates: readonly string[];
} {
  const { files } = place;
  const all = files.filter(isText);
  const templates = all.filter((name) => isTemplate.test(name));
  const { texts, left } = sortRepositoryTexts(place, { names: all.filter((name) => !isTemplate.test(name)) });
  // Pages in HTML beside Markdown are examples, or what the Markdown was made from.
  const html = texts.every((name) => /(?:^|\/)readme\.md$/i.test(name))
    ? files.filter((name) => isHtml(name) && !/(?:^|\/)\./.test(name))
    : [];
  return html.length > 0 ? { texts: html, left: [...left, ...texts], templates } : { texts, left, templates };
}

/** Folders of what other texts are made from. */
const isTemplate = /(?:^|\/)_(?:templates?|layouts?|includes?|partials?|snippets?)\//i;

/** What Nextra says of titles and order: https://nextra.site/docs/file-conventions/meta-file */
const navigation = /(?:^|\/)_meta\.(?:json|[jt]sx?)$/;

const unreadNavigation = (file: string): Note => ({
  file,
  line: undefined,
  kind: 'navigation-unread',
  what: 'order and titles of Nextra: set "order" and "title" of the articles and topics',
});

/** Folders of what isn't published yet. */
const isDraft = (name: string) => /(?:^|\/)_drafts?\//i.test(name);

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
