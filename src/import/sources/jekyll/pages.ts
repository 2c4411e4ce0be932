/** Which files of a Jekyll site are pages, and what each of them is. */
import { matchesGlob, join } from 'node:path';
import { lastPart, parentOf } from '#base/slash-path.ts';
import { splitFrontMatter } from '#files/front-matter.ts';
import { shownPath } from '#files/places.ts';
import { readableName } from '#import/tree/slugs.ts';
import type { Note } from '#import/tree/notes.ts';
import type { FolderPlace } from '#import/sources/place.ts';
import { yamlOf, type JekyllConfig } from './config.ts';
import { isData } from './data.ts';
import { languagesOf, type LocatedText } from './languages.ts';
import { addressOf } from './permalink.ts';
import { stringOf, wordsOf } from './words.ts';

/** A page, a post or a document of a collection. */
export interface JekyllPage extends LocatedText {
  /** Path of the file below the place. */
  readonly file: string;
  /** Front matter, with what the configuration gives it. */
  readonly front: Readonly<Record<string, unknown>>;
  readonly body: string;
  readonly title: string | undefined;
  /** Path at which readers found it, below the site's base. */
  readonly url: string;
  /** The address as texts of the site are told it. */
  readonly ownUrl: string;
  readonly date: string | undefined;
  readonly categories: readonly string[];
  readonly isDraft: boolean;
}

export interface JekyllPages {
  readonly pages: readonly JekyllPage[];
  readonly locales: readonly string[];
  readonly notes: readonly Note[];
}

const partFolders = /^_(?:layouts|includes|data|sass|site|plugins|i18n|config|tooltips|cache)$/;
const textFile = /\.(?:md|markdown|mkdn?|mkdown|html?)$/i;
const metaFile =
  /^(?:README|LICENSE|LICENCE|COPYING|CODE_OF_CONDUCT|CONTRIBUTING|ISSUE_TEMPLATE|PULL_REQUEST_TEMPLATE|SECURITY|CHANGELOG|HISTORY|AUTHORS)\.\w+$/i;
/** Pages that every help centre has by itself. */
const ownPage = /^(?:404|search|sitemap|feed|atom|offline|google[0-9a-f]{8,})\.\w+$/i;
const usuallyExcluded = [
  'Gemfile',
  'Gemfile.lock',
  'node_modules',
  'vendor',
  '.bundle',
  '.jekyll-cache',
  '.sass-cache',
  '_site',
];

/** Everything that Jekyll would publish as a page of text. */
export function readPages(place: FolderPlace, config: JekyllConfig): JekyllPages {
  const left: string[] = [];
  const found = place.files.flatMap((file) => {
    const candidate = candidateOf(file, config);
    if (candidate === undefined) return [];
    const text = place.textOf(file) ?? '';
    const { yaml, body } = splitFrontMatter(text.replace(/^\uFEFF/, '').replaceAll('\r\n', '\n'));
    const name = lastPart(candidate.path);
    const isTaken =
      yaml !== undefined ||
      (config.takesAllMarkdown && !/\.html?$/i.test(name) && !metaFile.test(name) && text.trim() !== '');
    if (!isTaken || (ownPage.test(name) && (candidate.collection === undefined || name.startsWith('404')))) {
      if (/\.(?:md|markdown)$/i.test(name)) left.push(file);
      return [];
    }
    const own = yaml === undefined ? {} : yamlOf(yaml);
    const type = candidate.collection ?? 'pages';
    const front = { ...config.defaultsFor(candidate.path, type), ...(isData(own) ? own : {}) };
    return [{ ...candidate, file, body, front }];
  });
  const { texts, locales } = languagesOf(found, config);
  return { pages: texts.map((text) => finishPage(text, config)), locales, notes: notesOn(place, left) };
}

const notesOn = (place: FolderPlace, left: readonly string[]): Note[] =>
  left.map((file) => ({
    file: shownPath(join(place.path, file)),
    line: undefined,
    kind: 'folder-skipped',
    what: 'no page of the site: it has no front matter, or the new site has such a page by itself',
  }));

