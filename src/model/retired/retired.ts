/** Articles that are gone: `content/retired.yaml`, which `npx fener retire` writes. Their addresses still answer. */
import { z } from 'zod';
import { decode } from '#base/written-address.ts';
import { parentOf } from '#base/slash-path.ts';
import type { Article } from '#model/articles/article.ts';
import { placeOf } from '#model/articles/translations.ts';
import { anyLanguagePath } from '#model/urls.ts';
import { treeOf, type Tree } from '#model/tree.ts';
import { didYouMean } from '#problems/nearest.ts';
import { problem, type Problem } from '#problems/problem.ts';
import { parseYaml, type PositionOf, type YamlSource } from '#problems/yaml.ts';
import type { Locale, Site } from '#site/site.ts';

/** The shape of the file: retired articles by id. */
export const retiredData = z.record(
  z.string().regex(/^[a-z0-9-]{3,40}$/, 'the id of a retired article'),
  z.strictObject({
    path: z.string().min(1).describe('Path that its file had, which tells its topic.'),
    replacedBy: z.string().optional().describe('Id of the article that answers instead.'),
    titles: z.record(z.string(), z.string().min(1)).describe('What it was called, by locale.'),
    addresses: z
      .array(z.string().startsWith('/'))
      .describe(
        "All addresses that it had on this site. The first of each locale shows that it's gone, unless it was replaced.",
      ),
    legacy: z
      .array(z.union([z.string().min(1), z.number().transform(String)]))
      .optional()
      .describe('Its addresses in a former help centre.'),
  }),
);

/** A retired article. */
export interface RetiredArticle {
  readonly id: string;
  readonly path: string;
  readonly replacedBy: string | undefined;
  readonly titles: Readonly<Record<string, string>>;
  readonly addresses: readonly string[];
  readonly legacy: readonly string[];
  readonly file: string;
  /** Position of a part of its entry. */
  readonly at: PositionOf;
}

/** Retired articles by id. */
export type Retired = ReadonlyMap<string, RetiredArticle>;

const keepBoth =
  'Keep the entries of both versions, each id once: both tell addresses that have to answer. Delete the markers.';

/** Parses the file. Problems: those of `parseYaml`. */
export function parseRetired(source: YamlSource): {
  readonly retired: Retired;
  readonly problems: readonly Problem[];
} {
  const { data, problems: found, positionOf } = parseYaml(source, retiredData);
  const problems = found.map((one) => (one.code === 'merge-conflict' ? { ...one, fix: keepBoth } : one));
  const entries = Object.entries(data ?? {}).map(([id, { replacedBy, legacy = [], ...entry }]) => {
    const at: PositionOf = (path, options) => positionOf([id, ...path], options);
    return [id, { id, replacedBy, legacy, ...entry, file: source.file, at }] as const;
  });
  return { retired: new Map(entries), problems };
}

/** What answers for a retired article at last: an article, or the one of its replacements that nothing replaced. */
export function answerOf(
  { id }: Pick<RetiredArticle, 'id'>,
  retired: Retired,
  articles: ReadonlyMap<string, Article>,
): { readonly article?: Article; readonly gone?: RetiredArticle } {
  const seen = new Set<string>();
  let next = id;
  while (!seen.has(next)) {
    const article = articles.get(next);
    if (article) return { article };
    seen.add(next);
    const entry = retired.get(next);
    if (entry?.replacedBy === undefined) return entry ? { gone: entry } : {};
    next = entry.replacedBy;
  }
  return {};
}

/** The address of a locale that shows that an article is gone. */
export const gonePath = (
  { addresses }: Pick<RetiredArticle, 'addresses'>,
  locale: string,
): string | undefined => {
  const found = addresses.find((address) => address.startsWith(`/${locale}/`));
  return found === undefined ? undefined : encodeURI(decode(found));
};

