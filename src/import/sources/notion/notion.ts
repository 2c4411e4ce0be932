/** Reads what Notion exports as "Markdown & CSV", or as HTML. https://www.notion.com/help/export-your-content */
import { parentOf } from '#base/slash-path.ts';
import { convertNotion } from '#import/dialects/notion.ts';
import { readFolder } from '#import/sources/folder.ts';
import type { FolderPlace } from '#import/sources/place.ts';
import { hasOwnWords } from '#import/sources/own-words.ts';
import type { Source } from '#import/sources/source.ts';
import type { Note } from '#import/tree/notes.ts';
import type { SourceDocument, SourceSection, SourceTree } from '#import/tree/tree.ts';
import { readHtmlPage, type NotionPage } from './html-page.ts';
import { cleanName, idOf, isPage, readLayout, type NotionLayout } from './layout.ts';
import { readProperties, takeProperties } from './properties.ts';

export const notion = {
  title: 'Notion',
  what: 'the unzipped folder of an export, as "Markdown & CSV" or HTML',
  recognise: (place) =>
    place.kind === 'folder'
      ? place.files.find(
          (name) =>
            isPage(name) &&
            idOf(name) !== undefined &&
            (/\.md$/i.test(name) || isHtmlPage(place.headOf(name))),
        )
      : undefined,
  read: async (place, { locale }) => {
    if (place.kind !== 'folder') throw new Error('Unzip the export, and name its folder.');
    return readExport(place, locale);
  },
} satisfies Source;

const isHtmlPage = (head: string) => /<article\b[^>]*\bclass="page\b/.test(head);

function readExport(place: FolderPlace, locale: string): SourceTree {
  const layout = readLayout(place.files);
  const texts = place.files.filter(isPage).map((name) => ({ name, locale }));
  const inHtml = htmlPages(place);
  const notes: Note[] = [];
  const tree = readFolder({
    place,
    locales: [locale],
    texts,
    dialectOf: ({ name }) => (/\.md$/i.test(name) ? convertNotion : undefined),
    dataOf: ({ name }, document) => pageOf(name, document, { ...layout, inHtml }, notes),
    sectionsOf: (documents) => sectionsOf(documents, layout, locale),
  });
  return { ...tree, notes: [...tree.notes, ...notes] };
}

interface NotionExport extends NotionLayout {
  readonly inHtml: (name: string, html: string) => NotionPage | undefined;
}

/** Reads pages of HTML: those that links of any page lead into keep the ids of their headings. */
function htmlPages({ files, textOf }: FolderPlace): NotionExport['inHtml'] {
  const linked = new Set(
    files
      .filter((name) => /\.html$/i.test(name))
      .flatMap((name) => [...(textOf(name) ?? '').matchAll(/href="[^"#]*\.html#([\w-]+)"/g)])
      .map(([, id = '']) => id),
  );
  return (name, html) => (/\.html$/i.test(name) ? readHtmlPage(html, linked) : undefined);
}

function pageOf(
  name: string,
  document: SourceDocument,
  { root, home, folderOf, tableOf, inHtml }: NotionExport,
  notes: Note[],
): Partial<SourceDocument> {
  const folder = parentOf(name);
  const own = name === home ? root : folderOf.get(name);
  const around = folder === root || name === home ? '' : folder;
  const page = inHtml(name, document.body);
  const { data, left, body } = page
    ? { ...readProperties(page.properties), body: page.body }
    : tableOf.has(folder)
      ? takeProperties(document.body)
      : { data: {}, left: [], body: document.body };
  for (const what of left)
    notes.push({ file: document.shown, line: undefined, kind: 'front-matter-key', what });
  const title = page?.title ?? titleOf(document) ?? cleanName(name);
  return {
    name: title,
    section: own === undefined || name === home ? around : own,
    isSectionText: own !== undefined && !(name === home && hasOwnWords(body)),
    body,
    data: { ...document.data, ...data, title, legacy: oldAddresses(title, idOf(name)) },
  };
}

const titleOf = ({ body }: SourceDocument) => /^\s*# ([^\n]+)/.exec(body)?.[1]?.trim();

/** Addresses of Notion end in the id. */
const oldAddresses = (title: string, id: string | undefined) => {
  const words = title.replace(/[^\p{L}\p{N}]+/gu, '-').replace(/^-|-$/g, '');
  return id === undefined ? [] : [`/${id}`, ...(words === '' ? [] : [`/${words}-${id}`])];
};

/** Folders as topics, called as the page or table that they belong to. */
function sectionsOf(
  documents: readonly SourceDocument[],
  { root, folderOf, tableOf }: NotionLayout,
  locale: string,
): SourceSection[] {
  const pageOfFolder = new Map([...folderOf].map(([page, folder]) => [folder, page]));
  const titles = new Map(documents.map((document) => [document.address, document.data.title]));
  const folders = new Set<string>();
  for (const { address } of documents)
    for (
      let folder = parentOf(address);
      !`${root}/`.startsWith(`${folder}/`) && folder !== '';
      folder = parentOf(folder)
    )
      folders.add(folder);
  return [...folders].toSorted().map((folder): SourceSection => {
    const page = pageOfFolder.get(folder);
    const title = titles.get(page ?? '') ?? cleanName(tableOf.get(folder) ?? folder);
    const above = parentOf(folder);
    return {
      key: folder,
      locale,
      // Links lead to the table.
      address: tableOf.get(folder) ?? folder,
      parent: above === root ? '' : above,
      name: title,
      title,
      order: undefined,
    };
  });
}
