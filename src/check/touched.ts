/** What a change of files touches: the files themselves, and those that depend on them. */
import { basename, join, posix, resolve } from 'node:path';
import { nameBelow } from '#base/file-paths.ts';
import { lastPart } from '#base/slash-path.ts';
import { decode } from '#base/written-address.ts';
import { contentPathOf } from '#files/article-file.ts';
import { splitFrontMatter } from '#files/front-matter.ts';
import { repliesDir } from '#files/read-replies.ts';
import { messageFolders, shownPath, type Places } from '#files/places.ts';
import type { HelpCentre } from '#model/help-centre.ts';
import { findImage, folderOf, readLink } from '#model/links.ts';
import type { ContentSource } from '#model/articles/source.ts';
import { toSlug } from '#model/slug.ts';
import type { Use } from '#model/reuse/reuse.ts';
import { snippetTexts } from '#model/reuse/snippet-texts.ts';
import { usersOf } from '#model/reuse/users.ts';
import type { SearchSettings } from '#model/search/settings.ts';
import type { PlacedText, Reference } from '#model/text.ts';
import type { Problem } from '#problems/problem.ts';
import { changedReuse } from './changed-reuse.ts';
import type { GitChanges } from './git-changes.ts';

/** What a change touches. */
export interface Touched {
  /** A changed file that any page may depend on. */
  readonly siteWide: string | undefined;
  /** Whether somebody who made the change should see a problem. */
  readonly concerns: (problem: Problem) => boolean;
  /** Whether a file is touched. */
  readonly isTouched: (file: string) => boolean;
  /** Locales in which a touched article promises to be found, or answers what customers ask. */
  readonly searchedLocales: ReadonlySet<string>;
}

/** Names that other files may know the changed ones by. */
interface Names {
  /** Files as problems name them. */
  readonly files: ReadonlySet<string>;
  readonly ids: ReadonlySet<string>;
  /** Articles and topics below their locale. */
  readonly paths: ReadonlySet<string>;
  /** Last parts of addresses: of pages, and of files that are served unchanged. */
  readonly addresses: ReadonlySet<string>;
  /** Pictures below `articles/`, and how texts name them at the end. */
  readonly pictures: ReadonlySet<string>;
}

/** A help centre with the search settings of its locales, and where its texts name variables and snippets. */
export interface TouchedCentre {
  readonly centre: HelpCentre;
  readonly search: ReadonlyMap<string, SearchSettings>;
  readonly uses: readonly Use[];
}

/** What the changes of a branch touch in a help centre. */
export function touchedBy(
  { paths, before }: GitChanges,
  places: Places,
  { centre, search, uses }: TouchedCentre,
): Touched {
  const changed = paths.filter((path) => isOurs(path, places));
  const reuse = changedReuse({ paths: changed, before }, places);
  const sources = [...sourcesOf(centre)];
  const names = namesOf(changed, before, places, sources);
  const touched = new Set([...names.files, ...usersOf(reuse ?? [], uses, shownPath(snippetsDir(places)))]);
  for (const source of sources) {
    if (names.paths.has(source.path) || mentions(source, names, centre)) touched.add(source.file);
  }
  for (const text of [...centre.replies, ...snippetTexts(centre)])
    if (mentions(text, names, centre)) touched.add(text.file);
  const quoted = [
    ...names.files,
    ...[...names.ids, ...names.paths].flatMap((name) => (name === '' ? [] : [`"${name}"`])),
  ];
  const siteWide = changed.find(
    (path) => isSiteWide(path, places) && !(reuse !== undefined && isReuse(path, places)),
  );
  // The problem is the snippet's, and a changed text that shows it makes it everybody's.
  const included = new Set(
    uses.flatMap(({ kind, name, file }) => (kind === 'snippet' && names.files.has(file) ? [name] : [])),
  );
  const isAll = siteWide !== undefined;
  const asked = new Set(changed.flatMap((path) => askedLocale(path, places) ?? []));
  return {
    siteWide,
    concerns: ({ code, file, message, fix }) =>
      isAll ||
      touched.has(file) ||
      (code === 'snippet-untranslated' && included.has(basename(file, '.md'))) ||
      (code === 'search-self-test' && asked.has(localeOf(file, places))) ||
      quoted.some((name) => message.includes(name) || fix.includes(name)),
    isTouched: (file) => isAll || touched.has(file),
    searchedLocales: new Set(
      sources.flatMap(({ kind, file, locale, data }) => {
        if (isAll || asked.has(locale)) return [locale];
        if (kind !== 'article' || !names.files.has(file)) return [];
        const isAsked = search.get(locale)?.questions.some(({ articles }) => articles.includes(data.id));
        return data.searchFor || isAsked ? [locale] : [];
      }),
    ),
  };
}

const articlesDir = ({ contentDir }: Places) => join(contentDir, 'articles');

const isOurs = (path: string, places: Places) =>
  [places.contentDir, places.themeDir, places.publicDir, ...messageFolders(places)].some(
    (folder) => nameBelow(folder, path) !== undefined,
  );

