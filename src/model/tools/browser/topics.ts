/** The tool that lists topics. */
import { articlesIn } from './articles.ts';
import { asJson, localeOf, type ToolRun } from './context.ts';
import { ToolError } from './input.ts';

/** The most topics and articles of a list. */
const mostListed = 200;

/** A topic with the topics and articles in it. */
export const listTopics: ToolRun = async (input, context) => {
  const locale = localeOf(input, context);
  const [{ topics }, { articles }] = await Promise.all([
    context.data.needed('topics', `/api/v1/${locale}/topics.json`),
    articlesIn(context, locale),
  ]);
  const path = (input.text('topic') ?? '').replace(/^\/+|\/+$/g, '');
  const byPath = new Map(topics.map((topic) => [topic.path, topic]));
  const topic = byPath.get(path);
  if (!topic) {
    const top = byPath.get('')?.topics.slice(0, 20).join(', ');
    throw new ToolError(`There is no topic "${path}". Topics at the top: ${top ?? 'none'}.`);
  }
  const byId = new Map(articles.map((article) => [article.id, article]));
  const left =
    Math.max(0, topic.topics.length - mostListed) + Math.max(0, topic.articles.length - mostListed);
  return asJson({
    locale,
    topic: path,
    title: topic.title,
    description: topic.description,
    url: topic.url,
    topics: topic.topics.slice(0, mostListed).flatMap((below) => {
      const found = byPath.get(below);
      if (!found) return [];
      const { title, description, url } = found;
      return [{ topic: below, title, description, url, articles: found.articles.length }];
    }),
    articles: topic.articles.slice(0, mostListed).flatMap((id) => {
      const found = byId.get(id);
      return found
        ? [{ article: id, title: found.title, description: found.description, url: found.url }]
        : [];
    }),
    ...(left > 0 && { leftOut: left }),
  });
};