/** What it was called, for readers of a locale, and in which locale. */
export function titleOf(
  { id, titles }: Pick<RetiredArticle, 'id' | 'titles'>,
  { id: own, fallbacks }: Pick<Locale, 'id' | 'fallbacks'>,
): { readonly title: string; readonly locale: string } {
  const locale = [own, ...fallbacks, ...Object.keys(titles)].find((one) => titles[one] !== undefined);
  return { title: (locale === undefined ? undefined : titles[locale]) ?? id, locale: locale ?? own };
}

/** The topic above it that a locale still has. */
export function topicAbove({ path }: Pick<RetiredArticle, 'path'>, has: (topic: string) => boolean): string {
  let topic = parentOf(path);
  while (topic !== '' && !has(topic)) topic = parentOf(topic);
  return topic;
}

/** Where an old address of a retired article leads. */
interface RetiredRedirect {
  readonly file: string;
  readonly from: string;
  readonly to: string;
  /** Whether it is one of a former help centre. */
  readonly isLegacy: boolean;
  /** What answers in a language. */
  readonly pathIn: (locale: string) => string | undefined;
}

/** Where the addresses of retired articles lead, but for those that show that an article is gone. */
export function retiredRedirects(
  retired: Retired,
  {
    site,
    articles,
    tree,
  }: { readonly site: Site; readonly articles: ReadonlyMap<string, Article>; readonly tree: Tree },
): RetiredRedirect[] {
  return [...retired.values()].flatMap((entry) => {
    const { article, gone } = answerOf(entry, retired, articles);
    const id = article?.id ?? gone?.id;
    if (id === undefined) return [];
    const pathIn = (locale: string) =>
      article ? treeOf(tree, locale).articles.get(id)?.path : gone && gonePath(gone, locale);
    const old = entry.addresses.flatMap((from) => {
      const locale = site.locales.find((one) => from.startsWith(`/${one.id}/`));
      const to = (locale && pathIn(locale.id)) ?? anyLanguagePath(site, id, pathIn);
      return decode(to) === decode(from) ? [] : [{ file: entry.file, from, to, isLegacy: false, pathIn }];
    });
    const legacy = entry.legacy.map((from) => ({
      file: entry.file,
      from,
      to: anyLanguagePath(site, id, pathIn),
      isLegacy: true,
      pathIn,
    }));
    return [...old, ...legacy];
  });
}

/**
 * Checks what retired articles name. Problems: `retired-replacement`, `duplicate-id` for an article with the id of one,
 * `redirect-shadows-page` for an address that a page has by now.
 */
export function checkRetired(
  retired: Retired,
  {
    site,
    articles,
    tree,
  }: { readonly site: Site; readonly articles: ReadonlyMap<string, Article>; readonly tree: Tree },
): Problem[] {
  return [...retired.values()].flatMap((entry) => {
    const { id, file, at, replacedBy } = entry;
    const article = articles.get(id);
    const source = article?.translations.get(article.sourceLocale)?.source;
    const { article: answer, gone } = answerOf(entry, retired, articles);
    const taken = entry.addresses.flatMap((address, index) => {
      const page = site.locales.some((locale) =>
        treeOf(tree, locale.id).paths.has(encodeURI(decode(address))),
      );
      const where = { file, at: at(['addresses', index]) };
      const fix = 'Remove it here, or give that page another address.';
      return page
        ? [problem('redirect-shadows-page', where, `"${address}" is the address of a page.`, fix)]
        : [];
    });
    return [
      ...taken,
      ...(source
        ? [
            problem(
              'duplicate-id',
              placeOf(source, ['id']),
              `Id "${id}" is that of an article that was retired (${file}).`,
              `Give the article another id. If it's the same article again, remove "${id}" from ${file}.`,
            ),
          ]
        : []),
      ...(replacedBy !== undefined && !answer && !gone
        ? [
            problem(
              'retired-replacement',
              { file, at: at(['replacedBy']) },
              `"${replacedBy}" is neither an article nor leads to one.`,
              `${didYouMean(replacedBy, articles.keys())}Write the id of the article that answers now.`,
            ),
          ]
        : []),
    ];
  });
}
