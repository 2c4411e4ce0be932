import { once } from '#base/once.ts';
import { parentOf } from '#base/slash-path.ts';
import type { Heading } from '#model/text.ts';
import { problem, type Problem } from '#problems/problem.ts';
import type { Site } from '#site/site.ts';
import { anchorsOf, anchorsOfTranslation, isPageId } from './anchors.ts';
import type { Article, Topic, Translation } from './article.ts';
import { untiedChanges } from './changes.ts';
import { checkArticle, type ArticleSurroundings } from './check-article.ts';
import { checkLanguage } from './check-language.ts';
import { checkLost, translationsToCompare } from './check-lost.ts';
import { checkTerms } from './terms.ts';
import { goneArticles } from '#model/published/gone.ts';
import type { Ledger } from '#model/published/ledger.ts';
import type { Retired } from '#model/retired/retired.ts';
import { checkPhoneCodes } from './check-phone-codes.ts';
import { checkTitles } from './check-titles.ts';
import { idsThatDiffer } from './ids-that-differ.ts';
import type { ArticleSource, BrokenSource, ContentSource } from './source.ts';
import { checkSlug, orphan, placeOf, slugOf, staleProblem, stateOf } from './translations.ts';

interface BuildArticlesOptions {
  readonly site: Site;
  readonly broken: readonly BrokenSource[];
  readonly drafts: boolean;
  readonly today?: string | undefined;
  readonly retired?: Retired | undefined;
  readonly published?: Ledger | undefined;
  /** Whether nobody asks yet what is wrong with the texts. */
  readonly isUnchecked?: boolean | undefined;
}

/** Articles, what there is beside them, and what is wrong. */
export interface BuiltArticles {
  readonly byId: ReadonlyMap<string, Article>;
  /** Articles that exist as drafts only: their paths by id. */
  readonly drafts: ReadonlyMap<string, string>;
  /** Files and articles without a page because of a problem of their own, so that links to them aren't reported as well. */
  readonly unused: readonly BrokenSource[];
  /** Texts that belong to another article, by their ids. */
  readonly misplaced: ReadonlySet<string>;
  readonly problems: readonly Problem[];
}

/**
 * Articles by id.
 *
 * Problems: `duplicate-id`, `id-differs`, `duplicate-slug`, `translation-orphan`, `translation-stale`, `translation-stamp`,
 * `duplicate-anchor`, `file-name`; those of `checkArticle`, `checkLanguage`, `checkLost`, `checkPhoneCodes`, `checkTerms` and `checkTitles`.
 */
export function buildArticles(
  sources: readonly ContentSource[],
  topics: ReadonlyMap<string, Topic>,
  options: BuildArticlesOptions,
): BuiltArticles {
  const { site } = options;
  const problems: Problem[] = [];
  const files = sources.filter((source) => source.kind === 'article');
  const groups = [...Map.groupBy(files, ({ path }) => path).values()];
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
      problems.push(sameId(original, owner));
      unused.push({ path: original.path, id });
      continue;
    }
    owners.set(id, original);
    problems.push(...sameFileTwice(group));
    const shown = options.drafts ? group : group.filter(({ data }) => !data.draft);
    if (!shown.includes(original)) {
      drafts.set(id, original.path);
      continue;
    }
    byId.set(id, toArticle(original, shown, site));
  }
  const differing = groups.flatMap((group) => idsThatDiffer(group, files, owners));
  unused.push(...differing.flatMap(({ names }) => names));
  unused.push(...goneArticles(options, { articles: byId, unused }));
  const surroundings = { ...options, articles: byId, drafts, topics, broken: [...options.broken, ...unused] };
  const checked = options.isUnchecked ? [] : [...byId.values()];
  problems.push(...checked.flatMap((article) => checkTexts(article, surroundings)));
  const strangers = new Set(differing.flatMap((found) => found.files));
  return {
    byId,
    drafts,
    unused,
    misplaced: strangers,
    problems: [
      // A text with another id translates something else: that it doesn't follow its source has the same cause.
      ...problems.filter(({ code, file }) => !(code.startsWith('translation-') && strangers.has(file))),
      ...differing.flatMap((found) => found.problems),
      ...checkTitles(checked),
      ...checkPhoneCodes(checked),
    ],
  };
}

/** What is wrong with the texts of an article. */
function checkTexts(article: Article, surroundings: ArticleSurroundings): Problem[] {
  const { site } = surroundings;
  const original = article.translations.get(article.sourceLocale);
  const inLanguage = checkLanguage(article, site);
  const others = translationsToCompare(article, new Set(inLanguage.map(({ file }) => file)));
  return [
    ...(original ? [...article.translations.values()].flatMap((one) => checkText(one, original)) : []),
    ...checkArticle(article, surroundings),
    ...inLanguage,
    ...checkLost(article, others),
    ...checkTerms(article, others, site),
  ];
}

const sameId = (source: ArticleSource, owner: ArticleSource) =>
  problem(
    'duplicate-id',
    placeOf(source, ['id']),
    `Id "${source.data.id}" is also the id of ${owner.file}.`,
    'Give one of them another id. Never change the id of a published article.',
  );

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

/** An article of its texts; `original` is one of them. */
export function toArticle(original: ArticleSource, group: readonly ArticleSource[], site: Site): Article {
  const originalAnchors = once(() => anchorsOf(original.parts.headings));
  const translations = new Map(
    group.map((source) => {
      const headings = once(() =>
        source === original
          ? originalAnchors()
          : anchorsOfTranslation(source.parts.headings, original.parts.headings, originalAnchors()),
      );
      const translation: Translation = Object.freeze({
        locale: source.locale,
        source,
        data: source.data,
        slug: slugOf(source),
        // What depends on the texts, since they may not be read yet.
        get state() {
          return stateOf(source, original);
        },
        get headings() {
          return headings();
        },
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

/** What is wrong with the stamp, slug and anchors of a text. */
const checkText = ({ source, slug, state }: Translation, original: Translation): Problem[] => [
  ...staleProblem(source, original.source, state),
  ...untiedChanges(source, original.source),
  ...duplicateAnchors(source),
  ...checkSlug(source, slug),
];

/** `x.md` and `x.mdx` side by side would be one page. */
const sameFileTwice = (group: readonly ArticleSource[]) =>
  group.flatMap((source, index) => {
    const other = group.slice(0, index).find(({ locale }) => locale === source.locale);
    if (!other) return [];
    const fix = 'Delete or rename one of the two files.';
    return [problem('duplicate-slug', { file: source.file }, `${other.file} has the same name.`, fix)];
  });

function duplicateAnchors({ file, parts }: ArticleSource): Problem[] {
  const seen = new Map<string, Heading>();
  return parts.headings.flatMap((heading) => {
    const id = heading.explicitId;
    if (id === undefined) return [];
    const first = seen.get(id);
    if (!first) seen.set(id, heading);
    const owner = first ? `the heading in line ${first.at.line}` : isPageId(id) && 'the page around the text';
    if (!owner) return [];
    const message = `The id "${id}" is already used by ${owner}.`;
    return [problem('duplicate-anchor', { file, at: heading.at }, message, 'Give the heading another id.')];
  });
}