interface Candidate {
  /** Path below the site. */
  readonly path: string;
  readonly collection: string | undefined;
  /** Path below the folder of the collection, or of the site. */
  readonly inner: string;
  readonly isDraft: boolean;
}

/** Where a file belongs; `undefined` for what is no text of a page. */
function candidateOf(file: string, config: JekyllConfig): Candidate | undefined {
  if (!file.startsWith(config.root) || !textFile.test(file)) return undefined;
  const path = file.slice(config.root.length);
  if (isExcluded(path, config)) return undefined;
  const below =
    config.collectionsDir !== '' && path.startsWith(`${config.collectionsDir}/`)
      ? path.slice(config.collectionsDir.length + 1)
      : path;
  const parts = below.split('/');
  const at = parts.findIndex((part) => /^[_.#~]/.test(part));
  if (at === -1)
    return below === path || config.collectionsDir === ''
      ? { path, collection: undefined, inner: path, isDraft: false }
      : undefined;
  const folder = parts[at] ?? '';
  const rest = parts.slice(at + 1).join('/');
  if (rest === '' || /(?:^|\/)[_.#~]/.test(rest)) return undefined;
  const before = parts.slice(0, at).join('/');
  if (folder === '_posts' || folder === '_drafts')
    return {
      path,
      collection: 'posts',
      inner: before === '' ? rest : `${before}/${rest}`,
      isDraft: folder === '_drafts',
    };
  if (at > 0 || partFolders.test(folder)) return undefined;
  const label = folder.slice(1);
  const known = config.collections.get(label);
  const isRead = known ? known.output : !config.isWhole;
  return isRead ? { path, collection: label, inner: rest, isDraft: false } : undefined;
}

function isExcluded(path: string, { exclude, include }: JekyllConfig): boolean {
  if (include.some((glob) => matches(path, glob))) return false;
  return [...usuallyExcluded, ...exclude].some((glob) => matches(path, glob));
}

function matches(path: string, glob: string): boolean {
  const wanted = glob.replace(/^\.?\/+|\/+$/g, '');
  if (wanted === '') return false;
  return (
    path === wanted ||
    path.startsWith(`${wanted}/`) ||
    (/[*?[{]/.test(wanted) && (matchesGlob(path, wanted) || matchesGlob(path, `${wanted}/**`)))
  );
}

type Found = Candidate & LocatedText & Pick<JekyllPage, 'file' | 'body' | 'front'>;

function finishPage(text: Found, config: JekyllConfig): JekyllPage {
  const { front, collection, inner } = text;
  const named = /^(\d{4})-(\d{1,2})-(\d{1,2})-/.exec(lastPart(inner));
  const date =
    dayOf(front['date']) ??
    (named ? `${named[1]}-${named[2]?.padStart(2, '0')}-${named[3]?.padStart(2, '0')}` : undefined);
  const folder = parentOf(inner);
  const categories = [
    ...(collection === 'posts' && folder !== '' ? folder.split('/') : []),
    ...wordsOf(front['categories']),
    ...wordsOf(front['category'], false),
  ];
  const style = collection === undefined ? undefined : config.collections.get(collection)?.permalink;
  const url = addressOf({
    path: inner,
    collection,
    own: stringOf(front['permalink']),
    collectionStyle: style,
    siteStyle: config.permalink,
    date,
    slug: stringOf(front['slug']),
    categories,
  });
  const prefix = text.prefix !== '' && !url.startsWith(`${text.prefix}/`) ? text.prefix : '';
  return {
    ...text,
    title: stringOf(front['title']),
    url: prefix + url,
    // The plugin for several languages keeps them out of what texts ask for.
    ownUrl: text.isShared ? url : prefix + url,
    date,
    categories: [...new Set(categories)],
  };
}

const dayOf = (value: unknown): string | undefined =>
  value instanceof Date
    ? value.toISOString().slice(0, 10)
    : /^\d{4}-\d{2}-\d{2}/.exec(stringOf(value) ?? '')?.[0];

/** What a page is called: by its title, else by its file. */
export const titleOf = ({ title, inner }: Pick<JekyllPage, 'title' | 'inner'>): string =>
  title ?? readableName(lastPart(inner).replace(/^\d{4}-\d{1,2}-\d{1,2}-/, ''));
