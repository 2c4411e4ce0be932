/** Every text of a help centre, with its place in an export. */
import { posix } from 'node:path';
import { parentOf } from '#base/slash-path.ts';
import type { CopyAddresses } from '#markdown/copy.ts';
import { portableMarkdown } from '#markdown/portable.ts';
import type { Article, Topic, TopicTranslation, Translation } from '#model/articles/article.ts';
import { anchorsOf } from '#model/articles/anchors.ts';
import type { HelpCentre } from '#model/help-centre.ts';
import { findImage, readLink } from '#model/links.ts';
import type { AnalysedFile, AnalysedMarkdown } from '#model/text.ts';
import { treeOf } from '#model/tree.ts';
import { absoluteUrl } from '#model/urls.ts';
import type { Locale } from '#site/site.ts';

export interface ArticleText extends Translation {
  readonly kind: 'article';
  readonly article: Article;
  /** Its address on the site. */
  readonly address: string | undefined;
}

export interface TopicText extends TopicTranslation {
  readonly kind: 'topic';
  readonly topic: Topic;
  readonly address: string | undefined;
}

export type ExportText = ArticleText | TopicText;

/** A file of an export: its text, or the file that is copied. */
export type ExportFile =
  { readonly path: string; readonly text: string } | { readonly path: string; readonly copyOf: string };

export interface ExportInput {
  readonly centre: HelpCentre;
  readonly readText: (text: AnalysedFile) => AnalysedMarkdown;
  /** Where a picture lies on disk, by its path below `articles/`. */
  readonly imagePath: (name: string) => string;
  /** Where a public file lies on disk, by its address. */
  readonly publicPath: (address: string) => string | undefined;
}

/** Texts of a locale: its topics, then its articles, by path. */
export function textsOf({ articles, topics, tree }: HelpCentre, locale: string): ExportText[] {
  const { articles: places, topics: topicPlaces } = treeOf(tree, locale);
  return [
    ...[...topics.values()].flatMap((topic): TopicText[] => {
      const text = topic.translations.get(locale);
      const address = topicPlaces.get(topic.path)?.path;
      return text ? [{ ...text, kind: 'topic', topic, address }] : [];
    }),
    ...[...articles.values()].flatMap((article): ArticleText[] => {
      const text = article.translations.get(locale);
      const address = places.get(article.id)?.path;
      return text ? [{ ...text, kind: 'article', article, address }] : [];
    }),
  ];
}

/** Names of files in an export: `en/returns/refund.md`. A site in one language has no folder for it. */
export class ExportNames {
  readonly #centre: HelpCentre;
  readonly #ending: string;

  constructor(centre: HelpCentre, ending: string) {
    this.#centre = centre;
    this.#ending = ending;
  }

  folder(locale: string): string {
    return this.#centre.site.locales.length === 1 ? '' : `${locale}/`;
  }

  article(locale: string, path: string): string {
    return `${this.folder(locale)}${path}.${this.#ending}`;
  }

  topic(locale: string, path: string): string {
    return `${this.folder(locale)}${path === '' ? '' : `${path}/`}index.${this.#ending}`;
  }

  of(text: ExportText): string {
    return text.kind === 'article'
      ? this.article(text.locale, text.article.path)
      : this.topic(text.locale, text.topic.path);
  }

  /** A picture, by its path below `articles/`. */
  image(name: string): string {
    return this.#centre.site.locales.length === 1 ? name.slice(name.indexOf('/') + 1) : name;
  }

  publicFile(address: string): string {
    return `public${address}`;
  }
}

/** @example wayTo('en/orders/a.md', 'en/returns/b.md') // => '../returns/b.md' */
export const wayTo = (from: string, to: string): string => encodeURI(posix.relative(parentOf(from), to));

/** How an export writes addresses. */
export interface Ways {
  readonly article: (locale: string, article: Article) => string;
  readonly topic: (locale: string, path: string) => string;
  /** A picture or another file, by its path in the export. */
  readonly file: (path: string) => string;
}

/** Ways between files, which work wherever the folder lies. */
export function relativeWays(names: ExportNames, text: ExportText): Ways {
  const from = names.of(text);
  return {
    article: (locale, { path }) => wayTo(from, names.article(locale, path)),
    topic: (locale, path) => wayTo(from, names.topic(locale, path)),
    file: (path) => wayTo(from, path),
  };
}

