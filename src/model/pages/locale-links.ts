import type { ArticlePlace, TopicPlace } from '#model/tree.ts';
import { homePath, storesPath } from '#model/urls.ts';
import { localeOf, type Locale } from '#site/site.ts';
import type { LocaleContext } from './locale-context.ts';
import type { LanguageLink, PageLink } from './page.ts';
import type { PageTranslation } from './page-head.ts';

/** Finds topics and articles in a locale, and links to them. */
export class LocaleLinks {
  readonly #context: LocaleContext;

  constructor(context: LocaleContext) {
    this.#context = context;
  }

  /** The topic above all others, which is the home page. */
  get root(): TopicPlace {
    return this.topic('');
  }

  topic(folder: string): TopicPlace {
    const { tree, locale } = this.#context;
    const place = tree.topics.get(folder);
    if (!place) throw new Error(`this cannot happen: topic "${folder}" has no place in "${locale.id}"`);
    return place;
  }

  article(id: string): ArticlePlace {
    const { tree, locale } = this.#context;
    const place = tree.articles.get(id);
    if (!place) throw new Error(`this cannot happen: article "${id}" has no place in "${locale.id}"`);
    return place;
  }

  toTopic(folder: string): PageLink {
    const { path, title, description, contentLocale } = this.topic(folder);
    return { href: path, text: title, description, ...this.#foreign(contentLocale) };
  }

  toArticle(id: string, withDescription = true): PageLink {
    const { path, translation } = this.article(id);
    const { title, description } = translation.data;
    return {
      href: path,
      text: title,
      ...(withDescription ? { description } : {}),
      ...this.#foreign(translation.locale),
    };
  }

  /** The home page, and topics below each other. */
  crumbs(trail: readonly string[]): PageLink[] {
    return [this.#home, ...trail.map((folder) => this.toTopic(folder))];
  }

  /** The home page, the store finder unless it is the page itself, and places below each other. */
  storeCrumbs(below?: readonly PageLink[]): PageLink[] {
    const { locale, t } = this.#context;
    if (!below) return [this.#home];
    return [this.#home, { href: storesPath(locale.id), text: t('stores:title') }, ...below];
  }

  /** The page in every language of the site. */
  languages(linkOf: (locale: Locale) => Pick<LanguageLink, 'href' | 'isTranslated'>): LanguageLink[] {
    return this.#context.site.locales.map((locale) => ({
      locale: locale.id,
      lang: locale.lang,
      dir: locale.dir,
      name: locale.name,
      ...linkOf(locale),
    }));
  }

  /** A page that every language has. */
  everywhere(pathIn: (locale: string) => string): PageTranslation[] {
    return this.#context.site.locales.map(({ id }) => ({ locale: id, path: pathIn(id) }));
  }

  get #home(): PageLink {
    const { locale, t } = this.#context;
    return { href: homePath(locale.id), text: t('home.crumb') };
  }

  #foreign(contentLocale: string): Pick<PageLink, 'lang' | 'dir'> {
    const { site, locale } = this.#context;
    if (contentLocale === locale.id) return {};
    const { lang, dir } = localeOf(site, contentLocale);
    return { lang, dir };
  }
}
