/** What the links of a language can lead to: its articles and topics, those of others that stand in, and the old site's addresses. */
import { withoutAnyTitle } from '#model/redirects/legacy.ts';
import { contactPath } from '#model/urls.ts';
import { findFile } from '#import/tree/links/images.ts';
import { LinkTargets, type ArticleTarget } from '#import/tree/links/link-targets.ts';
import type { PreparedText } from './prepare.ts';
import type { PlacedTopic } from './topics.ts';
import type { SourceTree } from './tree.ts';

/** What links can lead to besides. */
export interface TargetsInput {
  readonly tree: SourceTree;
  /** Beginnings of the old help centre's URLs. */
  readonly oldUrls: readonly string[];
  /** Articles of other languages, which links mean where this one has none. */
  readonly standIns: readonly ArticleTarget[];
  /** Those of the first language, which every other shows where it has none. */
  readonly originals: readonly ArticleTarget[];
  /** Whether the site has a page that says how to reach people. */
  readonly hasContactPage?: boolean | undefined;
}

/** What a language has to be linked to. */
export interface OwnTargets {
  readonly articles: readonly ArticleTarget[];
  readonly topics: readonly PlacedTopic[];
  readonly texts: readonly PreparedText[];
  readonly locale: string;
}

/** What links of a language can lead to. */
export function targetsOf(
  { tree, oldUrls, standIns, originals, hasContactPage }: TargetsInput,
  { articles, topics, texts, locale }: OwnTargets,
): LinkTargets {
  const shown = [...articles, ...originals].filter(({ draft }) => !draft);
  const topicsShown = new Set(shown.flatMap(({ topic, also }) => [topic, ...also].flatMap(withThoseAround)));
  return new LinkTargets({
    articles: [...articles, ...standIns],
    topics: topics.map(({ key, address, path, title, legacy = [] }) => {
      const text = texts.find(({ document }) => document.isSectionText && document.section === key);
      const own = text?.document;
      return {
        addresses: [
          address,
          ...legacy.map(withoutAnyTitle),
          ...(own ? [own.address, ...own.data.legacy] : []),
        ],
        names: [title, ...(own?.names ?? [])],
        path,
        title,
        isEmpty: !topicsShown.has(path),
        anchors: text?.anchors,
      };
    }),
    oldUrls: [...oldUrls, ...(tree.site.url === undefined ? [] : [tree.site.url])],
    texts: texts.map(({ document }) => document.body),
    findFile: ({ address }, url) => findFile(tree, { address, locale }, url),
    readLink: ({ address }, url) => tree.readLink?.(url, { address, locale }),
    locales: tree.locales,
    homes: [
      ...(tree.homeFolders ?? []),
      ...texts.flatMap(({ document: { isSectionText, section, address } }) =>
        isSectionText && section === '' ? [address] : [],
      ),
    ],
    contactPage: hasContactPage ? contactPath(locale) : undefined,
  });
}

/** @example withThoseAround('a/b/c') // => ['a', 'a/b', 'a/b/c'] */
const withThoseAround = (path: string) =>
  path.split('/').map((_, index, parts) => parts.slice(0, index + 1).join('/'));
