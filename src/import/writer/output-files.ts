/** What an import writes: articles, topics, images. */
import { pathOf } from '#model/urls.ts';
import type { ArticlePlace } from '#import/tree/article-places.ts';
import { formatContentFile } from './front-matter.ts';
import type { ConvertedText } from '#import/tree/converted-text.ts';
import { describeArticle, describeTopic, toDescription } from '#import/tree/markdown/descriptions.ts';
import { parseMarkdown } from '#import/tree/markdown/parse.ts';
import { folderOf } from '#import/tree/addresses.ts';
import { isTopicText, join, type SourceTopic } from '#import/tree/topics.ts';

/** A file to write: text, or a copy of a source file. */
export interface OutputFile {
  /** Path below the content folder. */
  readonly path: string;
  /** File or folder of the source that it stands for. */
  readonly source: string;
  /** Absent for a copy. */
  readonly text?: string | undefined;
  /** Path below the content folder that the same article had at the last import. */
  readonly replaces?: string | undefined;
}

const fileOf = (locale: string, path: string) => `articles/${locale}/${path}`;

export function toArticleFile(
  { prepared, text }: ConvertedText,
  place: ArticlePlace,
  locale: string,
): OutputFile {
  const { data, title, keywords, source } = prepared;
  const { before, id, path } = place;
  const body = parseMarkdown(text).root;
  const description = data.description ?? describeArticle(body, title, locale);
  const moved = before ? [...place.movedFrom, pathOf(locale, before.path.split('/'))] : place.movedFrom;
  const frontMatter = {
    id,
    title,
    description: toDescription(description, locale),
    order: data.order,
    keywords,
    movedFrom: [...new Set(moved)],
    legacy: data.legacyId === undefined ? [] : [`zendesk:${data.legacyId}`],
    updated: data.updated,
    draft: data.draft,
  };
  return {
    path: fileOf(locale, `${path}.md`),
    source: source.name,
    text: formatContentFile(frontMatter, text),
    replaces: before && fileOf(locale, `${before.path}.md`),
  };
}

/** A topic's `index.md`: its own text if the source has one, else only what lists need. */
export function toTopicFile(
  topic: SourceTopic,
  topics: readonly SourceTopic[],
  texts: readonly ConvertedText[],
  locale: string,
): OutputFile {
  const own = texts.find(
    ({ prepared: { source } }) => isTopicText(source.name) && folderOf(source.name) === topic.source,
  );
  const title = own?.prepared.ownTitle ?? topic.title;
  const written = own?.prepared.data.description;
  const text = own?.text.trim() ?? '';
  const description =
    written !== undefined
      ? toDescription(written, locale)
      : text !== ''
        ? describeArticle(parseMarkdown(text).root, title, locale)
        : describeTopic(title, titlesIn(topic, topics, texts, locale), locale);
  return {
    path: fileOf(locale, `${topic.path}/index.md`),
    source: topic.source,
    text: formatContentFile({ title, description, order: own?.prepared.data.order ?? topic.order }, text),
  };
}

/** Titles of what a topic lists, subtopics first, in the order of its page. */
function titlesIn(
  topic: SourceTopic,
  topics: readonly SourceTopic[],
  texts: readonly ConvertedText[],
  locale: string,
): string[] {
  const { compare } = new Intl.Collator(locale, { numeric: true });
  const listed = (items: readonly { title: string; order: number | undefined }[]) =>
    items.toSorted((a, b) => (a.order ?? Infinity) - (b.order ?? Infinity) || compare(a.title, b.title));
  const subtopics = topics.filter(({ path }) => path !== topic.path && folderOf(path) === topic.path);
  const articles = texts
    .filter(({ place, prepared }) => place?.topic === topic.path && !prepared.data.draft)
    .map(({ prepared }) => ({ title: prepared.title, order: prepared.data.order }));
  return [...listed(subtopics), ...listed(articles)].map(({ title }) => title);
}

/** Every image once per topic that shows it. */
export function toImageFiles(texts: readonly ConvertedText[], locale: string): OutputFile[] {
  const files = texts.flatMap(({ images, topic }) =>
    [...images].map(([source, path]) => ({ path: fileOf(locale, join(topic, path)), source })),
  );
  return [...new Map(files.map((file) => [file.path, file])).values()];
}
