/** Articles of the static API, whole and cut into answer units. */
import { byCodeUnits } from '#base/code-unit-order.ts';
import { contentHash } from '#base/content-hash.ts';
import { placeBelow } from '#html/place-below.ts';
import { readBlocks } from '#html/read-blocks.ts';
import { renderMarkdown } from '#markdown/render.ts';
import {
  articleShape,
  unitShape,
  type ApiArticle,
  type ApiPhone,
  type ApiUnit,
} from '#model/api/articles.ts';
import { phoneCodeOf } from '#model/articles/check-phone-codes.ts';
import type { HelpCentre } from '#model/help-centre.ts';
import type { ArticlePage } from '#model/pages/article-page.ts';
import type { AnalysedFile, AnalysedMarkdown } from '#model/text.ts';
import { treeOf, type ArticlePlace } from '#model/tree.ts';
import { absoluteUrl, apiPath, articleFilePath, permalinkPath } from '#model/urls.ts';
import { chatOf, smsOf } from '#model/units/short.ts';
import { spokenText } from '#model/units/spoken.ts';
import { contentOf, linesOf, plainText, unitsOf, type AnswerUnit } from '#model/units/unit.ts';
import { bodyCopy } from '#publish/copies/body-copy.ts';
import type { OutputFile } from '#publish/output/output.ts';
import { localeOf, type Locale } from '#site/site.ts';
import type { ArticleStore, MadeArticle } from './article-store.ts';
import { hasPhoneCodes } from './which-files.ts';
import { jsonFile } from './lists.ts';
import { zendeskFiles } from './zendesk.ts';

/** What the API says of an article beside its text. */
type Facts = Omit<ApiArticle, 'markdown' | 'html' | 'text' | 'spoken'>;

/** Collects articles, one view at a time, and gives their files. */
export class ArticleFiles {
  readonly #centre: HelpCentre;
  readonly #readText: (text: AnalysedFile) => AnalysedMarkdown;
  readonly #store: ArticleStore;
  /** Names in the store by locale. */
  readonly #names = new Map<string, string[]>();
  /** By locale. */
  readonly #phone = new Map<string, ApiPhone['codes']>();
  /** HTML by locale and id, for Zendesk's addresses. */
  readonly #bodies = new Map<string, Map<string, string>>();

  constructor(
    centre: HelpCentre,
    {
      readText,
      store,
    }: { readonly readText: (text: AnalysedFile) => AnalysedMarkdown; readonly store: ArticleStore },
  ) {
    this.#centre = centre;
    this.#readText = readText;
    this.#store = store;
  }

