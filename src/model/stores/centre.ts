/** The stores of a help centre, and what they owe to its articles and old addresses. */
import { parentOf } from '#base/slash-path.ts';
import type { Article } from '#model/articles/article.ts';
import type { Redirect } from '#model/redirects/redirects.ts';
import { didYouMean } from '#problems/nearest.ts';
import { problem, type Problem } from '#problems/problem.ts';
import type { Site } from '#site/site.ts';
import type { Directory } from './directory.ts';
import type { MapSettings } from './map-settings.ts';
import { storesPath } from '#model/urls.ts';
import { storePlacePath } from './paths.ts';
import type { Service } from './services.ts';
import type { Store } from './store.ts';
import { storeLocales } from './views/context.ts';

export interface StoreCentre {
  /** At least one, in the order of their codes. */
  readonly stores: readonly Store[];
  readonly services: readonly Service[];
  readonly directory: Directory;
  readonly map: MapSettings;
}

/** Services that articles name and `services.yaml` lacks. Problems: `store-service-unknown`. */
export function checkArticleServices(
  articles: ReadonlyMap<string, Article>,
  { services }: StoreCentre,
): Problem[] {
  const ids = services.map(({ id }) => id);
  return [...articles.values()].flatMap((article) => {
    const source = article.translations.get(article.sourceLocale)?.source;
    if (!source) return [];
    return (article.data.services ?? []).flatMap((id, index) =>
      ids.includes(id)
        ? []
        : [
            problem(
              'store-service-unknown',
              { file: source.file, at: source.positionOf(['services', index]) },
              `"${id}" is not a service of stores/services.yaml.`,
              `${didYouMean(id, ids)}Add it to services.yaml, or remove it here.`,
            ),
          ],
    );
  });
}

/** Whether the path is the store finder of the locale, one of its places, or a store's page in it. */
export function hasStorePage(
  { stores, directory }: StoreCentre,
  site: Site,
  locale: string,
  path: string,
): boolean {
  const base = storesPath(locale);
  if (!path.startsWith(base)) return false;
  const place = path.slice(base.length).replace(/\/$/, '');
  if (place === '' || directory.places.has(place)) return true;
  const store = stores.find(({ code }) => directory.storePaths.get(code) === place);
  return store !== undefined && storeLocales(store, site, stores.length).some(({ id }) => id === locale);
}

/** Redirects from the earlier addresses of stores (`formerSlugs`), in every locale that has the store's page. */
export function storeRedirects(
  { stores, directory }: StoreCentre,
  site: Site,
): Pick<Redirect, 'from' | 'to'>[] {
  const current = new Set(directory.storePaths.values());
  return stores.flatMap((store) => {
    const path = directory.storePaths.get(store.code) ?? '';
    const former = store.formerSlugs
      .map((slug) => `${parentOf(path)}/${slug}`)
      .filter((old) => !current.has(old) && !directory.places.has(old));
    return storeLocales(store, site, stores.length).flatMap(({ id }) =>
      former.map((old) => ({
        from: storePlacePath(id, old),
        to: storePlacePath(id, path),
      })),
    );
  });
}
