/**
 * A help centre as Zendesk's Help Center API writes it: `categories.json`, `sections.json`, `articles.json`, each with all its
 * translations. https://developer.zendesk.com/api-reference/help_center/help-center-api/articles/
 */
import { portableHtml } from '#markdown/portable-html.ts';
import type { Article, Topic } from '#model/articles/article.ts';
import { treeOf } from '#model/tree.ts';
import { absoluteUrl } from '#model/urls.ts';
import type { Locale } from '#site/site.ts';
import {
  bodyOf,
  copiesOf,
  ExportNames,
  headingIdsOf,
  textsOf,
  type ArticleText,
  type ExportFile,
  type ExportInput,
  type TopicText,
  type Ways,
} from './texts.ts';

/** Topics at the top are categories, those below are sections. Articles directly in a category get a section of its name. */
export async function toZendesk(input: ExportInput): Promise<ExportFile[]> {
  const { centre } = input;
  const names = new ExportNames(centre, 'html');
  const used = { images: new Set<string>(), files: new Set<string>() };
  const numbers = new Numbers();
  const texts = centre.site.locales.flatMap(({ id }) => textsOf(centre, id));
  const localeOf = (id: string) => zendeskLocale(centre.site.locales.find((one) => one.id === id));
  const ways: Ways = {
    article: (locale, article) => `/hc/${localeOf(locale)}/articles/${numbers.article(article)}`,
    topic: (locale, path) =>
      path.includes('/')
        ? `/hc/${localeOf(locale)}/sections/${numbers.of(`section ${path}`)}`
        : `/hc/${localeOf(locale)}/categories/${numbers.of(`category ${path}`)}`,
    file: (path) => encodeURI(path),
  };
  const bodies = new Map<ArticleText, string>();
  for (const text of texts) {
    if (text.kind !== 'article') continue;
    const markdown = bodyOf(input, text, { names, used, ways });
    bodies.set(text, await portableHtml(markdown, headingIdsOf(text)));
  }
  const topicTexts = Map.groupBy(
    texts.filter((text) => text.kind === 'topic'),
    ({ topic }) => topic,
  );
  const articleTexts = Map.groupBy(
    texts.filter((text) => text.kind === 'article'),
    ({ article }) => article,
  );
  const groups = { input, numbers, topicTexts };
  const lists = {
    categories: [...centre.topics.values()].flatMap((topic) =>
      topic.parent === '' ? [toGroup(topic, `category ${topic.path}`, groups, {})] : [],
    ),
    sections: [...centre.topics.values()].flatMap((topic) => toSections(topic, groups)),
    articles: [...articleTexts].map(([article, own]) => toArticle(article, own, bodies, groups)),
  };
  return [
    ...Object.entries(lists).map(([name, list]) => ({
      path: `${name}.json`,
      text: `${JSON.stringify({ [name]: list, count: list.length }, null, 2)}\n`,
    })),
    ...copiesOf(used, names, input),
  ];
}

interface Groups {
  readonly input: ExportInput;
  readonly numbers: Numbers;
  readonly topicTexts: ReadonlyMap<Topic, readonly TopicText[]>;
}

function toSections(topic: Topic, groups: Groups) {
  const { centre } = groups.input;
  const category = { category_id: groups.numbers.of(`category ${topic.path.split('/')[0] ?? ''}`) };
  if (topic.parent === '') {
    const hasOwn = [...centre.articles.values()].some((article) => article.topic === topic.path);
    return hasOwn ? [toGroup(topic, `section ${topic.path}`, groups, category)] : [];
  }
  const isBelowSection = topic.parent.includes('/');
  const parent = isBelowSection ? { parent_section_id: groups.numbers.of(`section ${topic.parent}`) } : {};
  return [toGroup(topic, `section ${topic.path}`, groups, { ...category, ...parent })];
}

function toGroup(topic: Topic, key: string, { input, numbers, topicTexts }: Groups, more: object) {
  const { site, tree } = input.centre;
  const texts = topicTexts.get(topic) ?? [];
  const [own] = texts;
  const locale = site.locales.find(({ id }) => id === own?.locale);
  const place = own && treeOf(tree, own.locale).topics.get(topic.parent);
  return {
    id: numbers.of(key),
    html_url: own?.address === undefined ? undefined : absoluteUrl(site, own.address),
    name: own?.data.title,
    description: own?.data.description,
    position: topic.data.order ?? place?.topics.indexOf(topic.path),
    locale: zendeskLocale(locale),
    source_locale: zendeskLocale(locale),
    ...more,
    translations: texts.map(({ data, locale: id }) => ({
      locale: zendeskLocale(site.locales.find((one) => one.id === id)),
      title: data.title,
      body: data.description,
      draft: false,
    })),
  };
}

function toArticle(
  article: Article,
  texts: readonly ArticleText[],
  bodies: ReadonlyMap<ArticleText, string>,
  { input, numbers }: Groups,
) {
  const { site, tree } = input.centre;
  const own = texts.find(({ locale }) => locale === article.sourceLocale) ?? texts[0];
  const localeOf = (id: string | undefined) => zendeskLocale(site.locales.find((one) => one.id === id));
  const listed = own && treeOf(tree, own.locale).topics.get(article.topic);
  return {
    id: numbers.article(article),
    html_url: own?.address === undefined ? undefined : absoluteUrl(site, own.address),
    title: own?.data.title,
    body: own && bodies.get(own),
    locale: localeOf(own?.locale),
    source_locale: localeOf(own?.locale),
    section_id: article.topic === '' ? undefined : numbers.of(`section ${article.topic}`),
    position: article.data.order ?? listed?.articles.indexOf(article.id),
    draft: article.data.draft ?? false,
    promoted: site.featured.includes(article.id),
    label_names: own?.data.keywords ?? [],
    updated_at: own?.updated === undefined ? undefined : `${own.updated}T00:00:00Z`,
    translations: texts.map((text) => ({
      locale: localeOf(text.locale),
      title: text.data.title,
      body: bodies.get(text),
      draft: article.data.draft ?? false,
      updated_at: text.updated === undefined ? undefined : `${text.updated}T00:00:00Z`,
    })),
  };
}

/** @example zendeskLocale('pt-BR') // => 'pt-br' */
const zendeskLocale = (locale: Locale | undefined) => locale?.lang.toLowerCase();

/** Numbers of articles and sections: those that they had in Zendesk, else new ones. */
class Numbers {
  readonly #given = new Map<string, number>();

  of(key: string): number {
    const number = this.#given.get(key) ?? this.#given.size + 1;
    this.#given.set(key, number);
    return number;
  }

  article({ id, data }: Article): number {
    const had = (data.legacy ?? []).flatMap((old) => /^zendesk:(\d{1,15})$/.exec(String(old))?.[1] ?? []);
    return had[0] === undefined ? this.of(`article ${id}`) : Number(had[0]);
  }
}
