/** What an import writes: articles, topics, images. */
import { byCodeUnits } from '#base/code-unit-order.ts';
import { collatorOf } from '#base/collator.ts';
import { isDay } from '#base/day.ts';
import { lastPart, parentOf } from '#base/slash-path.ts';
import { isAddress, parseOldAddress } from '#model/redirects/old-address.ts';
import { isOwnAddress, pathOf, reservedNames } from '#model/urls.ts';
import { belowBase, decodePath } from '#import/tree/addresses.ts';
import type { ArticlePlace, KnownArticle } from '#import/tree/article-places.ts';
import type { ConvertedLocale, ConvertedText, ConvertedTree } from '#import/tree/convert.ts';
import { describeArticle, describeTopic, toDescription } from '#import/tree/markdown/descriptions.ts';
import { parseMarkdown } from '#import/tree/markdown/parse.ts';
import { mendWords } from '#import/tree/mend.ts';
import { addressParts } from '#import/tree/own-slugs.ts';
import { alsoIn, join, type PlacedTopic } from '#import/tree/topics.ts';
import { formatContentFile } from './front-matter.ts';

/** A file to write: text, or a copy of an asset. */
export interface ContentFile {
  /** Path below the content folder. */
  readonly path: string;
  /** What it stands for: key of a document or section, address of an asset. */
  readonly source: string;
  /** Absent for a copy. */
  readonly text?: string | undefined;
  /** Id of an article. */
  readonly id?: string | undefined;
  /** Keys of front matter that the import made up, because the source has none. */
  readonly madeUp?: readonly string[] | undefined;
  /** Path below the content folder that the same article had at the last import. */
  readonly replaces?: string | undefined;
  /** The text that it holds below its front matter. */
  readonly body?: ConvertedText | undefined;
}

/** The files of a tree, by path. Input: `base`, the path below which the new site lies: `/help`. */
export function toContentFiles(converted: ConvertedTree, base = ''): ContentFile[] {
  const originals = new Set(converted.locales[0]?.texts.flatMap(({ place }) => place?.id ?? []));
  const localesById = Map.groupBy(
    converted.locales.flatMap(({ locale, texts }) =>
      texts.flatMap(({ place }) => (place ? [{ id: place.id, locale }] : [])),
    ),
    ({ id }) => id,
  );
  // An article that the first language lacks is one of its own languages.
  const localesOf = (id: string) =>
    originals.has(id) ? [] : (localesById.get(id) ?? []).map(({ locale }) => locale);
  const taken = addressesOf(converted);
  const legacyOf = (old: readonly string[]) => oldAddresses(old, base, taken);
  const ids = publishedIds(converted);
  return [
    ...converted.locales.flatMap((part) => [
      ...part.texts.flatMap((text) =>
        text.place
          ? [
              toArticleFile(text, text.place, part, {
                converted,
                onlyIn: localesOf(text.place.id),
                legacyOf,
                ids,
              }),
            ]
          : [],
      ),
      ...part.topics.map((topic) => toTopicFile(topic, part, { converted, legacyOf })),
    ]),
    ...converted.images.map(({ locale, topic, name, source }) => ({
      path: fileOf(locale, join(topic, `images/${name}`)),
      source,
    })),
    ...[...converted.files].map(([source, path]) => ({ path: `public/${path}`, source })),
  ].toSorted(byCodeUnits(({ path }) => path));
}

/** Old addresses of the home page that the new site has to answer. */
export const homeAddresses = (converted: ConvertedTree, base = ''): string[] =>
  oldAddresses(converted.homes, base, addressesOf(converted)).filter((old) =>
    isAddress(parseOldAddress(old)),
  );

/** Ids of articles that readers see, by key of their document. */
const publishedIds = ({ locales }: ConvertedTree): ReadonlyMap<string, string> =>
  new Map(
    locales.flatMap(({ texts }) =>
      texts.flatMap(({ place, prepared: { document } }) =>
        place && !document.data.draft ? [[document.key, place.id] as const] : [],
      ),
    ),
  );

const fileOf = (locale: string, path: string) => `articles/${locale}/${path}`;

/** Addresses of the new site, decoded. Every language may show, instead of its own text, one that it lacks. */
function addressesOf({ locales, slugs }: ConvertedTree): ReadonlySet<string> {
  const paths = locales.flatMap(({ texts, topics }) => [
    ...texts.flatMap(({ place }) => (place ? [place.path] : [])),
    ...topics.map(({ path }) => path),
  ]);
  const all = new Set(['', ...reservedNames, ...paths]);
  const ids = locales.map(({ locale }) => locale);
  return new Set(
    locales.flatMap(({ locale }) =>
      [...all].map((path) =>
        decodePath(pathOf(locale, path === '' ? [] : addressParts(slugs, [locale, ...ids], path))),
      ),
    ),
  );
}

