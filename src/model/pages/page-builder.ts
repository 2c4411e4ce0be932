/** Builds the views of a locale's pages. What pages share (topics of header and footer, cards) is made once per locale. */
import { formatList } from '#i18n/format.ts';
import type { Translate } from '#i18n/messages.ts';
import { localeOf, type Locale, type Site } from '#site.ts';
import type { Topic } from '#model/articles/article.ts';
import type { ContentSource } from '#model/articles/source.ts';
import { statusMessages } from '#model/channels/announcements.ts';
import { toContactPoints } from '#model/channels/json-ld.ts';
import { buildPanel, localizeContact, type LocalContact } from '#model/channels/panel.ts';
import { mostHelpful, type ListedArticle } from '#model/feedback/summary.ts';
import type { HelpCentre } from '#model/help-centre.ts';
import { articleJsonLd, breadcrumbJsonLd, siteJsonLd } from '#model/json-ld.ts';
import { findImage, resolveLink } from '#model/links.ts';
import { treeOf, type ArticlePlace, type LocaleTree, type TopicPlace } from '#model/tree.ts';
import {
  absoluteUrl,
  agentsPath,
  chooserPath,
  contactPath,
  homePath,
  markdownPath,
  notFoundPath,
  permalinkPath,
  searchPath,
  storesPath,
} from '#model/urls.ts';
import { branchAround } from './branch.ts';
import type {
  AgentsPage,
  ArticlePage,
  HomePage,
  LanguageLink,
  LocalePage,
  PageFrame,
  PageHead,
  PageLink,
  PageText,
  PlainPage,
  TopicCard,
  TopicPage,
} from './page.ts';
import type { RenderContext, RenderedImage, TextLabels } from './render-context.ts';
import { mostSocialImages, type SocialImageOf } from './social-card.ts';
import {
  listStorePages,
  storeBases,
  StorePages,
  type PageHeadInput,
  type StoreAssets,
} from './store-pages.ts';

export interface PageSources {
  readonly centre: HelpCentre;
  readonly translator: (locale: string) => Translate;
  /** By path below `articles/`. */
  readonly images: ReadonlyMap<string, RenderedImage>;
  readonly socialImageOf: SocialImageOf;
  /** What was made for the store finder; absent on a site without stores. */
  readonly storeAssets?: StoreAssets | undefined;
  /** The moment of the build as epoch milliseconds: announcements that are over by then are left out. */
  readonly now: number;
}

/** How many of a list a page shows, so that no page grows with the site. */
const limits = {
  headerTopics: 8,
  cardArticles: 4,
  featured: 6,
  related: 4,
  indexArticles: 12,
  serviceArticles: 8,
  agentArticles: 50,
} as const;

/** One page to render: its address, and what it needs to make its view. */
export interface PageReference {
  readonly path: string;
  readonly locale: string;
  readonly kind: LocalePage['kind'];
  /** Topic folder, article id, path of a place in the directory of stores, or code of a store. */
  readonly key: string;
}

