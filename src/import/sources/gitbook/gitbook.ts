/** Reads a repository that GitBook keeps: https://gitbook.com/docs/getting-started/git-sync */
import { lastPart, parentOf } from '#base/slash-path.ts';
import { splitFrontMatter } from '#files/front-matter.ts';
import { gitbookDialect } from '#import/dialects/gitbook/gitbook.ts';
import { findBelow, folderSections, readFolder, withData, type FolderText } from '#import/sources/folder.ts';
import { isText } from '#import/sources/markdown/markdown.ts';
import type { FolderPlace } from '#import/sources/place.ts';
import type { Source } from '#import/sources/source.ts';
import { localeOf } from '#import/sources/split-locales.ts';
import { joinSourcePath } from '#import/tree/addresses.ts';
import { hasTitleLine } from '#import/tree/markdown/code-spans.ts';
import type { Note } from '#import/tree/notes.ts';
import type { AssetUser, SourceDocument, SourceTree } from '#import/tree/tree.ts';
import { openSpace, spacesOf, type GitbookSpace } from './config.ts';
import { byLanguage, languagesBeside } from './languages.ts';
import { readSummary, type Summary, type SummaryEntry } from './summary.ts';
import { variablesOf } from './variables.ts';
import { readableName, slugify } from '#import/tree/slugs.ts';

export const gitbook = {
  title: 'GitBook',
  what: 'a repository that GitBook keeps',
  recognise: (place) =>
    place.kind === 'folder'
      ? place.files.find((name) => /(?:^|\/)(?:SUMMARY\.md$|\.gitbook(?:\.yaml$|\/))/.test(name))
      : undefined,
  read: async (place, { locale }) => {
    if (place.kind !== 'folder') throw new Error('Name the folder of the GitBook repository.');
    const spaces = spacesOf(place);
    const [only, other] = spaces;
    if (!only || other) return readSpaces(place, spaces, locale);
    const beside = languagesBeside(place, only);
    if (beside.length > 0) return readSpaces(place, [only, ...beside], locale);
    const opened = openSpace(place, only);
    return readSpaces(opened.place, [opened.space], localeOf(only.root) ?? locale);
  },
} satisfies Source;

function readSpaces(place: FolderPlace, found: readonly GitbookSpace[], locale: string): SourceTree {
  const { spaces, localeIn, notes } = byLanguage(place, found, locale);
  const language = (space: GitbookSpace) => localeIn?.get(space);
  const summaries = summariesOf(place, spaces, locale, localeIn);
  const entries = new Map(summaries.flatMap(({ summary }) => [...summary.entries]));
  const sections = summaries.flatMap(({ summary, locale: own }) =>
    summary.sections.map((section) => ({ ...section, locale: own })),
  );
  const spaceOf = (name: string) => spaces.findLast(({ root }) => root === '' || name.startsWith(`${root}/`));
  const isSummary = (name: string) => spaces.some(({ summary }) => summary === name);
  const names = place.files.filter(
    (name) => isText(name) && !isSummary(name) && (!localeIn || spaceOf(name)),
  );
  const withSummary = new Set(summaries.map(({ space }) => space));
  const isListed = (name: string) => {
    const space = spaceOf(name);
    const isOfNone = space === undefined ? withSummary.size === 0 : !withSummary.has(space);
    return isOfNone || entries.has(name);
  };
  const texts = names.filter(isListed).map((name): FolderText => {
    const space = spaceOf(name);
    const own = space && language(space);
    if (!space || own === undefined) return { name, locale };
    return { name, locale: own, address: space.root === '' ? name : name.slice(space.root.length + 1) };
  });
  return readFolder({
    place,
    locales: localesOf(texts, [...(localeIn?.values() ?? [])], locale),
    texts,
    keys,
    findAsset: assetFinder(place, texts),
    dialectOf: dialectsIn(place, (name) => spaceOf(name)?.root ?? ''),
    dataOf: ({ name }, document) =>
      dataOf(document, entries.get(name), name === spaceOf(name)?.readme ? '' : name),
    ...(summaries.length > 0 && {
      sectionsOf: (documents, own) =>
        summaries.some((one) => one.locale === own)
          ? sections.filter((section) => section.locale === own)
          : folderSections(documents, own),
    }),
    redirects: spaces.flatMap((space) =>
      space.redirects.map((redirect) => ({ ...redirect, locale: language(space) ?? locale })),
    ),
    notes: [
      ...notes,
      ...summaries.flatMap(({ summary }) => summary.notes),
      ...summaries.flatMap(({ space, summary }) => missingIn(space, summary.entries, place)),
      ...names.filter((name) => !isListed(name)).map(unlistedNote),
    ],
  });
}

/** What each space lists, and in which language. Spaces of one language are products, or guides: each is a topic. */
function summariesOf(
  place: FolderPlace,
  spaces: readonly GitbookSpace[],
  locale: string,
  localeIn: ReadonlyMap<GitbookSpace, string> | undefined,
) {
  const read = spaces.flatMap((space) => {
    const text = place.textOf(space.summary);
    const own = localeIn?.get(space);
    const [key, base] = own === undefined ? [space.summary, ''] : ['', space.root];
    const file = { file: space.summary, text: text ?? '', key, base, isTranslated: own !== undefined };
    return text === undefined ? [] : [{ space, locale: own ?? locale, summary: readSummary(file) }];
  });
  return localeIn === undefined && read.length > 1
    ? read.map((one, index) => ({ ...one, summary: withinSpace(one, index, place) }))
    : read;
}

