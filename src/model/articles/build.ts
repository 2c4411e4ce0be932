/** Groups source files into topics and articles, and finds what does not fit together. */
import { didYouMean } from '#problems/nearest.ts';
import { problem, type Problem } from '#problems/problem.ts';
import type { Site } from '#site.ts';
import type { Heading } from '#model/text.ts';
import { toSlug } from '#model/slug.ts';
import { anchorsOf, anchorsOfTranslation } from './anchors.ts';
import type { Article, Topic, TopicTranslation, Translation, TranslationState } from './article.ts';
import type { ArticleSource, BrokenSource, ContentSource, TopicSource } from './source.ts';

export interface BuiltTopics {
  readonly byPath: ReadonlyMap<string, Topic>;
  readonly problems: readonly Problem[];
}

/**
 * Topics by folder path, parents before children.
 *
 * Problems: `topic-without-index`, `translation-orphan`, `translation-stale`, `file-name`. A topic whose file
 * is broken is reported already, and not missed here.
 */
export function buildTopics(
  sources: readonly ContentSource[],
  site: Site,
  broken: readonly BrokenSource[],
): BuiltTopics {
  const problems: Problem[] = [];
  const files = sources.filter((source) => source.kind === 'topic');
  // A list of what the top of a locale holds is no topic: the home page is written in the messages.
  const byPath = groupBy(
    files.filter(({ path }) => path !== ''),
    ({ path }) => path,
  );
  for (const [folder, first] of foldersInUse(sources)) {
    if (byPath.has(folder) || broken.some(({ path }) => path === folder)) continue;
    problems.push(
      problem(
        'topic-without-index',
        { file: `${first}${folder}/index.md` },
        `Folder "${folder}" has no index.md.`,
        `Create ${folder}/index.md with "title:" and "description:".`,
      ),
    );
  }
  const topics = [...byPath].flatMap(([path, translations]) => {
    const own = translations.find(({ locale }) => locale === site.source.id) ?? translations[0];
    if (own === undefined) return [];
    const isOrphan =
      own.locale !== site.source.id &&
      !isLocalOnly(sources, path) &&
      !broken.some((file) => file.path === path);
    if (isOrphan) problems.push(orphan(own, site));
    const topic: Topic = Object.freeze({
      path,
      parent: parentOf(path),
      data: own.data,
      translations: new Map(
        translations.map((source) => {
          const state = stateOf(source, own);
          problems.push(...staleProblem(source, own, state));
          return [source.locale, topicTranslation(source, state, problems)];
        }),
      ),
    });
    return [topic];
  });
  const sorted = topics.toSorted((a, b) => (a.path < b.path ? -1 : 1));
  return { byPath: new Map(sorted.map((topic) => [topic.path, topic])), problems };
}

function topicTranslation(
  source: TopicSource,
  state: TranslationState,
  problems: Problem[],
): TopicTranslation {
  const { locale, data } = source;
  return Object.freeze({ locale, source, data, slug: slugOf(source, problems), state });
}

interface BuildArticlesOptions {
  readonly site: Site;
  readonly broken: readonly BrokenSource[];
  readonly drafts: boolean;
  readonly today?: string | undefined;
}

export interface BuiltArticles {
  readonly byId: ReadonlyMap<string, Article>;
  /** Articles that exist as drafts only: their paths by id. */
  readonly drafts: ReadonlyMap<string, string>;
  /** Files that have no page because of the problems found here: links to them are not wrong as well. */
  readonly unused: readonly BrokenSource[];
  readonly problems: readonly Problem[];
}

/**
 * Articles by id.
 *
 * Problems: `duplicate-id`, `id-differs`, `translation-orphan`, `translation-stale`, `unknown-locale`,
 * `unknown-topic`, `unknown-article`, `review-due`, `duplicate-anchor`, `file-name`.
 */
