/** Every page of the site, by its address. */
import type { HelpCentre } from '#model/help-centre.ts';
import { hasContactPage } from '#model/parts.ts';
import { treeOf } from '#model/tree.ts';
import { pageKindNames, pageKinds, type LocalePage, type PageKindName } from './kinds.ts';
import type { PageAddress, PageKind, PageRoute } from './page-kind.ts';

/** One page to render: its address, and what makes its view. */
export interface PageReference<Kind extends PageKindName = PageKindName> extends PageAddress {
  readonly locale: string;
  readonly kind: Kind;
  readonly route: PageRoute;
}

/** What pages are listed from. */
type PageSource = Pick<HelpCentre, 'site' | 'tree' | 'stores' | 'retired' | 'articles'> &
  Partial<Pick<HelpCentre, 'contact' | 'slots'>>;

/** Every page of every locale and the agents' page, in a stable order. Permalinks, redirects and the chooser are not among them. */
export function listPages(centre: PageSource): PageReference[] {
  const { site, tree, stores, retired, articles } = centre;
  const hasContact = hasContactPage(centre);
  return pageKindNames.flatMap((kind) => {
    const { route, isIndexed, hasCopy, list }: PageKind<LocalePage> = pageKinds[kind];
    return site.locales.flatMap((locale) => {
      const listing = {
        site,
        locale,
        tree: treeOf(tree, locale.id),
        stores,
        hasContactPage: hasContact,
        retired,
        articles,
      };
      return list(listing).map(({ path, key = '', isUnlisted = false }) => ({
        path,
        locale: locale.id,
        kind,
        route,
        key,
        isIndexed: isIndexed && !isUnlisted,
        hasCopy: hasCopy && site.machines.markdown,
      }));
    });
  });
}