  /**
   * Takes an article in; `key` is that of its view. Fallbacks and unlisted articles are not in the API, nor is what readers
   * may not see.
   */
  async add(page: ArticlePage, key: string): Promise<void> {
    const { site, tree } = this.#centre;
    const place = treeOf(tree, page.locale).articles.get(page.id);
    const { isSafe } = page.text.text;
    if (!place || place.article.data.unlisted || page.contentLocale !== page.locale || !isSafe) return;
    const { machines } = site;
    const code = phoneCodeOf(place.article, place.translation);
    if (!machines.api && !machines.zendesk && code === undefined) return;
    const name = `${page.locale}/${page.id}`;
    const facts = this.#factsOf(page, place);
    const madeFrom = contentHash(JSON.stringify([key, facts]));
    if (!this.#store.keeps(name, madeFrom)) this.#store.put(name, madeFrom, await this.#make(page, facts));
    this.#names.set(page.locale, [...(this.#names.get(page.locale) ?? []), name]);
    if (machines.zendesk) {
      const bodies = this.#bodies.get(page.locale) ?? new Map<string, string>();
      const { html } = articleShape.parse(JSON.parse(this.#store.read(name).article));
      this.#bodies.set(page.locale, bodies.set(page.id, html));
    }
    if (code !== undefined) this.#addPhone(page, code, this.#store.read(name).units);
  }

  /** What the rest of the site says of an article, and what its text becomes. */
  async #make(page: ArticlePage, facts: Facts): Promise<MadeArticle> {
    const { text, context } = page.text;
    const { site } = this.#centre;
    const html = await renderMarkdown(this.#readText(text), context);
    const units = unitsOf(page.id, html);
    const whole = placeBelow(site.url, html);
    const data: ApiArticle = {
      ...facts,
      markdown: bodyCopy(page.text, page.path, { site, readText: this.#readText }),
      html: whole,
      text: readBlocks(whole)
        .flatMap((block) => linesOf(block, ''))
        .join('\n'),
      spoken: units
        .map((unit) => spokenText(unit, page.contentLang))
        .filter((said) => said !== '')
        .join(' '),
    };
    return {
      article: `${JSON.stringify(data)}\n`,
      units: units.map((unit) => `${JSON.stringify(this.#unitOf(unit, data))}\n`).join(''),
    };
  }

  #addPhone({ id, locale, title, permalink, revision }: ArticlePage, code: string, lines: string): void {
    const units = lines
      .split('\n')
      .filter((line) => line !== '')
      .map((line) => unitShape.parse(JSON.parse(line)));
    const spoken = units.map((unit) => unit.spoken).filter((said) => said !== '');
    const entry = { code, article: id, title, spoken, sms: units[0]?.sms ?? permalink, permalink, revision };
    this.#phone.set(locale, [...(this.#phone.get(locale) ?? []), entry]);
  }

  /** A file for each article, and one with the units of each locale. Nothing can be added afterwards. */
  files(): OutputFile[] {
    const { site } = this.#centre;
    const files = [
      ...(site.machines.api ? site.locales.flatMap(({ id }) => this.#localeFiles(id)) : []),
      ...(hasPhoneCodes(this.#centre) ? site.locales.map((locale) => this.#phoneFile(locale)) : []),
      ...(site.machines.zendesk
        ? zendeskFiles(this.#centre, (locale) => this.#bodies.get(locale) ?? new Map<string, string>())
        : []),
    ];
    this.#store.finish();
    return files;
  }

  /** Notes the articles for another build, without their files. */
  keep = (): void => this.#store.finish();

  #localeFiles(locale: string): OutputFile[] {
    const names = this.#names.get(locale) ?? [];
    return [
      ...names.map((name) =>
        this.#store.articleFile(name, articleFilePath(locale, name.slice(locale.length + 1)).slice(1)),
      ),
      this.#store.unitsFile(locale, names, apiPath('units.jsonl', locale).slice(1)),
    ];
  }

  #phoneFile({ id, lang }: Locale): OutputFile {
    const codes = (this.#phone.get(id) ?? []).toSorted(byCodeUnits(({ code }) => code));
    return jsonFile(apiPath('phone.json', id), { locale: id, lang, codes } satisfies ApiPhone);
  }

  #factsOf(page: ArticlePage, { article, translation }: ArticlePlace): Facts {
    const { site } = this.#centre;
    const topics = treeOf(this.#centre.tree, page.locale).topics;
    const trail = topics.get(article.topic)?.trail ?? [];
    const { data } = translation;
    return {
      id: page.id,
      locale: page.locale,
      lang: page.contentLang,
      dir: page.contentDir,
      title: page.title,
      description: page.description,
      url: absoluteUrl(site, page.path),
      permalink: page.permalink,
      revision: page.revision,
      state: translation.state,
      updated: page.updated ?? null,
      reviewed: page.reviewed ?? null,
      topics: trail.flatMap((path) => {
        const topic = topics.get(path);
        return topic ? [{ path, title: topic.title, url: absoluteUrl(site, topic.path) }] : [];
      }),
      headings: translation.headings.map(({ id, text, depth }) => ({ id, text, depth })),
      alternates: this.#alternatesOf(page),
      channels: page.panel ? [...page.panel.primary, ...page.panel.more].map(({ id }) => id) : [],
      keywords: [...(data.keywords ?? [])],
      countries: [...page.countries],
      services: [...page.services],
    };
  }

  #alternatesOf({ id, locale }: ArticlePage): ApiArticle['alternates'] {
    const { site, tree } = this.#centre;
    return site.locales.flatMap((other) => {
      const place = treeOf(tree, other.id).articles.get(id);
      if (!place || other.id === locale || place.translation.locale !== other.id) return [];
      const url = absoluteUrl(site, place.path);
      return [
        { locale: other.id, lang: other.lang, url, data: absoluteUrl(site, articleFilePath(other.id, id)) },
      ];
    });
  }

  #unitOf(unit: AnswerUnit, article: ApiArticle): ApiUnit {
    const { site } = this.#centre;
    const { lang } = localeOf(site, article.locale);
    const hash = unit.anchor === undefined ? '' : `#${encodeURIComponent(unit.anchor)}`;
    const permalink = absoluteUrl(site, permalinkPath(article.id, article.locale)) + hash;
    return {
      id: unit.id,
      article: article.id,
      locale: article.locale,
      lang,
      kind: unit.kind,
      title: article.title,
      headings: [...unit.headings],
      topics: article.topics.map(({ title }) => title),
      text: plainText(unit),
      spoken: spokenText(unit, lang),
      sms: smsOf(unit, article.permalink),
      chat: chatOf(unit, { title: article.title, url: permalink }),
      url: article.url + hash,
      permalink,
      revision: article.revision,
      hash: contentHash(contentOf(unit)),
      updated: article.updated,
    };
  }
}
