/** Reads a whole content folder: site settings and article sources. */
import { existsSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { nameBelow } from '#base/file-paths.ts';
import type { BrokenSource, ContentSource } from '#model/articles/source.ts';
import type { Reply } from '#model/replies/reply.ts';
import type { Widget } from '#model/widget/widget.ts';
import { checkUnused, type Reuse, type Snippet, type Use } from '#model/reuse/reuse.ts';
import { checkTypes } from '#model/articles/types.ts';
import { canonicalTag } from '#i18n/language-tags.ts';
import { didYouMean } from '#problems/nearest.ts';
import { isError, problem, type Problem } from '#problems/problem.ts';
import { parseSite, type ParsedSite } from '#site/parse-site.ts';
import type { Site } from '#site/site.ts';
import { checkBrandFiles, checkTopicPictures } from './brand-files.ts';
import { parseContentFile } from './article-file.ts';
import { checkDrawing, isDrawing } from './drawings.ts';
import { readCommitDays } from './git-dates.ts';
import { KeptFiles } from './kept-files.ts';
import { checkLogoInDark } from './logo-in-dark.ts';
import { checkPicture, otherPictureName, pictureName } from './picture-file.ts';
import { shownPath, type Places } from './places.ts';
import { withIds } from '#model/articles/broken-ids.ts';
import { lastSoundOf, readArticle } from './read-article.ts';
import { readReplies } from './read-replies.ts';
import { readReuse, usesInSettings, type ReadReuse } from './read-reuse.ts';
import { contentPublicDir, readPublicFiles } from './public-files.ts';
import { readTemplates } from './read-templates.ts';
import { readTextFile } from './text-file.ts';
import { readWidget } from './read-widget.ts';
import { walk } from './walk.ts';
import { unknownLocale } from '#site/unknown-locale.ts';

export interface Content {
  /** Absent when `site.yaml` has errors. */
  readonly site?: Site | undefined;
  /** Instead of `site`, what of it the rest was checked with; without either nothing else was read. */
  readonly soundPart?: Site | undefined;
  /** Position of a setting in `site.yaml`. */
  readonly siteAt?: ParsedSite['at'];
  readonly sources: readonly ContentSource[];
  /** Saved replies, by file. */
  readonly replies: readonly Reply[];
  /** The widget for other applications, if the site has one. */
  readonly widget?: Widget | undefined;
  /** What files that could not be used would have been. */
  readonly broken: readonly BrokenSource[];
  /** Files that could not be used, as problems name them. */
  readonly unusable: ReadonlySet<string>;
  /** Texts with errors, usable or not. */
  readonly flawed: ReadonlySet<string>;
  /** Paths of images below `articles/`, such as `en/returns/images/label.svg`. */
  readonly images: ReadonlySet<string>;
  /** Addresses of the files that are served unchanged, such as `/downloads/label.pdf`. */
  readonly publicFiles: ReadonlySet<string>;
  /** Where texts name variables and snippets. */
  readonly uses: readonly Use[];
  /** The variables and snippets that there are, each name once. */
  readonly declared: readonly Pick<Use, 'kind' | 'name'>[];
  readonly snippets: readonly Snippet[];
  /** What texts of each locale can use. */
  readonly reuse: ReadonlyMap<string, Reuse>;
  readonly problems: readonly Problem[];
}

/** How content is read. */
export interface ReadOptions {
  /** Whether a file that cannot be used goes on as it was when it last could, in this process. */
  readonly keepsLastSound?: boolean | undefined;
  /** Whether the cache keeps parsed files for the next process. */
  readonly isKept?: boolean | undefined;
  /** Whether nobody asks yet what is wrong in and between texts: they are read when somebody asks for what is in them. */
  readonly isUnchecked?: boolean | undefined;
}

/** Names of files that hold an article or topic. */
export const articleName = /\.mdx?$/;

/**
 * Reads `site.yaml`, saved replies and everything below `articles/`. With `keepsLastSound`, for development, a file that cannot be used
 * goes on as it was when it last could: its lists, links and translations do not fall with it.
 *
 * Problems: `file-outside`, with which nothing is read; those of reading, `parseSite`, `parseContentFile`, `readReuse`, `readReplies`,
 * `readTemplates`, `checkTypes`, `checkUnused` and of images;
 * `unknown-locale` for a folder that isn't a locale of the site, `file-unknown` for a file that is neither text nor image.
 */
export function readContent(places: Places, options: ReadOptions = {}): Content {
  const leadingOut = linksOut(places);
  const { files: publicFiles, problems: twice } = readPublicFiles(places);
  const nothing = {
    sources: [],
    replies: [],
    broken: [],
    unusable: new Set<string>(),
    flawed: new Set<string>(),
    images: new Set<string>(),
    publicFiles,
    uses: [],
    declared: [],
    reuse: new Map<string, never>(),
    snippets: [],
  };
  // A symbolic link may lead anywhere, so nothing is read until it's removed.
  if (leadingOut.length > 0) return { ...nothing, problems: leadingOut };
  const { site: whole, soundPart, at: siteAt, problems } = readSite(places);
  const site = whole ?? soundPart;
  if (!site) return { ...nothing, problems };

  const reuse = readReuse(places, site);
  const { problems: found, uses, ...read } = readArticles(places, site, reuse, options);
  const { replies, ...inReplies } = readReplies(places, site, reuse.of);
  const inTemplates = readTemplates(places);
  const inWidget = readWidget(places);
  const usesOfAll = [...reuse.uses, ...uses, ...inReplies.uses, ...usesInSettings(places, reuse)];
  return {
    site: whole,
    soundPart,
    siteAt,
    ...read,
    flawed: new Set(found.filter(isError).map(({ file }) => file)),
    replies,
    widget: inWidget.widget,
    publicFiles,
    uses: usesOfAll,
    declared: reuse.declared,
    reuse: reuse.byLocale,
    snippets: reuse.snippets,
    problems: [
      ...problems,
      ...reuse.problems,
      ...twice,
      ...checkPublicDrawings(places),
      ...checkBrandFiles(site, publicFiles, { places, at: siteAt }),
      ...checkLogoInDark(site, { places, at: siteAt }),
      ...checkTopicPictures(read.sources, publicFiles, places),
      ...found,
      ...inReplies.problems,
      ...inTemplates.problems,
      ...inWidget.problems,
      ...(options.isUnchecked
        ? []
        : [...checkTypes(read.sources, inTemplates.types, site.source.id), ...checkUnused(reuse, usesOfAll)]),
    ],
  };
}

type Articles = Pick<Content, 'sources' | 'broken' | 'unusable' | 'images' | 'uses' | 'problems'>;

/** Reads everything below `articles/`. */
function readArticles(
  places: Places,
  { locales: all }: Site,
  reuse: ReadReuse,
  { keepsLastSound = false, isKept = false, isUnchecked = false }: ReadOptions,
): Articles {
  const folder = join(places.contentDir, 'articles');
  const { files, problems } = walk(folder, { within: places.contentDir });
  const days = needsCommitDays(files) ? readCommitDays(places.contentDir) : new Map<string, string>();
  const locales = all.map(({ id }) => id);
  const kept = isKept ? new KeptFiles(places) : undefined;
  const found: Problem[] = [...problems];
  const uses: Use[] = [];
  const sources: ContentSource[] = [];
  const broken: BrokenSource[] = [];
  const unusable = new Set<string>();
  const images = new Set<string>();
  const strangers = new Set<string>();

  for (const name of files) {
    const path = join(folder, name);
    const locale = name.split('/')[0] ?? '';
    if (name.includes('/') && !locales.includes(locale)) {
      strangers.add(locale);
    } else if (name.includes('/') && (pictureName.test(name) || otherPictureName.test(name))) {
      images.add(name);
      const wrong = checkPicture(path, shownPath(path), statSync(path).size);
      found.push(...wrong);
      if (isDrawing(name) && !wrong.some(isError)) found.push(...checkDrawing(path));
    } else if (name.includes('/') && articleName.test(name)) {
      const file = {
        path,
        locale,
        name: name.slice(locale.length + 1),
        committed: days.get(path),
        reuse: reuse.of(locale),
      };
      const text = places.unsaved?.get(path);
      const read =
        text === undefined
          ? readArticle(file, { reuse: reuse.hash, kept, isUnchecked })
          : parseContentFile({ ...file, file: shownPath(path), text });
      uses.push(...(read.uses ?? []));
      const source = read.source ?? (keepsLastSound ? lastSoundOf(path) : undefined);
      if (read.broken || (!read.isUnread && read.source?.text.isSafe === false))
        unusable.add(shownPath(path));
      if (source) sources.push(source);
      else if (read.broken) broken.push(read.broken);
      found.push(...read.problems);
    } else {
      found.push(unknownFile(path, name));
    }
  }
  if (!isUnchecked) kept?.write();
  found.push(...[...strangers].map((locale) => unknownFolder(join(folder, locale), locale, locales)));
  return { sources, broken: withIds(broken, sources), unusable, images, uses, problems: found };
}

/** Parses a file that has come or was edited; everything else is taken to be as it was. */
export function readAgain(places: Places, site: Site, path: string, committed: string | undefined) {
  const [locale = '', ...below] = nameBelow(join(places.contentDir, 'articles'), path)?.split('/') ?? [];
  const name = below.join('/');
  const reuse = readReuse(places, site);
  return readArticle({ path, locale, name, committed, reuse: reuse.of(locale) }, { reuse: reuse.hash });
}

/** How names of articles end elsewhere. */
const otherEnding = /\.(?:md\.txt|markdown|mdown|mkdn?|mdx?)$/i;

function unknownFile(path: string, name: string): Problem {
  const fix =
    name.includes('/') && otherEnding.test(name)
      ? `Rename it to "${name.slice(name.lastIndexOf('/') + 1).replace(otherEnding, /mdx$/i.test(name) ? '.mdx' : '.md')}".`
      : name.includes('/')
        ? 'Downloads belong into public/ of the content folder. Move anything else out of articles/.'
        : 'Move it into the folder of a locale, or out of articles/. Downloads belong into public/ of the content folder.';
  const message = `"${name}" is not an article (.md, .mdx) or image${name.includes('/') ? '' : ' in the folder of a locale'}.`;
  return problem('file-unknown', { file: shownPath(path) }, message, fix);
}

const unknownFolder = (path: string, name: string, locales: readonly string[]) =>
  unknownLocale(
    name,
    locales,
    { file: shownPath(path) },
    `${whichLocale(name, locales)}or move the folder. `,
  );

const languages = new Intl.DisplayNames('en', { type: 'language', fallback: 'none' });

/** French is not misspelt Turkish, but "EN" and "eng" are English. */
function whichLocale(name: string, locales: readonly string[]): string {
  const tag = canonicalTag(name);
  return tag !== undefined && languages.of(tag) !== undefined && !locales.includes(tag)
    ? `If it is a new language, run "npx fener new locale ${tag}", `
    : `${didYouMean(name, locales)}Add it to "locales" in site.yaml, `;
}

/** Drawings among the files that are served unchanged. */
const checkPublicDrawings = (places: Places): Problem[] =>
  [contentPublicDir(places), places.publicDir].flatMap((folder) =>
    walk(folder, { hasHidden: true })
      .files.filter(isDrawing)
      .flatMap((name) => checkDrawing(join(folder, name))),
  );

/** Symbolic links that lead out of the folders of a site. Problems: `file-outside`. */
const linksOut = ({ contentDir, localesDir, publicDir, themeDir }: Places): Problem[] =>
  [contentDir, localesDir, publicDir, themeDir].flatMap((folder) =>
    walk(folder, { hasHidden: true }).problems.filter(({ code }) => code === 'file-outside'),
  );

/** Reads and parses `site.yaml`; `SITE_URL` wins over its `url`. */
export function readSite(places: Places): ParsedSite {
  const path = join(places.contentDir, 'site.yaml');
  const file = shownPath(path);
  if (!existsSync(path)) {
    const [message, fix] = existsSync(places.contentDir)
      ? [
          'The content folder has no site.yaml.',
          'Create site.yaml with name, url and locales, or set CONTENT_DIR to another folder.',
        ]
      : [
          `There is no folder "${shownPath(places.contentDir)}".`,
          'Set CONTENT_DIR to the folder that has site.yaml, or create it.',
        ];
    return { problems: [problem('file-unreadable', { file }, message, fix)] };
  }
  const read = readTextFile(path, places);
  return read.problems ? read : parseSite({ file, text: read.text }, { url: places.siteUrl });
}

/** Runs `git log` only if there is something to date. */
const needsCommitDays = (files: readonly string[]) => files.some((name) => articleName.test(name));