/** Where the links and pictures of a text lead in an export. What they use is added to `used`. */
function addressesIn(
  centre: HelpCentre,
  text: ExportText,
  { names, used, ways }: Pick<BodyOptions, 'names' | 'used' | 'ways'>,
): CopyAddresses {
  const toArticle = (article: Article) => {
    const chain = localesFrom(centre, text.locale);
    const locale = chain.find((id) => article.translations.has(id)) ?? article.sourceLocale;
    return ways.article(locale, article);
  };
  const toTopic = (path: string) => {
    const topic = centre.topics.get(path);
    const locale = localesFrom(centre, text.locale).find((id) => topic?.translations.has(id)) ?? text.locale;
    return ways.topic(locale, path);
  };
  const hash = (anchor: string | undefined) => (anchor === undefined ? '' : `#${encodeURIComponent(anchor)}`);
  return {
    link(written) {
      const target = readLink(centre, text.source, written);
      switch (target.kind) {
        case 'article':
          return toArticle(target.article) + hash(target.anchor);
        case 'topic':
          return toTopic(target.topic) + hash(target.anchor);
        case 'path': {
          const address = decodeURI(target.path);
          if (!centre.publicFiles.has(address)) return absoluteUrl(centre.site, target.path) + target.rest;
          used.files.add(address);
          return ways.file(names.publicFile(address));
        }
        default:
          return undefined;
      }
    },
    image(written) {
      const name = findImage(centre, text.source, written);
      if (name === undefined) {
        if (!centre.publicFiles.has(written)) return undefined;
        used.files.add(written);
        return ways.file(names.publicFile(written));
      }
      used.images.add(name);
      return ways.file(names.image(name));
    },
  };
}

/** Pictures below `articles/` and addresses of public files that texts use. */
export interface UsedFiles {
  readonly images: Set<string>;
  readonly files: Set<string>;
}

/** Copies of what texts use. */
export const copiesOf = (used: UsedFiles, names: ExportNames, input: ExportInput): ExportFile[] => [
  ...[...used.images].map((name) => ({ path: names.image(name), copyOf: input.imagePath(name) })),
  ...[...used.files].flatMap((address) => {
    const copyOf = input.publicPath(address);
    return copyOf === undefined ? [] : [{ path: names.publicFile(address), copyOf }];
  }),
];

/** A locale and those that stand in for it. */
function localesFrom({ site }: HelpCentre, locale: string): readonly string[] {
  return [locale, ...(site.locales.find(({ id }) => id === locale)?.fallbacks ?? [])];
}

/** The ids of a text's headings. */
export const headingIdsOf = (text: ExportText): string[] =>
  (text.kind === 'article' ? text.headings : anchorsOf(text.source.parts.headings)).map(({ id }) => id);

export interface BodyOptions {
  readonly names: ExportNames;
  readonly used: UsedFiles;
  readonly ways: Ways;
  /** Ids of headings that links lead to; with them, comments keep what only Fener knows, for an import. */
  readonly marks?: LinkedHeadings | undefined;
}

/** Ids of headings that links lead to, by id of the article or path of the topic. */
export type LinkedHeadings = ReadonlyMap<string, ReadonlySet<string>>;

/** Every heading that a link leads to. */
export function linkedHeadings(centre: HelpCentre): LinkedHeadings {
  const linked = new Map<string, Set<string>>();
  for (const text of centre.site.locales.flatMap(({ id }) => textsOf(centre, id))) {
    for (const { target: written } of text.source.parts.links) {
      const target = readLink(centre, text.source, written);
      if (!('anchor' in target) || target.anchor === undefined) continue;
      const key =
        target.kind === 'article' ? target.article.id : target.kind === 'topic' ? target.topic : keyOf(text);
      linked.set(key, (linked.get(key) ?? new Set()).add(target.anchor));
    }
  }
  return linked;
}

const keyOf = (text: ExportText) => (text.kind === 'article' ? text.article.id : text.topic.path);

/** The Markdown of a text that other tools read. */
export function bodyOf(
  { centre, readText }: Pick<ExportInput, 'centre' | 'readText'>,
  text: ExportText,
  { marks, ...options }: BodyOptions,
): string {
  if (!text.source.hasBody) return '';
  return portableMarkdown(readText(text.source.text), {
    addresses: addressesIn(centre, text, options),
    headingIds: headingIdsOf(text).map((id) => (marks?.get(keyOf(text))?.has(id) ? id : undefined)),
    marks: marks !== undefined,
    isBoxed: marks === undefined,
  }).trim();
}

/** A list of everything in a language, in reading order. */
export interface Contents {
  readonly title: string;
  readonly file: string;
  readonly children: readonly Contents[];
}

/** What a topic lists: subtopics with what they list, then articles. Drafts are in it, unlisted articles are not. */
export function contentsOf(centre: HelpCentre, names: ExportNames, locale: Locale, topic = ''): Contents[] {
  const { topics, articles } = treeOf(centre.tree, locale.id);
  const place = topics.get(topic);
  if (!place) return [];
  const below = place.topics.flatMap((path): Contents[] => {
    const child = topics.get(path);
    return child
      ? [
          {
            title: child.title,
            file: names.topic(child.contentLocale, path),
            children: contentsOf(centre, names, locale, path),
          },
        ]
      : [];
  });
  const listed = place.articles.flatMap((id): Contents[] => {
    const found = articles.get(id);
    if (!found) return [];
    const { translation, article } = found;
    const file = names.article(translation.locale, article.path);
    return [{ title: translation.data.title, file, children: [] }];
  });
  return [...below, ...listed];
}