const questionsDir = ({ contentDir }: Places) => join(contentDir, 'questions');

/** The locale whose customers' questions a file holds. They change what searches find in it. */
const askedLocale = (path: string, places: Places): string | undefined =>
  nameBelow(questionsDir(places), path)?.replace(/\.yaml$/, '');

/** The locale of an article, by its file as problems name it. */
const localeOf = (file: string, places: Places) =>
  nameBelow(shownPath(articlesDir(places)), file)?.split('/')[0] ?? '';

/** Settings, channels, stores, messages and the theme are on every page, or may be. */
const isSiteWide = (path: string, places: Places) =>
  [articlesDir(places), repliesDir(places), questionsDir(places), ...publicDirs(places)].every(
    (folder) => nameBelow(folder, path) === undefined,
  );

const snippetsDir = ({ contentDir }: Pick<Places, 'contentDir'>) => join(contentDir, 'snippets');

const isReuse = (path: string, { contentDir }: Places) =>
  path === join(contentDir, 'variables.yaml') || nameBelow(snippetsDir({ contentDir }), path) !== undefined;

const publicDirs = ({ contentDir, publicDir }: Places) => [join(contentDir, 'public'), publicDir];

function* sourcesOf({ articles, topics }: HelpCentre): Generator<ContentSource> {
  for (const one of [...articles.values(), ...topics.values()])
    for (const { source } of one.translations.values()) yield source;
}

function namesOf(
  changed: readonly string[],
  before: GitChanges['before'],
  places: Places,
  sources: readonly ContentSource[],
): Names {
  const now = new Map(sources.map((source) => [resolve(source.file), source]));
  const names = {
    files: new Set<string>(),
    ids: new Set<string>(),
    paths: new Set<string>(),
    addresses: new Set<string>(),
    pictures: new Set<string>(),
  };
  for (const path of changed) {
    names.files.add(shownPath(path));
    const name = nameBelow(articlesDir(places), path);
    const [locale = ''] = name?.split('/') ?? [];
    if (name === undefined) names.addresses.add(basename(path));
    else if (/\.mdx?$/.test(name)) {
      const content = contentPathOf(name.slice(locale.length + 1));
      names.paths.add(content);
      names.addresses.add(toSlug(lastPart(content)));
      const source = now.get(path);
      if (source?.data.slug !== undefined) names.addresses.add(source.data.slug);
      if (source?.kind === 'article') names.ids.add(source.data.id);
      for (const [key, value] of idAndSlug(before(path) ?? '')) names[key].add(value);
    } else names.pictures.add(name.normalize('NFC'));
  }
  return names;
}

/** What a file's front matter said, however broken the rest of it was. */
function idAndSlug(text: string): ['ids' | 'addresses', string][] {
  const { yaml = '' } = splitFrontMatter(text.replace(/\r\n?/g, '\n'));
  return [...yaml.matchAll(/^(id|slug):[ \t]*["']?([\p{L}\p{M}\p{N}-]+)/gmu)].map(([, key, value = '']) => [
    key === 'id' ? 'ids' : 'addresses',
    value,
  ]);
}

/** Whether a text links to a changed file, or shows it. */
const mentions = (text: PlacedText, names: Names, centre: HelpCentre): boolean =>
  text.parts.links.some((link) => leadsTo(text, link, names, centre)) ||
  text.parts.images.some((image) => shows(text, image, names, centre));

function leadsTo(source: PlacedText, { target }: Reference, names: Names, centre: HelpCentre): boolean {
  const link = readLink(centre, source, target);
  switch (link.kind) {
    case 'article':
      return names.ids.has(link.article.id) || names.paths.has(link.article.path);
    case 'topic':
      return names.paths.has(link.topic);
    case 'path':
      return isNamed(link.path, names);
    case 'unknown': {
      // What it led to may be gone.
      const [written = ''] = target.split(/[?#]/);
      return names.ids.has(written.slice('id:'.length)) || isNamed(written, names);
    }
    case 'external':
      return target.startsWith(centre.site.url) && isNamed(target.split(/[?#]/)[0] ?? '', names);
    case 'anchor':
    case 'todo':
      return false;
  }
}

/** Whether an address may be that of a changed file, by any of its parts: what lies below a topic moves with it. */
const isNamed = (address: string, { addresses }: Names) =>
  decode(address)
    .split('/')
    .some((part) => addresses.has(part) || addresses.has(part.replace(/\.mdx?$/, '')));

function shows(source: PlacedText, { target }: Reference, names: Names, centre: HelpCentre): boolean {
  if (names.pictures.size === 0) return false;
  const found = findImage(centre, source, target);
  if (found !== undefined) return names.pictures.has(found.normalize('NFC'));
  const folder = folderOf(source);
  const gone = posix.join('/', folder, decode(target)).normalize('NFC');
  return [...names.pictures].some((name) => name.slice(name.indexOf('/')) === gone);
}