/** Every page of every locale and the agents' page, in a stable order. Permalinks, redirects and the chooser are not among them. */
export function listPages({ site, tree, stores }: HelpCentre): PageReference[] {
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

/** The page for support agents, in the language that articles are written in first. */
export const agentsReference = ({ source }: Site): PageReference => ({
  path: agentsPath,
  locale: source.id,
  kind: 'agents',
  key: '',
});

/** Returns a function that makes the view of a page. */
export function createPageBuilder(sources: PageSources): (page: PageReference) => LocalePage {
  const builders = new Map<string, LocalePageBuilder>();
  return (page) => {
    let builder = builders.get(page.locale);
    if (!builder) builders.set(page.locale, (builder = new LocalePageBuilder(sources, page.locale)));
    return builder.build(page);
  };
}

class LocalePageBuilder {
  readonly #centre: HelpCentre;
  readonly #site: Site;
  readonly #translator: PageSources['translator'];
  readonly #images: PageSources['images'];
  readonly #socialImageOf: SocialImageOf;
  readonly #locale: Locale;
  readonly #tree: LocaleTree;
  readonly #t: Translate;
  readonly #stores: StorePages | undefined;
  readonly #contact: LocalContact | undefined;
  readonly #frame: Omit<PageFrame, 'path' | 'head' | 'languages'>;
  readonly #cards = new Map<string, TopicCard>();
  readonly #labelsByLocale = new Map<string, TextLabels>();
  #listed: readonly ListedArticle[] | undefined;

  constructor(sources: PageSources, locale: string) {
    const { centre, translator, images, socialImageOf, storeAssets, now } = sources;
    this.#centre = centre;
    this.#site = centre.site;
    this.#translator = translator;
    this.#images = images;
    this.#socialImageOf = socialImageOf;
    this.#locale = localeOf(centre.site, locale);
    this.#tree = treeOf(centre.tree, locale);
    this.#t = translator(locale);
    const wording = { locale: this.#locale, t: this.#t };
    this.#contact = centre.contact && localizeContact(centre.contact, centre.site, wording);
    this.#frame = {
      locale,
      lang: this.#locale.lang,
      dir: this.#locale.dir,
      siteName: this.#site.name,
      logo: this.#site.brand.logo,
      topics: this.#root.topics
        .slice(0, limits.headerTopics)
        .map((folder) => this.#topicLink(this.#topic(folder))),
      searchFallbacks: this.#locale.fallbacks.map((id) => {
        const { lang, dir } = localeOf(centre.site, id);
        const name = new Intl.DisplayNames(this.#locale.lang, { type: 'language' }).of(lang) ?? lang;
        return { locale: id, lang, dir, name };
      }),
      storeSearch: centre.stores &&
        storeAssets && {
          hasTranslations: storeAssets.translated.has(locale),
          bases: storeBases(centre.stores, centre.site, this.#locale),
        },
      links: {
        home: homePath(locale),
        search: searchPath(locale),
        contact: contactPath(locale),
        stores: centre.stores && storesPath(locale),
      },
      country: this.#locale.country,
      status: statusMessages(centre.announcements, this.#locale, now),
    };
    this.#stores =
      centre.stores &&
      storeAssets &&
      new StorePages(centre.stores, storeAssets, {
        site: centre.site,
        locale: this.#locale,
        t: this.#t,
        frame: this.#frame,
        labels: labelsOf(this.#t),
        headOf: (head) => this.#head(head),
        languages: (linkOf) => this.#languages(linkOf),
        articlesAbout: (services) => this.#articlesAbout(services),
        panelOf: (page) => this.#contact && buildPanel(this.#contact, page),
      });
  }

  build({ kind, key, path }: PageReference): LocalePage {
    switch (kind) {
      case 'home':
        return this.#home(path);
      case 'topic':
        return this.#topicPage(this.#topic(key));
      case 'article':
        return this.#article(this.#articlePlace(key));
      case 'stores':
      case 'store-place':
      case 'store':
        return this.#storePages.build(kind, key, path);
      case 'agents':
        return this.#agents(path);
      default:
        return this.#plain(kind, path);
    }
  }

  get #storePages(): StorePages {
    if (!this.#stores) throw new Error('this cannot happen: a page of stores on a site without stores');
    return this.#stores;
  }

  /** Articles that are about one of the services, in reading order. */
  #articlesAbout(services: readonly string[]): PageLink[] {
    return [...this.#tree.articles.values()]
      .filter(
        ({ article: { data } }) =>
          !data.unlisted && (data.services ?? []).some((service) => services.includes(service)),
      )
      .slice(0, limits.serviceArticles)
      .map(({ article }) => this.#articleLink(article.id));
  }

  get #root(): TopicPlace {
    return this.#topic('');
  }

  #home(path: string): HomePage {
    const title = this.#t('home.title', { site: this.#site.name });
    const description = this.#t('home.description', { site: this.#site.name });
    const alternates = this.#site.locales.map(({ id }) => ({ locale: id, path: homePath(id) }));
    return {
      ...this.#frame,
      kind: 'home',
      path,
      languages: this.#languages((locale) => ({ href: homePath(locale.id), isTranslated: true })),
      head: this.#head({
        path,
        title,
        description,
        alternates,
        jsonLd: siteJsonLd(this.#site, this.#locale, this.#contactPoints),
      }),
      topicCards: this.#root.topics.map((folder) => this.#card(folder)),
      articles: this.#root.articles.map((id) => this.#articleLink(id)),
      featured: this.#featured().map((id) => this.#articleLink(id)),
    };
  }

  get #contactPoints() {
    const { contact } = this.#centre;
    return contact ? toContactPoints(contact, this.#locale) : [];
  }

  /** Articles that answer most: by readers' votes, by the site's own choice, else the first of each topic. */
  #featured(): string[] {
    const helpful = this.#mostHelpful(undefined, limits.featured);
    const chosen = this.#site.featured.filter((id) => this.#tree.articles.has(id));
    const firsts = this.#root.topics.flatMap((folder) => this.#firstArticles(folder, 1));
    return [...new Set([...helpful, ...chosen, ...firsts])].slice(0, limits.featured);
  }

  #topicPage(place: TopicPlace): TopicPage {
    const topic = this.#centre.topics.get(place.topic);
    const { path, title, description } = place;
    const content = localeOf(this.#site, place.contentLocale);
    const crumbs = this.#crumbs(place.trail.slice(0, -1));
    return {
      ...this.#frame,
      kind: 'topic',
      path,
      topic: place.topic,
      title,
      description,
      icon: place.icon,
      contentLang: content.lang,
      contentDir: content.dir,
      crumbs,
      languages: this.#languages((locale) => {
        const other = treeOf(this.#centre.tree, locale.id).topics.get(place.topic);
        return { href: other?.path ?? homePath(locale.id), isTranslated: other?.contentLocale === locale.id };
      }),
      head: this.#head({
        path,
        title: this.#titled(title),
        description,
        canonicalPath: this.#topicPathIn(place.topic, place.contentLocale) ?? path,
        alternates: this.#topicAlternates(place.topic),
        jsonLd: [breadcrumbJsonLd(this.#site, [...crumbs, { href: path, text: title }])],
      }),
      subtopics: place.topics.map((folder) => this.#card(folder)),
      helpful: this.#mostHelpful(place.topic, limits.related).map((id) => this.#articleLink(id, false)),
      articles: place.articles.map((id) => this.#articleLink(id)),
      branch: this.#topicBranch(place),
      text: topic && this.#topicText(topic, place.contentLocale),
    };
  }

  #topicText(topic: Topic, contentLocale: string): PageText | undefined {
    const source = topic.translations.get(contentLocale)?.source;
    return source?.hasBody ? this.#text(source, []) : undefined;
  }

  #article(place: ArticlePlace): ArticlePage {
    const { article, translation, path } = place;
    const { data } = translation;
    const content = localeOf(this.#site, translation.locale);
    const topic = this.#tree.topics.get(article.topic) ?? this.#root;
    const crumbs = this.#crumbs(topic.trail);
    const siblings = topic.articles;
    const index = siblings.indexOf(article.id);
    const isOwn = translation.locale === this.#locale.id;
    const canonicalPath = isOwn ? path : (this.#articlePathIn(article.id, translation.locale) ?? path);
    const alternates = [...article.translations.keys()].flatMap((locale) => {
      const own = this.#articlePathIn(article.id, locale);
      return own && article.locales.includes(locale) ? [{ locale, path: own }] : [];
    });
    const isListed = !article.data.unlisted;
    const image = this.#hasArticleImages ? this.#socialImage(data.title, content) : undefined;
    return {
      ...this.#frame,
      kind: 'article',
      path,
      id: article.id,
      title: data.title,
      description: data.description,
      contentLocale: content.id,
      contentLang: content.lang,
      contentDir: content.dir,
      revision: translation.source.textHash,
      epoch: article.data.ratings ?? 1,
      topic: article.topic,
      crumbs,
      updated: translation.updated,
      notice: this.#notice(place),
      contents: translation.headings.filter(({ depth }) => depth <= 3),
      branch: this.#articleBranch(topic, article.id),
      previous: index > 0 ? this.#optionalLink(siblings[index - 1]) : undefined,
      next: index >= 0 ? this.#optionalLink(siblings[index + 1]) : undefined,
      related: this.#related(place, siblings),
      text: this.#text(
        translation.source,
        translation.headings.map(({ id }) => id),
      ),
      permalink: absoluteUrl(this.#site, permalinkPath(article.id)),
      markdown: markdownPath(path),
      editUrl: this.#site.editUrl?.replace(
        '{file}',
        `articles/${translation.source.locale}/${article.path}.${translation.source.format}`,
      ),
      countries: article.data.countries ?? [],
      services: article.data.services ?? [],
      nearestStores: this.#stores?.nearest(article.data.services ?? []) ?? [],
      video: article.data.video,
      isRated: this.#site.features.ratings,
      panel: this.#articlePanel(place),
      languages: this.#languages((locale) => {
        const other = this.#articlePathIn(article.id, locale.id);
        return { href: other ?? homePath(locale.id), isTranslated: article.translations.has(locale.id) };
      }),
      head: this.#head({
        path,
        canonicalPath: isListed ? canonicalPath : undefined,
        title: this.#titled(data.title),
        description: data.description,
        alternates: isListed ? alternates : [],
        type: 'article',
        image,
        jsonLd: isListed
          ? [
              articleJsonLd(this.#site, {
                article,
                translation,
                locale: content,
                path: canonicalPath,
                image,
              }),
              breadcrumbJsonLd(this.#site, [...crumbs, { href: path, text: data.title }]),
            ]
          : [],
      }),
    };
  }

  #articlePanel({ article, translation, path }: ArticlePlace): ArticlePage['panel'] {
    const { id, topic, data } = article;
    return (
      this.#contact &&
      buildPanel(this.#contact, {
        article: {
          id,
          title: translation.data.title,
          url: absoluteUrl(this.#site, permalinkPath(id, this.#locale.id)),
          version: translation.source.textHash,
          topics: [topic, ...(data.also ?? [])],
          channels: data.channels,
        },
        url: absoluteUrl(this.#site, path),
      })
    );
  }

  #notice({ article, translation }: ArticlePlace): ArticlePage['notice'] {
    if (translation.locale !== this.#locale.id) {
      const names = new Intl.DisplayNames(this.#locale.lang, { type: 'language' });
      const { lang } = localeOf(this.#site, translation.locale);
      return { kind: 'fallback', language: names.of(lang) ?? lang };
    }
    if (translation.state !== 'stale') return undefined;
    return { kind: 'stale', href: this.#articlePathIn(article.id, article.sourceLocale) ?? '' };
  }

  /** The writer's choice first, then what helped others in this topic, then neighbours in reading order. */
  #related({ article }: ArticlePlace, siblings: readonly string[]): PageLink[] {
    const index = siblings.indexOf(article.id);
    const near = [...siblings.slice(index + 1), ...siblings.slice(0, Math.max(index, 0)).toReversed()];
    const helpful = this.#mostHelpful(article.topic, limits.related);
    const ids = [...new Set([...(article.data.related ?? []), ...helpful, ...near.slice(0, limits.related)])];
    return ids
      .filter((id) => id !== article.id && this.#tree.articles.has(id))
      .slice(0, limits.related)
      .map((id) => this.#articleLink(id));
  }

  #plain(kind: PlainPage['kind'], path: string): PlainPage {
    const pathIn = { search: searchPath, contact: contactPath, 'not-found': notFoundPath }[kind];
    const title = this.#t(`${kind === 'not-found' ? 'notFound' : kind}.title`);
    const isIndexed = kind !== 'not-found';
    const alternates = isIndexed
      ? this.#site.locales.map(({ id }) => ({ locale: id, path: pathIn(id) }))
      : [];
    return {
      ...this.#frame,
      kind,
      path,
      languages: this.#languages(({ id }) => ({
        href: kind === 'not-found' ? homePath(id) : pathIn(id),
        isTranslated: true,
      })),
      head: this.#head({
        path,
        canonicalPath: isIndexed ? path : undefined,
        title: this.#titled(title),
        description: this.#t(`${kind === 'not-found' ? 'notFound' : kind}.description`, {
          site: this.#site.name,
        }),
        alternates,
        jsonLd: [],
      }),
      topicCards: this.#root.topics.map((folder) => this.#card(folder)),
      index: kind === 'search' ? this.#root.topics.map((folder) => this.#indexOf(folder)) : [],
      panel: this.#contact && buildPanel(this.#contact, {}),
      questionTopics:
        kind === 'contact'
          ? this.#root.topics.map((folder) => ({ path: folder, title: this.#topic(folder).title }))
          : [],
    };
  }

  #indexOf(folder: string): PlainPage['index'][number] {
    return {
      topic: this.#topicLink(this.#topic(folder)),
      articles: this.#firstArticles(folder, limits.indexArticles).map((id) => this.#articleLink(id)),
    };
  }

  #agents(path: string): AgentsPage {
    const title = this.#t('agents:title');
    return {
      ...this.#frame,
      kind: 'agents',
      path,
      languages: this.#languages(({ id }) => ({ href: homePath(id), isTranslated: true })),
      head: this.#head({
        path,
        canonicalPath: undefined,
        title: this.#titled(title),
        description: this.#t('agents:description'),
        alternates: [],
        jsonLd: [],
      }),
      index: this.#root.topics.map((folder) => ({
        topic: this.#topicLink(this.#topic(folder)),
        articles: this.#firstArticles(folder, limits.agentArticles).map((id) => ({
          ...this.#articleLink(id, false),
          href: permalinkPath(id),
        })),
      })),
      customers: this.#site.locales.map(({ id, lang, dir, name }) => ({
        locale: id,
        lang,
        dir,
        name,
        message: this.#translator(id)('agents:message', { title: '{{title}}', url: '{{url}}' }),
      })),
      siteUrl: this.#site.url,
    };
  }

  #text(source: ContentSource, headingIds: readonly string[]): PageText {
    return {
      file: source.file,
      format: source.kind === 'article' ? source.format : 'md',
      digest: source.digest,
      context: this.#renderContext(source, headingIds),
    };
  }

  #renderContext(source: ContentSource, headingIds: readonly string[]): RenderContext {
    const links = source.parts.links.flatMap(({ target }) => {
      const href = resolveLink(this.#centre, source, target, this.#locale.id);
      return href === undefined || href === target ? [] : [[target, href] as const];
    });
    const images = source.parts.images.flatMap(({ target }) => {
      const name = findImage(this.#centre, source, target);
      const image = name === undefined ? undefined : this.#images.get(name);
      return image ? [[target, image] as const] : [];
    });
    return {
      headingIds,
      links: Object.fromEntries(links),
      images: Object.fromEntries(images),
      labels: this.#labels(source.locale),
      hasHtml: source.parts.hasHtml,
    };
  }

  /** Ids of the articles that most readers found helpful, of a topic or of the locale; none while votes are few. */
  #mostHelpful(topic: string | undefined, limit: number): string[] {
    if (!this.#centre.feedback) return [];
    this.#listed ??= [...this.#tree.articles.values()]
      .filter(({ article }) => !article.data.unlisted)
      .map(({ article }) => ({
        id: article.id,
        locale: this.#locale.id,
        epoch: article.data.ratings ?? 1,
        topics: [article.topic, ...(article.data.also ?? [])],
      }));
    return mostHelpful(this.#centre.feedback, this.#listed, { locale: this.#locale.id, topic, limit });
  }

  get #hasArticleImages(): boolean {
    const { socialImages } = this.#site.features;
    return socialImages ?? this.#centre.articles.size * this.#site.locales.length <= mostSocialImages;
  }

  #socialImage(title: string, { lang, dir }: Locale): string | undefined {
    const card = { title, siteName: this.#site.name, lang, dir, hue: this.#site.brand.hue };
    const path = this.#socialImageOf(card);
    return path && absoluteUrl(this.#site, path);
  }

  #labels(locale: string): TextLabels {
    let labels = this.#labelsByLocale.get(locale);
    if (!labels) this.#labelsByLocale.set(locale, (labels = labelsOf(this.#translator(locale))));
    return labels;
  }

  #head(head: PageHeadInput): PageHead {
    const canonicalPath = 'canonicalPath' in head ? head.canonicalPath : head.path;
    const hreflang = head.alternates.map(({ locale, path }) => ({
      hreflang: localeOf(this.#site, locale).lang,
      href: absoluteUrl(this.#site, path),
    }));
    // Only translations of this page answer each other; a fallback page is a copy of one of them.
    const isTranslation = canonicalPath === head.path && hreflang.length > 1;
    const isHome = head.path === homePath(this.#locale.id);
    const source =
      head.alternates.find(({ locale }) => locale === this.#site.source.id) ?? head.alternates[0];
    const fallback = isHome ? chooserPath : source?.path;
    return {
      title: head.title,
      description: head.description,
      canonical: canonicalPath === undefined ? undefined : absoluteUrl(this.#site, canonicalPath),
      isIndexed: canonicalPath !== undefined,
      alternates:
        isTranslation && fallback !== undefined
          ? [...hreflang, { hreflang: 'x-default', href: absoluteUrl(this.#site, fallback) }]
          : [],
      image: head.image ?? this.#socialImage(this.#t('home.heading'), this.#locale),
      imageAlt: head.title,
      type: head.type ?? 'website',
      jsonLd: head.jsonLd,
    };
  }

  #titled(title: string): string {
    return this.#t('pageTitle', { title, site: this.#site.name });
  }

  #languages(linkOf: (locale: Locale) => Pick<LanguageLink, 'href' | 'isTranslated'>): LanguageLink[] {
    return this.#site.locales.map((locale) => ({
      locale: locale.id,
      lang: locale.lang,
      dir: locale.dir,
      name: locale.name,
      ...linkOf(locale),
    }));
  }

  #crumbs(trail: readonly string[]): PageLink[] {
    return [
      { href: homePath(this.#locale.id), text: this.#t('home.crumb') },
      ...trail.map((folder) => this.#topicLink(this.#topic(folder))),
    ];
  }

  #topicBranch(place: TopicPlace): TopicPage['branch'] {
    const parent = this.#topic(place.parent);
    return branchAround({
      trail: this.#crumbs(parent.trail).slice(1),
      items: parent.topics,
      index: parent.topics.indexOf(place.topic),
      linkOf: (folder) => this.#topicLink(this.#topic(folder)),
      all: { href: parent.path, count: parent.count },
    });
  }

  #articleBranch(topic: TopicPlace, id: string): ArticlePage['branch'] {
    const articles = topic.articles.map((article) => () => this.#articleLink(article, false));
    const topics = topic.topics.map((folder) => () => this.#topicLink(this.#topic(folder)));
    return branchAround({
      trail: this.#crumbs(topic.trail).slice(1),
      items: [...articles, ...topics],
      index: topic.articles.indexOf(id),
      linkOf: (link) => link(),
      all: { href: topic.path, count: topic.count },
    });
  }

  #card(folder: string): TopicCard {
    let card = this.#cards.get(folder);
    if (!card) {
      const place = this.#topic(folder);
      card = {
        ...this.#topicLink(place),
        icon: place.icon,
        count: place.count,
        articles: this.#firstArticles(folder, limits.cardArticles).map((id) => this.#articleLink(id, false)),
      };
      this.#cards.set(folder, card);
    }
    return card;
  }

  /** The first articles of a topic and, while there is room, of its subtopics. */
  #firstArticles(folder: string, most: number): string[] {
    const place = this.#topic(folder);
    const own = place.articles.slice(0, most);
    const below = place.topics.flatMap((inner) =>
      own.length < most ? this.#firstArticles(inner, most - own.length) : [],
    );
    return [...new Set([...own, ...below])].slice(0, most);
  }

  #topic(folder: string): TopicPlace {
    const place = this.#tree.topics.get(folder);
    if (!place) throw new Error(`this cannot happen: topic "${folder}" has no place in "${this.#locale.id}"`);
    return place;
  }

  #articlePlace(id: string): ArticlePlace {
    const place = this.#tree.articles.get(id);
    if (!place) throw new Error(`this cannot happen: article "${id}" has no place in "${this.#locale.id}"`);
    return place;
  }

  #topicLink({ path, title, description, contentLocale }: TopicPlace): PageLink {
    return { href: path, text: title, description, ...this.#foreign(contentLocale) };
  }

  #articleLink(id: string, withDescription = true): PageLink {
    const { path, translation } = this.#articlePlace(id);
    const { title, description } = translation.data;
    return {
      href: path,
      text: title,
      ...(withDescription ? { description } : {}),
      ...this.#foreign(translation.locale),
    };
  }

  #optionalLink = (id: string | undefined): PageLink | undefined =>
    id === undefined ? undefined : this.#articleLink(id, false);

  #foreign(contentLocale: string): Pick<PageLink, 'lang' | 'dir'> {
    if (contentLocale === this.#locale.id) return {};
    const { lang, dir } = localeOf(this.#site, contentLocale);
    return { lang, dir };
  }

  #articlePathIn(id: string, locale: string): string | undefined {
    return treeOf(this.#centre.tree, locale).articles.get(id)?.path;
  }

  #topicPathIn(folder: string, locale: string): string | undefined {
    return treeOf(this.#centre.tree, locale).topics.get(folder)?.path;
  }

  #topicAlternates(folder: string): { locale: string; path: string }[] {
    return this.#site.locales.flatMap(({ id }) => {
      const place = treeOf(this.#centre.tree, id).topics.get(folder);
      return place?.contentLocale === id ? [{ locale: id, path: place.path }] : [];
    });
  }
}

/** Words for the renderer, in a text's own language. */
export function labelsOf(t: Translate): TextLabels {
  return {
    alert: {
      note: t('article:alert.note'),
      tip: t('article:alert.tip'),
      important: t('article:alert.important'),
      warning: t('article:alert.warning'),
      caution: t('article:alert.caution'),
    },
    footnotes: t('article:footnotes'),
    footnoteBack: t('article:footnoteBack'),
    playVideo: t('article:playVideo'),
    transcript: t('article:transcript'),
    scrollableTable: t('article:scrollableTable'),
  };
}

/** Names of countries in a language, as a sentence would list them. */
export function countryNames(countries: readonly string[], lang: string): string {
  const names = new Intl.DisplayNames(lang, { type: 'region' });
  return formatList(
    countries.map((code) => names.of(code) ?? code),
    lang,
  );
}
