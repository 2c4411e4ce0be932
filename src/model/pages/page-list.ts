/** Every page of the site, by its address. */
import type { Site } from '#site.ts';
import type { HelpCentre } from '#model/help-centre.ts';
import type { StoreCentre } from '#model/stores/centre.ts';
import { storePlacePath } from '#model/stores/paths.ts';
import { storeLocales } from '#model/stores/views/context.ts';
import { treeOf } from '#model/tree.ts';
import { agentsPath, contactPath, notFoundPath, searchPath, storesPath } from '#model/urls.ts';
import type { AgentsPage } from './agents-page.ts';
import type { ArticlePage } from './article-page.ts';
import type { HomePage } from './home-page.ts';
import type { PlainPage } from './plain-page.ts';
import type { StorePage } from './store-page.ts';
import type { StorePlacePage } from './store-place-page.ts';
import type { StoresPage } from './stores-page.ts';
import type { TopicPage } from './topic-page.ts';

/** The view of any page. */
export type LocalePage =
  HomePage | TopicPage | ArticlePage | PlainPage | AgentsPage | StoresPage | StorePlacePage | StorePage;

/** One page to render: its address, and what it needs to make its view. */
export interface PageReference {
  readonly path: string;
  readonly locale: string;
  readonly kind: LocalePage['kind'];
  /** Topic folder, article id, path of a place in the directory of stores, or code of a store. */
  readonly key: string;
}

/** Every page of every locale and the agents' page, in a stable order. Permalinks, redirects and the chooser are not among them. */
export function listPages({
  site,
  tree,
  stores,
}: Pick<HelpCentre, 'site' | 'tree' | 'stores'>): PageReference[] {
  const pages = site.locales.flatMap(({ id: locale }) => {
    const own = treeOf(tree, locale);
    return [
      ...[...own.topics.values()].map(({ topic, path }): PageReference => ({
        path,
        locale,
        kind: topic === '' ? 'home' : 'topic',
        key: topic,
      })),
      ...[...own.articles.values()].map(({ article, path }): PageReference => ({
        path,
        locale,
        kind: 'article',
        key: article.id,
      })),
      { path: searchPath(locale), locale, kind: 'search' as const, key: '' },
      { path: contactPath(locale), locale, kind: 'contact' as const, key: '' },
      { path: notFoundPath(locale), locale, kind: 'not-found' as const, key: '' },
      ...(stores ? listStorePages(stores, site, locale) : []),
    ];
  });
  return [...pages, agentsReference(site)];
}

function listStorePages({ stores, directory }: StoreCentre, site: Site, locale: string): PageReference[] {
  return [
    { path: storesPath(locale), locale, kind: 'stores', key: '' },
    ...[...directory.places.keys()].map((path): PageReference => ({
      path: storePlacePath(locale, path),
      locale,
      kind: 'store-place',
      key: path,
    })),
    ...stores
      .filter((store) => storeLocales(store, site, stores.length).some(({ id }) => id === locale))
      .map(({ code }): PageReference => ({
        path: storePlacePath(locale, directory.storePaths.get(code) ?? ''),
        locale,
        kind: 'store',
        key: code,
      })),
  ];
}

/** The page for support agents, in the language that articles are written in first. */
export const agentsReference = ({ source }: Site): PageReference => ({
  path: agentsPath,
  locale: source.id,
  kind: 'agents',
  key: '',
});
