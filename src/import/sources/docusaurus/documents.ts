/** Which texts a site has, how it calls them, and where it shows them. */
import { matchesGlob } from 'node:path';
import { lastPart, parentOf } from '#base/slash-path.ts';
import { nameOf, type FolderText } from '#import/sources/folder.ts';
import { isText } from '#import/sources/markdown/markdown.ts';
import type { FolderPlace } from '#import/sources/place.ts';
import { joinSourcePath } from '#import/tree/addresses.ts';
import type { DocsConfig, SiteConfig } from './config.ts';

/** A text of the documents, with its place in them. */
export interface DocsText extends FolderText {
  readonly docs: DocsConfig;
  /** Path below the folder of the documents. */
  readonly path: string;
  readonly address: string;
}

type Raw = Readonly<Record<string, unknown>>;

/** Texts of one set of documents in all languages. Names that begin with "_" are parts of others. */
export function textsOf({ files }: FolderPlace, config: SiteConfig, docs: DocsConfig): DocsText[] {
  const folders = [
    { locale: config.locales[0]?.id ?? 'en', folder: docs.folder },
    ...config.locales.map(({ id, folder }) => ({
      locale: id,
      folder: `${config.root}${folder}/${docs.translations.folder}`,
    })),
  ];
  return folders.flatMap(({ locale, folder }) =>
    files.flatMap((name) => {
      const prefix = folder === '' ? '' : `${folder}/`;
      const path = name.slice(prefix.length);
      const isPart = docs.exclude?.some((glob) => matchesGlob(path, glob)) ?? usualParts.test(path);
      if (!name.startsWith(prefix) || !isText(name) || isPart) return [];
      // The home page of a site is code of its own.
      if (docs.kind === 'pages' && isIndexName(path)) return [];
      return [{ name, locale, docs, path, address: docs.base === '' ? path : `${docs.base}/${path}` }];
    }),
  );
}

/** https://docusaurus.io/docs/api/plugins/@docusaurus/plugin-content-docs#exclude */
const usualParts = /(?:^|\/)_|(?:^|\/)__tests__\/|\.test\.\w+$/;

/** What sidebars call a document: its path without numbers and ending, with the id that it gives itself. */
export function docIdOf(path: string, raw: Raw): string {
  const own = typeof raw['id'] === 'string' ? raw['id'] : nameOf(path);
  const folder = withoutNumbers(parentOf(path));
  return folder === '' ? own : `${folder}/${own}`;
}

/** Where a document is below its site: `/docs/guides/send`. */
export function routeOf({ docs, path }: Pick<DocsText, 'docs' | 'path'>, raw: Raw): string {
  const slug = slugOf(raw);
  const folder = withoutNumbers(parentOf(path));
  const own = typeof raw['id'] === 'string' ? raw['id'] : nameOf(path);
  const written = slug ?? (isIndexName(path) ? '' : own);
  const below = written.startsWith('/') ? written : `/${joinSourcePath(folder, written) ?? written}`;
  return `/${docs.route}${below}`;
}

/** A route as a language of the site has it. */
export function addressIn({ base, locales }: SiteConfig, locale: string, route: string): string {
  const index = locales.findIndex(({ id }) => id === locale);
  const prefix = index > 0 ? `/${locales[index]?.written ?? locale}` : '';
  return `${base}${prefix}${route}`.replace(/\/{2,}/g, '/').replace(/(?<=.)\/$/, '');
}

export const slugOf = (raw: Raw): string | undefined =>
  typeof raw['slug'] === 'string' ? raw['slug'] : undefined;

const withoutNumbers = (folder: string) => folder.split('/').map(withoutNumber).join('/');

export const withoutNumber = (name: string): string => name.replace(/^\d{1,3}[\s._-]+(?=\D)/, '');

/** The number before a name, which is its place. */
export const numberOf = (path: string): number | undefined => {
  const number = /^(\d{1,3})[\s._-]+\D/.exec(lastPart(path))?.[1];
  return number === undefined ? undefined : Number(number);
};

/** `index`, `readme`, or a document called like its folder. */
export const isIndexName = (path: string): boolean => {
  const name = nameOf(path).toLowerCase();
  return (
    name === 'index' || name === 'readme' || name === withoutNumber(lastPart(parentOf(path))).toLowerCase()
  );
};
