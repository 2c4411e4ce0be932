/** Every page of the site, by its address. */
import type { HelpCentre } from '#model/help-centre.ts';
import { treeOf } from '#model/tree.ts';
import { pageKindNames, pageKinds, type LocalePage, type PageKindName } from './kinds.ts';
import type { PageAddress, PageKind, PageRoute } from './page-kind.ts';

/** One page to render: its address, and what makes its view. */
export interface PageReference<Kind extends PageKindName = PageKindName> extends PageAddress {
  readonly locale: string;
  readonly kind: Kind;
  readonly route: PageRoute;
}

/** Every page of every locale and the agents' page, in a stable order. Permalinks, redirects and the chooser are not among them. */
export const listPages = ({
  site,
  tree,
  stores,
}: Pick<HelpCentre, 'site' | 'tree' | 'stores'>): PageReference[] =>
  pageKindNames.flatMap((kind) => {
    const { route, isIndexed, list }: PageKind<LocalePage> = pageKinds[kind];
    return site.locales.flatMap((locale) => {
      const own = treeOf(tree, locale.id);
      return list({ site, locale, tree: own, stores }).map(({ path, key = '', isUnlisted = false }) => ({
        path,
        locale: locale.id,
        kind,
        route,
        key,
        isIndexed: isIndexed && !isUnlisted,
      }));
    });
  });
