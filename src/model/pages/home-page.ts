import { byCodeUnits } from '#base/code-unit-order.ts';
import { toContactPoints } from '#model/channels/json-ld.ts';
import type { Panel } from '#model/channels/panel.ts';
import { siteJsonLd } from '#model/json-ld.ts';
import type { HelpCentre } from '#model/help-centre.ts';
import { hasContactPage } from '#model/parts.ts';
import { homePath } from '#model/urls.ts';
import type { Hero } from '#site/brand.ts';
import type { PageFrame, PageLink, TopicCard } from './page.ts';
import type { PageAddress, PageKind } from './page-kind.ts';
import type { PageTools } from './page-tools.ts';
import type { RenderedImage } from './render-context.ts';

/** `/<locale>/`. */
export interface HomePage extends PageFrame {
  readonly kind: 'home';
  readonly topicCards: readonly TopicCard[];
  readonly articles: readonly PageLink[];
  readonly featured: readonly PageLink[];
  /** What was updated last, newest first. Empty while few articles have a date. */
  readonly updated: readonly (PageLink & { readonly on: string })[];
  readonly hero: HomeHero | undefined;
  /** What is drawn there instead of a picture. */
  readonly pattern: Hero['pattern'];
  /** Contact channels; absent where the site has no `channels.yaml`. */
  readonly panel: Panel | undefined;
}

/** The picture behind the question. */
interface HomeHero {
  readonly picture: RenderedImage;
  readonly isMirrored: boolean;
}

const mostFeatured = 6;
const mostUpdated = 5;

/** The message that describes the site. The usual one names stores and people to talk to. */
export const homeDescription = (centre: Pick<HelpCentre, 'stores' | 'contact' | 'slots'>) =>
  centre.stores !== undefined && hasContactPage(centre) ? 'home.description' : 'search.description';

/** The home page of every locale. */
export const homePages = {
  route: 'locale',
  isIndexed: true,
  hasCopy: true,
  list: ({ locale }) => [{ path: homePath(locale.id) }],
  build: buildHomePage,
} as const satisfies PageKind<HomePage>;

function buildHomePage(tools: PageTools, page: PageAddress): HomePage {
  const { centre, site, locale, t, links } = tools;
  const contactPoints = centre.contact ? toContactPoints(centre.contact, locale) : [];
  return {
    ...tools.frame,
    kind: 'home',
    path: page.path,
    languages: links.languages(({ id }) => ({ href: homePath(id), isTranslated: true })),
    head: tools.heads.of(page, {
      hasFeed: true,
      title: t('home.title', { site: site.name }),
      description: t(homeDescription(centre), { site: site.name }),
      alternates: links.everywhere(homePath),
      jsonLd: siteJsonLd(site, locale, contactPoints),
    }),
    topicCards: links.root.topics.map((folder) => tools.cards.of(folder)),
    articles: links.root.articles.map((id) => links.toArticle(id)),
    hero: heroOf(tools),
    pattern: tools.site.brand.hero.pattern,
    panel: tools.panelOf({}),
    updated: updatedLast(tools),
    featured: mostAsked(tools).map((id) => links.toArticle(id)),
  };
}

function heroOf({ site, locale, images }: PageTools): HomeHero | undefined {
  const { src, mirror } = site.brand.hero;
  const picture = src === undefined ? undefined : images.get(src);
  return picture && { picture, isMirrored: mirror && locale.dir === 'rtl' };
}

function updatedLast({ tree, links }: PageTools): HomePage['updated'] {
  const dated = [...tree.articles.entries()].flatMap(
    ([
      id,
      {
        article,
        translation: { updated },
      },
    ]) => (article.data.unlisted || updated === undefined ? [] : [{ id, on: updated }]),
  );
  if (dated.length <= mostUpdated) return [];
  return dated
    .toSorted(byCodeUnits(({ on }) => on))
    .slice(-mostUpdated)
    .toReversed()
    .map(({ id, on }) => ({ ...links.toArticle(id), on }));
}

/** Articles that answer most: by readers' votes, by the site's own choice, by views elsewhere. None while nobody knows which. */
export function mostAsked({ site, tree, choice }: PageTools): string[] {
  const helpful = choice.mostHelpful(undefined, mostFeatured);
  const chosen = site.featured.filter((id) => tree.articles.has(id));
  const read = choice.mostReadBefore(mostFeatured);
  return [...new Set([...helpful, ...chosen, ...read])].slice(0, mostFeatured);
}
