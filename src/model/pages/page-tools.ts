/** What the pages of a locale share, made once for all of them. */
import type { Translate } from '#i18n/messages.ts';
import { buildPanel, localizeContact, type Panel, type PanelPage } from '#model/channels/panel.ts';
import type { HelpCentre } from '#model/help-centre.ts';
import { treeOf } from '#model/tree.ts';
import { localeOf } from '#site/site.ts';
import { ArticleChoice } from './article-choice.ts';
import type { LocaleContext } from './locale-context.ts';
import { LocaleLinks } from './locale-links.ts';
import { LocaleStores, type StoreAssets } from './locale-stores.ts';
import { buildFrame, type LocaleFrame } from './page-frame.ts';
import { PageHeads } from './page-head.ts';
import { PageTexts } from './page-text.ts';
import type { RenderedImage } from './render-context.ts';
import type { SocialImageOf } from './social-card.ts';
import { TopicCards } from './topic-cards.ts';

/** All that views are made from. */
export interface PageSources {
  readonly centre: HelpCentre;
  readonly translator: (locale: string) => Translate;
  /** By path below `articles/`, or by address. */
  readonly images: ReadonlyMap<string, RenderedImage>;
  /** Addresses of the fonts that every page of a locale needs, by its id. */
  readonly fontPreloads?: ReadonlyMap<string, readonly string[]> | undefined;
  readonly socialImageOf: SocialImageOf;
  /** What was made for the store finder; absent on a site without stores. */
  readonly storeAssets?: StoreAssets | undefined;
  /** The moment of the build as epoch milliseconds: announcements that are over by then are left out. */
  readonly now: number;
}

export interface PageTools extends LocaleContext {
  readonly translator: PageSources['translator'];
  readonly images: PageSources['images'];
  readonly frame: LocaleFrame;
  readonly links: LocaleLinks;
  readonly choice: ArticleChoice;
  readonly cards: TopicCards;
  readonly heads: PageHeads;
  readonly texts: PageTexts;
  /** Contact channels of a page. None if the site has no `channels.yaml`. */
  readonly panelOf: (page: PanelPage) => Panel | undefined;
  /** Absent on a site without stores. */
  readonly stores: LocaleStores | undefined;
}

/** What pages of stores share, too. */
export interface StorePageTools extends PageTools {
  readonly stores: LocaleStores;
}

/** Makes what the pages of a locale share. */
export function createPageTools(sources: PageSources, localeId: string): PageTools {
  const { centre, translator, images, fontPreloads, socialImageOf, storeAssets, now } = sources;
  const { site } = centre;
  const locale = localeOf(site, localeId);
  const tree = treeOf(centre.tree, localeId);
  const t = translator(localeId);
  const context: LocaleContext = { centre, site, locale, tree, t };
  const contact = centre.contact && localizeContact(centre.contact, site, { locale, t });
  const stores =
    centre.stores && storeAssets && new LocaleStores(centre.stores, storeAssets, { site, locale, t });
  const links = new LocaleLinks(context);
  const texts = new PageTexts(context, translator, images);
  const choice = new ArticleChoice(context, links);
  return {
    ...context,
    translator,
    images,
    frame: buildFrame(context, {
      links,
      stores,
      texts,
      images,
      now,
      fonts: fontPreloads?.get(localeId) ?? [],
    }),
    links,
    choice,
    cards: new TopicCards(links, choice, images),
    heads: new PageHeads(context, socialImageOf),
    texts,
    panelOf: (page) => contact && buildPanel(contact, page),
    stores,
  };
}

/** The same for a page of stores, which only a site with stores has. */
export function withStores(tools: PageTools): StorePageTools {
  const { stores } = tools;
  if (!stores) throw new Error('this cannot happen: a page of stores on a site without stores');
  return { ...tools, stores };
}
