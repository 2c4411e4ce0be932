/** Articles of the static API, whole and cut into answer units. */
import { byCodeUnits } from '#base/code-unit-order.ts';
import { contentHash } from '#base/content-hash.ts';
import { placeBelow } from '#html/place-below.ts';
import { readBlocks } from '#html/read-blocks.ts';
import { renderMarkdown } from '#markdown/render.ts';
import type { ApiArticle, ApiPhone, ApiUnit } from '#model/api/articles.ts';
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
import { hasPhoneCodes } from './which-files.ts';
import { jsonFile } from './lists.ts';
import { zendeskFiles } from './zendesk.ts';

/** Collects articles, one view at a time, and gives their files. */
export class ArticleFiles {
  readonly #centre: HelpCentre;
  readonly #readText: (text: AnalysedFile) => AnalysedMarkdown;
  readonly #files: OutputFile[] = [];
  /** Lines by locale. */
  readonly #units = new Map<string, string[]>();
  /** By locale. */
  readonly #phone = new Map<string, ApiPhone['codes']>();
  /** HTML by locale and id, for Zendesk's addresses. */
  readonly #bodies = new Map<string, Map<string, string>>();

  constructor(centre: HelpCentre, readText: (text: AnalysedFile) => AnalysedMarkdown) {
    this.#centre = centre;
    this.#readText = readText;
  }

  /** Takes an article in. Fallbacks and unlisted articles are not in the API, nor is what readers may not see. */
  async add(page: ArticlePage): Promise<void> {
    const { site, tree } = this.#centre;
    const place = treeOf(tree, page.locale).articles.get(page.id);
    const { text, context } = page.text;
    if (!place || place.article.data.unlisted || page.contentLocale !== page.locale || !text.isSafe) return;
    const { machines } = site;
    const code = phoneCodeOf(place.article, place.translation);
    if (!machines.api && !machines.zendesk && code === undefined) return;
    const html = await renderMarkdown(this.#readText(text), context);
    const whole = placeBelow(site.url, html);
    if (site.machines.zendesk) {
      const bodies = this.#bodies.get(page.locale) ?? new Map<string, string>();
      this.#bodies.set(page.locale, bodies.set(page.id, whole));
    }
    const units = unitsOf(page.id, html);
    if (code !== undefined) this.#addPhone(page, code, units);
    if (!machines.api) return;
    const data = this.#articleOf(page, place, { html: whole, units });
    this.#files.push(jsonFile(articleFilePath(page.locale, page.id), data));
    const lines = units.map((unit) => JSON.stringify(this.#unitOf(unit, data)));
    this.#units.set(page.locale, [...(this.#units.get(page.locale) ?? []), ...lines]);
  }

  #addPhone(
    { id, locale, title, permalink, revision, contentLang }: ArticlePage,
    code: string,
    units: readonly AnswerUnit[],
  ) {
    const [first] = units;
    const spoken = units.map((unit) => spokenText(unit, contentLang)).filter((said) => said !== '');
    const sms = first ? smsOf(first, permalink) : permalink;
    const entry = { code, article: id, title, spoken, sms, permalink, revision };
    this.#phone.set(locale, [...(this.#phone.get(locale) ?? []), entry]);
  }

  /** A file for each article, and one with the units of each locale. */
  files(): OutputFile[] {
    const { site } = this.#centre;
    const units = site.locales.map(({ id }) => ({
      path: apiPath('units.jsonl', id).slice(1),
      content: (this.#units.get(id) ?? []).map((line) => `${line}\n`).join(''),
    }));
    return [
      ...(site.machines.api ? [...this.#files, ...units] : []),
      ...(hasPhoneCodes(this.#centre) ? site.locales.map((locale) => this.#phoneFile(locale)) : []),
      ...(site.machines.zendesk
        ? zendeskFiles(this.#centre, (locale) => this.#bodies.get(locale) ?? new Map<string, string>())
        : []),
    ];
  }

  #phoneFile({ id, lang }: Locale): OutputFile {
    const codes = (this.#phone.get(id) ?? []).toSorted(byCodeUnits(({ code }) => code));
    return jsonFile(apiPath('phone.json', id), { locale: id, lang, codes } satisfies ApiPhone);
  }

  #articleOf(
    page: ArticlePage,
    { article, translation }: ArticlePlace,
    { html, units }: { readonly html: string; readonly units: readonly AnswerUnit[] },
  ): ApiArticle {
    const { site } = this.#centre;
    const topics = treeOf(this.#centre.tree, page.locale).topics;
    const trail = topics.get(article.topic)?.trail ?? [];
    const { data } = translation;
    const lines = readBlocks(html).flatMap((block) => linesOf(block, ''));
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
      markdown: bodyCopy(page.text, page.path, { site, readText: this.#readText }),
      html,
      text: lines.join('\n'),
      spoken: units
        .map((unit) => spokenText(unit, page.contentLang))
        .filter((said) => said !== '')
        .join(' '),
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
