/** Which texts can be rated: the build's manifest, and what earlier manifests said. */
import type { FeedbackManifest } from '#model/feedback/manifest.ts';
import { siteDays, type SiteDays } from '#model/feedback/site-days.ts';
import type { Revision, Store } from './store.ts';

export interface Revisions {
  /** Epoch of a revision; `undefined` for one that no manifest had. */
  epochOf(article: string, locale: string, rev: string): number | undefined;
  hasArticle(article: string): boolean;
  /** Path of an article's page, from the current manifest. */
  pathOf(article: string, locale: string): string | undefined;
  /** Takes a new manifest, and what the store remembers of older ones: readers hold cached pages. */
  update(manifest: FeedbackManifest, day: number): Promise<void>;
  /** Days as the current manifest's site counts them: those of UTC before there's one. */
  readonly days: SiteDays;
  /** Articles in the current manifest. */
  readonly size: number;
}

/** Revisions known so far: none before the first `update`. */
export function createRevisions(store: Pick<Store, 'recordRevisions'>): Revisions {
  let epochs = new Map<string, number>();
  let paths = new Map<string, string>();
  let articles = new Set<string>();
  let days = siteDays();

  return {
    epochOf: (article, locale, rev) => epochs.get(key(article, locale, rev)),
    hasArticle: (article) => articles.has(article),
    pathOf: (article, locale) => paths.get(key(article, locale)),
    update: async (manifest, day) => {
      const current = manifest.articles.map(({ id, locale, rev, epoch }): Revision => ({
        article: id,
        locale,
        rev,
        epoch,
        day,
      }));
      const remembered = await store.recordRevisions(current);
      // The manifest wins: an epoch may be raised without a change of the text.
      epochs = new Map(
        [...remembered, ...current].map(({ article, locale, rev, epoch }) => [
          key(article, locale, rev),
          epoch,
        ]),
      );
      paths = new Map(manifest.articles.map(({ id, locale, path }) => [key(id, locale), path]));
      articles = new Set(manifest.articles.map(({ id }) => id));
      days = siteDays(manifest.timeZone);
    },
    get days() {
      return days;
    },
    get size() {
      return articles.size;
    },
  };
}

const key = (...parts: readonly string[]) => parts.join('\0');
