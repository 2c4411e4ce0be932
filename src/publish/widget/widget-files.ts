/** `/widget/…`: what other applications load of the help centre. */
import { readFileSync } from 'node:fs';
import { browserMessages, type MessagePart } from '#i18n/browser-messages.ts';
import type { MessageTemplate } from '#i18n/fill-message.ts';
import type { Translate } from '#i18n/messages.ts';
import { productFile } from '#files/product.ts';
import type { HelpCentre } from '#model/help-centre.ts';
import type { HomePage } from '#model/pages/home-page.ts';
import { absentParts, type SitePart } from '#model/parts.ts';
import { storeFiles } from '#model/stores/paths.ts';
import { treeOf, type ArticlePlace } from '#model/tree.ts';
import { storesPath, widgetPaths } from '#model/urls.ts';
import type { SiteFacts, WidgetFile, WidgetLink } from '#model/widget/browser/widget-file.ts';
import type { Widget } from '#model/widget/widget.ts';
import type { OutputFile } from '#publish/output/output.ts';
import { paletteCss } from '#site/palette.ts';
import { localeOf } from '#site/site.ts';

/** How many articles of a topic are suggested. */
const mostOfTopic = 6;

/** Messages by the part that they need. */
const messageParts: readonly (readonly [MessagePart, SitePart | undefined])[] = [
  ['search', undefined],
  ['searchStores', 'stores'],
  ['searchContact', 'channels'],
  ['contact', 'channels'],
  ['rating', 'ratings'],
  ['finder', 'stores'],
  ['widget', undefined],
  ['widgetStores', 'stores'],
];

/**
 * The module with its parts, its types, and a file for each locale; nothing for a site without `widget.yaml`. `homes`: the home
 * page of each locale.
 */
export async function widgetFiles(
  centre: HelpCentre,
  translator: (locale: string) => Translate,
  homes: readonly HomePage[],
): Promise<readonly OutputFile[]> {
  const { site, widget } = centre;
  if (!widget) return [];
  const absent = absentParts(centre);
  const { bundleWidget } = await import('./bundle.ts');
  const facts: SiteFacts = {
    locales: site.locales.map(({ id, lang, dir }) => {
      const t = translator(id);
      return { id, lang, dir, label: t('home.crumb'), close: t('search:close') };
    }),
    source: site.source.id,
    position: widget.position,
    colors: paletteCss(site.brand.palette).replaceAll('\n', ''),
  };
  return [
    ...(await bundleWidget({ facts, absent })),
    {
      path: widgetPaths.types.slice(1),
      content: readFileSync(productFile('src/publish/widget/v1.d.ts.txt'), 'utf8'),
    },
    ...homes.map((home) => ({
      path: widgetPaths.locale(home.locale).slice(1),
      content: `${JSON.stringify(localeFile(centre, widget, home, { t: translator(home.locale), absent }))}\n`,
    })),
  ];
}

function localeFile(
  centre: HelpCentre,
  widget: Widget,
  home: HomePage,
  { t, absent }: { readonly t: Translate; readonly absent: readonly SitePart[] },
): WidgetFile {
  const locale = localeOf(centre.site, home.locale);
  const tree = treeOf(centre.tree, locale.id);
  const linkTo = ({ path, translation }: ArticlePlace): WidgetLink => {
    const shown = localeOf(centre.site, translation.locale);
    const { title: text, description } = translation.data;
    return {
      href: path,
      text,
      description,
      ...(shown.id !== locale.id && { lang: shown.lang, dir: shown.dir }),
    };
  };
  const linksTo = (ids: readonly string[]) => ids.flatMap((id) => tree.articles.get(id) ?? []).map(linkTo);
  const named = new Set(widget.suggest.flatMap(({ articles }) => articles));
  const topics = new Set(widget.suggest.flatMap(({ topic }) => topic ?? []));
  return {
    siteName: home.siteName,
    country: locale.country,
    search: home.links.search,
    contact: home.links.contact,
    stores: home.links.stores,
    fallbacks: home.searchFallbacks,
    storeSearch: home.storeSearch && {
      lang: locale.lang,
      country: locale.country,
      base: storesPath(locale.id),
      bases: home.storeSearch.bases,
      index: storeFiles.index,
      translations: home.storeSearch.hasTranslations ? storeFiles.translations(locale.id) : undefined,
      details: storeFiles.details(0).replace('0', '{part}'),
    },
    suggest: widget.suggest,
    articles: Object.fromEntries(
      [...named].flatMap((id) => {
        const place = tree.articles.get(id);
        return place ? [[id, linkTo(place)]] : [];
      }),
    ),
    topics: Object.fromEntries([...tree.topics].flatMap(([id, { path }]) => (id === '' ? [] : [[id, path]]))),
    topicArticles: Object.fromEntries(
      [...topics].map((id) => [id, linksTo((tree.topics.get(id)?.articles ?? []).slice(0, mostOfTopic))]),
    ),
    announcements: announcementsOf(home, t),
    featured: home.featured,
    messages: messagesOf(t, absent),
  };
}

const announcementsOf = ({ status }: HomePage, t: Translate): WidgetFile['announcements'] =>
  status.map(({ kind, text, from, until, countries, link }) => ({
    kind,
    label: t(`contact:announcement.${kind}`),
    text,
    from,
    until,
    countries,
    ...(link !== undefined && { link: { href: link, text: t('contact:announcement.more') } }),
  }));

function messagesOf(t: Translate, absent: readonly SitePart[]): Readonly<Record<string, MessageTemplate>> {
  const keys = messageParts.flatMap(([part, needed]) =>
    needed !== undefined && absent.includes(needed) ? [] : browserMessages[part],
  );
  return Object.fromEntries(keys.map((key) => [key, t.template(key)]));
}