export function buildArticles(
  sources: readonly ContentSource[],
  topics: ReadonlyMap<string, Topic>,
  options: BuildArticlesOptions,
): BuiltArticles {
  const { site } = options;
  const problems: Problem[] = [];
  const files = sources.filter((source) => source.kind === 'article');
  const groups = [...groupBy(files, ({ path }) => path).values()];
  const owners = new Map<string, ArticleSource>();
  const byId = new Map<string, Article>();
  const drafts = new Map<string, string>();
  const unused: BrokenSource[] = [];

  for (const group of groups) {
    const original = originalOf(group, options, problems);
    if (!original) {
      unused.push(...group.map(({ path, data }) => ({ path, id: data.id })));
      continue;
    }
    const { id } = original.data;
    const owner = owners.get(id);
    if (owner) {
      problems.push(
        problem(
          'duplicate-id',
          at(original, ['id']),
          `Id "${id}" is also the id of ${owner.file}.`,
          'Give one of them another id; ids of published articles never change.',
        ),
      );
      unused.push({ path: original.path, id });
      continue;
    }
    owners.set(id, original);
    problems.push(...sameFileTwice(group));
    for (const source of group) {
      if (source.data.id === id) continue;
      problems.push(
        problem(
          'id-differs',
          at(source, ['id']),
          `Id "${source.data.id}" differs from "${id}" in ${original.file}.`,
          `Write "id: ${id}".`,
        ),
      );
    }
    const published = options.drafts ? group : group.filter(({ data }) => !data.draft);
    if (!published.includes(original)) {
      drafts.set(id, original.path);
      continue;
    }
    byId.set(id, toArticle(original, published, site, problems));
  }
  for (const article of byId.values()) problems.push(...checkArticle(article, byId, drafts, topics, options));
  return { byId, drafts, unused, problems };
}

/** The file whose declarations count: the source locale's, or for a local article the first of its locales. */
function originalOf(
  group: readonly ArticleSource[],
  { site, broken }: BuildArticlesOptions,
  problems: Problem[],
): ArticleSource | undefined {
  const own = group.find(({ locale }) => locale === site.source.id);
  if (own) return own;
  const local = group.find(({ data, locale }) => data.locales?.includes(locale));
  if (local) return local;
  if (!broken.some(({ path }) => path === group[0]?.path)) {
    problems.push(...group.map((source) => orphan(source, site)));
  }
  return undefined;
}

function toArticle(
  original: ArticleSource,
  group: readonly ArticleSource[],
  site: Site,
  problems: Problem[],
): Article {
  const originalAnchors = anchorsOf(original.parts.headings);
  const translations = new Map(
    group.map((source) => {
      const state = stateOf(source, original);
      problems.push(...staleProblem(source, original, state));
      const headings =
        source === original
          ? originalAnchors
          : anchorsOfTranslation(source.parts.headings, original.parts.headings, originalAnchors);
      problems.push(...duplicateAnchors(source));
      const translation: Translation = Object.freeze({
        locale: source.locale,
        source,
        data: source.data,
        slug: slugOf(source, problems),
        state,
        headings,
        updated: source.data.updated ?? source.committed,
      });
      return [source.locale, translation];
    }),
  );
  const only = original.data.locales;
  return Object.freeze({
    id: original.data.id,
    path: original.path,
    topic: parentOf(original.path),
    sourceLocale: original.locale,
    data: original.data,
    translations,
    locales: site.locales
      .filter(
        ({ id, fallbacks }) =>
          (only?.includes(id) ?? true) && [id, ...fallbacks].some((l) => translations.has(l)),
      )
      .map(({ id }) => id),
  });
}

/** `x.md` and `x.mdx` side by side would be one page. */
const sameFileTwice = (group: readonly ArticleSource[]) =>
  group.flatMap((source, index) => {
    const other = group.slice(0, index).find(({ locale }) => locale === source.locale);
    if (!other) return [];
    const fix = 'Delete or rename one of the two files.';
    return [problem('duplicate-slug', { file: source.file }, `${other.file} has the same name.`, fix)];
  });

function checkArticle(
  article: Article,
  byId: ReadonlyMap<string, Article>,
  drafts: ReadonlyMap<string, string>,
  topics: ReadonlyMap<string, Topic>,
  { site, broken, today }: BuildArticlesOptions,
): Problem[] {
  const localeIds = site.locales.map(({ id }) => id);
  return [...article.translations.values()].flatMap(({ source, data }) => [
    ...(data.locales ?? []).flatMap((id, index) =>
      localeIds.includes(id)
        ? []
        : [
            problem(
              'unknown-locale',
              at(source, ['locales', index]),
              `"${id}" is not a locale of site.yaml.`,
              `${didYouMean(id, localeIds)}Known: ${localeIds.join(', ')}.`,
            ),
          ],
    ),
    ...(data.also ?? []).flatMap((path, index) =>
      topics.has(path) || broken.some((file) => file.path === path)
        ? []
        : [
            problem(
              'unknown-topic',
              at(source, ['also', index]),
              `There is no topic "${path}".`,
              `${didYouMean(path, topics.keys())}Write a folder path such as "${[...topics.keys()][0] ?? 'orders'}".`,
            ),
          ],
    ),
    ...(data.related ?? []).flatMap((id, index) =>
      byId.has(id) || broken.some((file) => file.id === id)
        ? []
        : [unknownRelated(id, at(source, ['related', index]), byId, drafts)],
    ),
    ...(today !== undefined && data.reviewBy !== undefined && data.reviewBy < today
      ? [
          problem(
            'review-due',
            at(source, ['reviewBy']),
            `The review was due on ${data.reviewBy}${data.owner ? ` (owner: ${data.owner})` : ''}.`,
            'Read the article, correct it, and move the date.',
          ),
        ]
      : []),
  ]);
}

