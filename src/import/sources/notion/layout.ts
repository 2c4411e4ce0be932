/** Where things lie in a Notion export: names with ids, and folders beside the pages that they belong to. */
import { lastPart, parentOf } from '#base/slash-path.ts';

const idAtEnd = /[ _-]?([\da-f]{32})(?:_all)?$/i;

/** The id at the end of a file's or folder's name. */
export const idOf = (path: string): string | undefined =>
  idAtEnd.exec(withoutEnding(path))?.[1]?.toLowerCase();

/** The name as people gave it. */
export const cleanName = (path: string): string =>
  lastPart(withoutEnding(path)).replace(idAtEnd, '').trim() || lastPart(withoutEnding(path));

const withoutEnding = (path: string) => path.replace(/\.(?:md|html|csv)$/i, '');

/** Pages of an export as Markdown, and of one as HTML: there, each has an id. */
export const isPage = (name: string): boolean =>
  /\.md$/i.test(name) || (/\.html$/i.test(name) && idOf(name) !== undefined);

export interface NotionLayout {
  /** The folder that stands for the whole. */
  readonly root: string;
  /** The page about the whole, if there is one. */
  readonly home: string | undefined;
  /** The folder with the pages below a page, by that page. */
  readonly folderOf: ReadonlyMap<string, string>;
  /** The table that lists the pages of a folder. */
  readonly tableOf: ReadonlyMap<string, string>;
}

/** Reads the layout from the paths of pages and tables. */
export function readLayout(files: readonly string[]): NotionLayout {
  const pages = files.filter(isPage);
  const folders = new Set(pages.flatMap((name) => foldersAbove(parentOf(name))));
  const folderFor = (name: string) =>
    [withoutEnding(name), [parentOf(name), cleanName(name)].filter(Boolean).join('/')].find((folder) =>
      folders.has(folder),
    );
  const folderOf = new Map(pages.flatMap((name) => pairOf(name, folderFor(name))));
  const tables = files.filter((name) => /\.csv$/i.test(name) && !/_all\.csv$/i.test(name));
  const tableOf = new Map(
    tables.flatMap((name) => pairOf(name, folderFor(name)).map(([, folder]) => [folder, name] as const)),
  );
  return { ...rootOf(pages, folderOf), folderOf, tableOf };
}

const pairOf = (name: string, folder: string | undefined) =>
  folder === undefined ? [] : [[name, folder] as const];

const foldersAbove = (folder: string): string[] =>
  folder === '' ? [] : [...foldersAbove(parentOf(folder)), folder];

/** Notion wraps an export in folders, and all pages in the one that was exported. */
function rootOf(
  pages: readonly string[],
  folderOf: ReadonlyMap<string, string>,
): Pick<NotionLayout, 'root' | 'home'> {
  let root = '';
  for (;;) {
    const here = pages.filter((name) => parentOf(name) === root);
    const below = new Set(
      pages
        .filter((name) => parentOf(name) !== root)
        .map((name) => name.slice(root === '' ? 0 : root.length + 1).split('/')[0] ?? ''),
    );
    const [folder, ...others] = [...below].map((name) => (root === '' ? name : `${root}/${name}`));
    if (folder === undefined || others.length > 0) return { root, home: undefined };
    const [page, ...more] = here;
    if (page !== undefined && more.length === 0 && folderOf.get(page) === folder)
      return { root: folder, home: page };
    if (page !== undefined) return { root, home: undefined };
    root = folder;
  }
}
