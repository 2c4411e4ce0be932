/** What writers are told of a page while they write, for the bar that only development shows. */
import { resolve } from 'node:path';
import type { TranslationState } from '#model/articles/article.ts';
import type { ContentSource } from '#model/articles/source.ts';
import type { HelpCentre } from '#model/help-centre.ts';
import { readLink } from '#model/links.ts';
import { treeOf, type LocaleTree } from '#model/tree.ts';
import type { Position, Problem } from '#problems/problem.ts';
import type { LiveContent } from './content-reader.ts';

/** A place in a file, and the address that opens the writer's editor there. */
interface Place {
  readonly file: string;
  readonly line: number | undefined;
  readonly editor: string;
}

/** What the bar shows. Paths are those of the site, without its base. */
export interface PageNotes {
  /** Absent on pages that no text file makes, such as search. */
  readonly source: Place | undefined;
  readonly problems: readonly (Place & Pick<Problem, 'severity' | 'code' | 'message' | 'fix'>)[];
  /** Problems of other files. */
  readonly others: number;
  readonly translations: readonly {
    readonly locale: string;
    readonly state: TranslationState | 'missing';
    readonly path: string;
  }[];
  /** Pages of the locale whose text links here. */
  readonly linksHere: readonly { readonly title: string; readonly path: string }[];
  /** Answers to "Was this helpful?", where a summary of them is in the content. */
  readonly rating: { readonly yes: number; readonly no: number } | undefined;
}

/** Vite opens the editor that runs: https://github.com/yyx990803/launch-editor. */
const placeOf = (file: string, at?: Position): Place => ({
  file,
  line: at?.line,
  editor: `/__open-in-editor?${new URLSearchParams({
    file: resolve(file) + (at ? `:${at.line}:${at.column}` : ''),
  }).toString()}`,
});

/** The notes of the page at a path. */
export function notesOf(
  centre: HelpCentre,
  { problems, links }: Pick<LiveContent, 'problems' | 'links'>,
  path: string,
): PageNotes {
  const locale = path.split('/')[1] ?? '';
  const tree = centre.tree.get(locale);
  const source = tree && sourceAt(centre, tree, path);
  const own = problems.filter(({ file }) => file === source?.file);
  return {
    source: source && placeOf(source.file),
    problems: own.map(({ file, at, severity, code, message, fix }) => ({
      ...placeOf(file, at),
      severity,
      code,
      message,
      fix,
    })),
    others: problems.length - own.length,
    translations: source ? translationsOf(centre, source) : [],
    linksHere: tree && source ? linksTo(centre, tree, { page: source, links }) : [],
    rating: source && ratingOf(centre, source, locale),
  };
}

/** The page that shows the text of a file, named as a person would type it. */
export function pageOf({ articles, topics, tree }: HelpCentre, file: string): string | undefined {
  const sources = [...articles.values(), ...topics.values()].flatMap(({ translations }) =>
    [...translations.values()].map(({ source }) => source),
  );
  const source = sources.find((one) => resolve(one.file) === resolve(file));
  return source && pathIn(treeOf(tree, source.locale), source);
}

/** The text that a page shows. */
export function sourceAt(centre: HelpCentre, tree: LocaleTree, path: string): ContentSource | undefined {
  const place = tree.paths.get(path);
  if (!place) return undefined;
  if ('article' in place) return place.translation.source;
  return centre.topics.get(place.topic)?.translations.get(place.contentLocale)?.source;
}

function translationsOf(centre: HelpCentre, source: ContentSource): PageNotes['translations'] {
  const translations =
    source.kind === 'article'
      ? centre.articles.get(source.data.id)?.translations
      : centre.topics.get(source.path)?.translations;
  return centre.site.locales.flatMap(({ id: locale }) => {
    const path = pathIn(treeOf(centre.tree, locale), source);
    return path === undefined ? [] : [{ locale, state: translations?.get(locale)?.state ?? 'missing', path }];
  });
}

/** Where an article or topic is in a locale. */
const pathIn = (tree: LocaleTree, source: ContentSource): string | undefined =>
  source.kind === 'article' ? tree.articles.get(source.data.id)?.path : tree.topics.get(source.path)?.path;

function linksTo(
  centre: HelpCentre,
  tree: LocaleTree,
  { page, links }: { readonly page: ContentSource; readonly links: LiveContent['links'] },
): PageNotes['linksHere'] {
  const here = pathIn(tree, page);
  return [...tree.paths].flatMap(([path]) => {
    const source = sourceAt(centre, tree, path);
    if (!source || source === page) return [];
    const isLinked = links.get(source.file)?.some((target) => {
      const link = readLink(centre, source, target);
      if (link.kind === 'article') return page.kind === 'article' && link.article.id === page.data.id;
      if (link.kind === 'topic') return page.kind === 'topic' && link.topic === page.path;
      return link.kind === 'path' && link.path === here;
    });
    return isLinked ? [{ title: source.data.title, path }] : [];
  });
}

function ratingOf({ feedback }: HelpCentre, source: ContentSource, locale: string): PageNotes['rating'] {
  if (source.kind !== 'article') return undefined;
  const found = feedback?.articles.find((one) => one.id === source.data.id && one.locale === locale);
  return found && { yes: found.yes, no: found.no };
}