/** What a space lists, in a section of its own; one that lies around the others has none. */
function withinSpace(
  { space, summary }: { readonly space: GitbookSpace; readonly summary: Summary },
  index: number,
  place: FolderPlace,
): Summary {
  if (space.root === '') return summary;
  const key = `${space.summary}#`;
  const name = readableName(lastPart(space.root));
  const own = {
    key,
    address: space.root,
    parent: '',
    name,
    title: writtenLike(name, place.textOf(space.readme) ?? ''),
    order: index + 1,
  };
  const inside = (section: string) => (section === '' ? key : section);
  return {
    ...summary,
    sections: [own, ...summary.sections.map((one) => ({ ...one, parent: inside(one.parent) }))],
    entries: new Map(
      [...summary.entries].map(([path, entry]) => {
        const isHome = path === space.readme && entry.section === '';
        const place = { ...entry, section: inside(entry.section) };
        const { title, order } = own;
        return [path, isHome ? { ...place, title, order, isSectionText: true, isNamed: true } : place];
      }),
    ),
  };
}

/** A folder's name as its first text writes it: "IoT Query" for `iot-query`, but not "Welcome". */
function writtenLike(name: string, text: string): string {
  const title = /^#[ \t]+(\S.*)$/m.exec(text)?.[1]?.trim() ?? name;
  return slugify(title) === slugify(name) ? title : name;
}

const keys = [
  'icon',
  'cover',
  'coverY',
  'layout',
  'hidden',
  'metaLinks',
  'if',
  'vars',
  'noIndex',
  'noRobotsIndex',
];

/** Languages that have texts: the wanted one first, then in the order of the list. */
function localesOf(texts: readonly FolderText[], listed: readonly string[], first: string): string[] {
  const used = new Set(texts.map(({ locale }) => locale));
  return [...new Set([first, ...listed, ...used])].filter((locale) => used.has(locale));
}

const unlistedNote = (file: string): Note => ({
  file,
  line: undefined,
  kind: 'folder-skipped',
  what: 'not in SUMMARY.md, so not on the site',
});

function missingIn(
  { summary: file }: GitbookSpace,
  entries: ReadonlyMap<string, SummaryEntry>,
  place: FolderPlace,
): Note[] {
  const known = new Set(place.files);
  return [...entries].flatMap(([path, { title }]): Note[] =>
    known.has(path)
      ? []
      : [{ file, line: undefined, kind: 'navigation-link', what: `${title}: no file ${path}` }],
  );
}

function dialectsIn(place: FolderPlace, rootOf: (name: string) => string) {
  const byRoot = new Map<string, ReturnType<typeof variablesOf>>();
  return ({ name, locale }: FolderText) => {
    const root = rootOf(name);
    const variables = byRoot.get(root) ?? variablesOf(place, root, locale);
    byRoot.set(root, variables);
    return gitbookDialect({
      valueOf: variables(name),
      include: (address) => {
        const folder = address.startsWith('/') ? root : parentOf(name);
        const path = joinSourcePath(folder, address.replace(/^\/+/, ''));
        const text = path === undefined ? undefined : place.textOf(path);
        return text === undefined ? undefined : splitFrontMatter(text).body;
      },
    });
  };
}

/** What the table of contents says of a text, and its address: that of its file without ending. */
function dataOf(
  document: SourceDocument,
  entry: SummaryEntry | undefined,
  name: string,
): Partial<SourceDocument> {
  const url = `/${name.replace(/\.\w+$/, '').replace(/(?:^|\/)README$/i, '')}`;
  const data = withData(document, {
    order: entry?.order ?? document.data.order,
    title: entry?.isNamed
      ? entry.title
      : (document.data.title ?? (hasTitleLine(document.body) ? undefined : entry?.title)),
    also: entry?.also ?? [],
    legacy: url === '/' || /[*:\s]/.test(url) ? document.data.legacy : [...document.data.legacy, url],
  });
  if (entry === undefined) return data;
  return {
    ...data,
    name: document.name === 'README' ? lastPart(parentOf(document.address)) || document.name : document.name,
    section: entry.section,
    isSectionText: entry.isSectionText,
  };
}

/** Beside the text; in `.gitbook/assets` of a folder around it; below the top. */
function assetFinder(place: FolderPlace, texts: readonly FolderText[]): NonNullable<SourceTree['findAsset']> {
  const known = new Set(place.files);
  const below = findBelow(place.files, ['', '.gitbook/assets']);
  const names = new Map(texts.map(({ name, locale, address }) => [`${locale}\n${address ?? name}`, name]));
  const keptFor = (url: string, folder: string): string | undefined => {
    const [, asset] = /(?:^|\/)\.gitbook\/assets\/([^?#]+)/.exec(url) ?? [];
    const path = asset === undefined ? undefined : joinSourcePath(folder, `.gitbook/assets/${asset}`);
    if (path !== undefined && known.has(path)) return path;
    return path === undefined || folder === '' ? undefined : keptFor(url, parentOf(folder));
  };
  return (url, from: AssetUser) => {
    const folder = parentOf(names.get(`${from.locale}\n${from.address}`) ?? from.address);
    const beside = joinSourcePath(folder, url.replace(/[?#].*$/, ''));
    return beside !== undefined && known.has(beside) ? beside : (keptFor(url, folder) ?? below(url));
  };
}