/** Old addresses that need no redirect: a page of the new site answers them. */
function isTaken(old: string, taken: ReadonlySet<string>): boolean {
  const parsed = old.startsWith('/') && !old.endsWith('-*') ? parseOldAddress(old) : undefined;
  // One with a query is another address than the page's.
  if (parsed === undefined || !isAddress(parsed) || parsed.query.length > 0) return false;
  const { decoded } = parsed;
  return decoded === '/' || isOwnAddress(decoded, { locales: [] }) || taken.has(decoded);
}

type LegacyOf = (old: readonly string[]) => string[];

/** Old addresses as a site below a path writes them: without it. Those outside of it are another site's. */
function oldAddresses(old: readonly string[], base: string, taken: ReadonlySet<string>): string[] {
  const below = old.flatMap((one) => (one.startsWith('/') ? (belowBase(one, base) ?? []) : one));
  return [...new Set(below)].filter((one) => !isTaken(one, taken));
}

interface AmongOthers {
  readonly converted: ConvertedTree;
  /** Locales of an article that the first language lacks. */
  readonly onlyIn: readonly string[];
  /** What of old addresses the new site has to answer. */
  readonly legacyOf: LegacyOf;
  /** Ids of articles that readers see, by key of their document. */
  readonly ids: ReadonlyMap<string, string>;
}

function toArticleFile(
  body: ConvertedText,
  place: ArticlePlace,
  { locale, topics }: ConvertedLocale,
  { converted, onlyIn, legacyOf, ids }: AmongOthers,
): ContentFile {
  const { prepared, text } = body;
  const { document, title, keywords } = prepared;
  const { data } = document;
  const { before, id, path, ending } = place;
  const description = data.description ?? describeArticle(parseMarkdown(text).root, title, locale);
  const moved = before
    ? [...place.movedFrom, pathOf(locale, formerParts(before, converted))]
    : place.movedFrom;
  const frontMatter = {
    id,
    title,
    description: mendWords(toDescription(description, locale)),
    slug: converted.slugs.get(`${locale}/${path}`),
    order: data.order,
    keywords,
    also: alsoIn(topics, data.also).filter((other) => other !== place.topic),
    related: data.related.flatMap((key) => ids.get(key) ?? []),
    movedFrom: [...new Set(moved)],
    legacy: legacyOf(data.legacy),
    updated: data.updated !== undefined && isDay(data.updated) ? data.updated : undefined,
    draft: data.draft,
    unlisted: data.unlisted,
    owner: data.owner,
    locales: onlyIn,
    ...data.own,
  };
  return {
    path: fileOf(locale, `${path}.${ending}`),
    source: document.key,
    id,
    text: formatContentFile(frontMatter, text),
    body,
    madeUp: data.description === undefined ? ['description'] : [],
    replaces: before && fileOf(locale, `${before.path}.${ending}`),
  };
}

const formerParts = ({ locale, path }: KnownArticle, { formerSlugs, locales }: ConvertedTree) =>
  addressParts(formerSlugs, [locale, ...locales.map((part) => part.locale)], path);

/** A topic's `index.md`: its own text if the source has one, else only what lists need. */
function toTopicFile(
  topic: PlacedTopic,
  part: ConvertedLocale,
  { converted, legacyOf }: Pick<AmongOthers, 'converted' | 'legacyOf'>,
): ContentFile {
  const { locale, texts } = part;
  const own = texts.find(
    ({ prepared: { document } }) => document.isSectionText && document.section === topic.key,
  );
  const title = own?.prepared.ownTitle ?? topic.title;
  const data = own?.prepared.document.data;
  const written = data?.description ?? topic.description;
  const text = own?.text.trim() ?? '';
  const description =
    written !== undefined
      ? toDescription(written, locale)
      : text !== ''
        ? describeArticle(parseMarkdown(text).root, title, locale)
        : describeTopic(title, titlesIn(topic, part), locale);
  return {
    path: fileOf(locale, `${topic.path}/index.md`),
    source: topic.key,
    body: own,
    madeUp: written === undefined ? ['description'] : [],
    text: formatContentFile(
      {
        title: mendWords(title).trim() || lastPart(topic.path),
        description: mendWords(description),
        slug: converted.slugs.get(`${locale}/${topic.path}`),
        order: data?.order ?? topic.order,
        legacy: legacyOf([...(topic.legacy ?? []), ...(data?.legacy ?? [])]),
        ...data?.own,
      },
      text,
    ),
  };
}

/** Titles of what a topic lists, subtopics first, in the order of its page. */
function titlesIn(topic: PlacedTopic, { topics, texts, locale }: ConvertedLocale): string[] {
  const compare = collatorOf(locale);
  const listed = (items: readonly { title: string; order: number | undefined }[]) =>
    items.toSorted((a, b) => (a.order ?? Infinity) - (b.order ?? Infinity) || compare(a.title, b.title));
  const subtopics = topics.filter(({ path }) => path !== topic.path && parentOf(path) === topic.path);
  const articles = texts
    .filter(
      ({ place, prepared: { document } }) =>
        place &&
        !document.data.draft &&
        (place.topic === topic.path || document.data.also.includes(topic.key)),
    )
    .map(({ prepared: { title, document } }) => ({ title, order: document.data.order }));
  return [...listed(subtopics), ...listed(articles)].map(({ title }) => title);
}