function unknownRelated(
  id: string,
  where: Parameters<typeof problem>[1],
  byId: ReadonlyMap<string, Article>,
  drafts: ReadonlyMap<string, string>,
): Problem {
  if (drafts.has(id)) {
    return problem('link-to-draft', where, `Article "${id}" is a draft.`, 'Publish it, or remove the id.');
  }
  const fix = `${didYouMean(id, byId.keys())}Correct the id, or remove it.`;
  return problem('unknown-article', where, `There is no article with the id "${id}".`, fix);
}

function stateOf(source: ContentSource, original: ContentSource): TranslationState {
  if (source === original) return 'source';
  if (source.data.translationOf === undefined) return 'untracked';
  return source.data.translationOf === original.textHash ? 'current' : 'stale';
}

function staleProblem(source: ContentSource, original: ContentSource, state: TranslationState): Problem[] {
  if (state !== 'stale') return [];
  return [
    problem(
      'translation-stale',
      at(source, ['translationOf']),
      `${original.file} has changed since this translation was made.`,
      `Bring the text up to date, then run: npm run translations -- --stamp ${source.file}`,
    ),
  ];
}

const orphan = (source: ContentSource, site: Site) =>
  problem(
    'translation-orphan',
    { file: source.file, at: { line: 1, column: 1 } },
    `"${source.path}" does not exist in the source locale "${site.source.id}".`,
    source.kind === 'article'
      ? `Move it to the path of its source, write the source, or add "locales: [${source.locale}]" if it is for this locale only.`
      : 'Move it to the path of its source, or write the source.',
  );

function duplicateAnchors({ file, parts }: ArticleSource): Problem[] {
  const seen = new Map<string, Heading>();
  return parts.headings.flatMap((heading) => {
    const id = heading.explicitId;
    if (id === undefined) return [];
    const first = seen.get(id);
    if (!first) {
      seen.set(id, heading);
      return [];
    }
    return [
      problem(
        'duplicate-anchor',
        { file, at: heading.at },
        `The id "${id}" already belongs to the heading in line ${first.at.line}.`,
        'Give the heading another id.',
      ),
    ];
  });
}

function slugOf(source: ContentSource, problems: Problem[]): string {
  const name = source.path.split('/').at(-1) ?? '';
  const slug = source.data.slug ?? toSlug(name);
  if (slug === '') {
    problems.push(
      problem(
        'file-name',
        { file: source.file },
        `"${name}" has no letter or digit that could stand in a URL.`,
        'Rename the file, or add "slug:" to the front matter.',
      ),
    );
  }
  return slug;
}

/** A topic may exist in other locales only where all that it holds does too. */
const isLocalOnly = (sources: readonly ContentSource[], path: string) =>
  sources.some((s) => s.kind === 'article' && s.path.startsWith(`${path}/`) && s.data.locales !== undefined);

/** Folders that hold something, with the locale folder (as in messages, with "/") of the first file found in each. */
function foldersInUse(sources: readonly ContentSource[]): ReadonlyMap<string, string> {
  const folders = new Map<string, string>();
  for (const { file, path } of sources) {
    const localeFolder = file.slice(0, file.lastIndexOf(path));
    for (let folder = parentOf(path); folder !== ''; folder = parentOf(folder)) {
      if (!folders.has(folder)) folders.set(folder, localeFolder);
    }
  }
  return folders;
}

/** @example parentOf('returns/refunds') // => 'returns' */
export const parentOf = (path: string): string => path.slice(0, Math.max(0, path.lastIndexOf('/')));

const at = (source: ContentSource, path: readonly PropertyKey[]) => ({
  file: source.file,
  at: source.positionOf(path),
});

function groupBy<T>(items: readonly T[], keyOf: (item: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const key = keyOf(item);
    const group = groups.get(key);
    if (group) group.push(item);
    else groups.set(key, [item]);
  }
  return groups;
}
