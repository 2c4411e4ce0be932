/** The articles that an agent can send: lists of the static API, each fetched once, when it is needed. */
import { onceEach } from '#client/page/once-each.ts';
import { fetchOwn } from '#client/page/own-data.ts';
import type { OldAddress } from '#model/agents/browser/addresses.ts';
import type { AgentsPaths } from './agents-data.ts';
import type { Manifest } from './codes.ts';

/** The parts of an article in `/api/v1/<locale>/articles.json` that are used here. */
export interface ListedArticle {
  readonly id: string;
  readonly title: string;
  readonly description: string;
  /** Absolute. */
  readonly url: string;
  readonly keywords: readonly string[];
  /** The language of its text, which is another where the locale lacks it. */
  readonly contentLocale: string;
  /** In no list and no search of the site; only agents find it. */
  readonly isUnlisted?: boolean;
}

/** Fetches what the page's paths name. All reject when a file can't be had. */
export interface ArticleFiles {
  /** The articles of a locale, those in no list last. */
  readonly articlesOf: (locale: string) => Promise<readonly ListedArticle[]>;
  readonly manifest: () => Promise<Manifest>;
  readonly oldAddresses: () => Promise<readonly OldAddress[]>;
}

/** The files of a site. */
export function articleFiles(paths: AgentsPaths): ArticleFiles {
  const manifest = onceEach(fetchOwn<Manifest>);
  const oldAddresses = onceEach(fetchOwn<readonly OldAddress[]>);
  const unlisted = onceEach(fetchOwn<Readonly<Record<string, readonly ListedArticle[]>>>);
  return {
    manifest: () => manifest(paths.manifest),
    oldAddresses: () => oldAddresses(paths.oldAddresses),
    articlesOf: onceEach(async (locale) => {
      const [{ articles }, others] = await Promise.all([
        fetchOwn<{ readonly articles: readonly ListedArticle[] }>(paths.articles.replace('{locale}', locale)),
        unlisted(paths.unlisted),
      ]);
      return [...articles, ...(others[locale] ?? [])];
    }),
  };
}
