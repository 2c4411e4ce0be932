import { asSummary, mostRead } from '#model/feedback/former.ts';
import { mostHelpful, type FeedbackSummary, type ListedArticle } from '#model/feedback/summary.ts';
import type { LocaleContext } from './locale-context.ts';
import type { LocaleLinks } from './locale-links.ts';

/** Chooses articles of a locale for lists that cannot hold all. Gives ids, best first. */
export class ArticleChoice {
  readonly #context: LocaleContext;
  readonly #links: LocaleLinks;
  #listed: readonly ListedArticle[] | undefined;
  #before: FeedbackSummary | undefined;

  constructor(context: LocaleContext, links: LocaleLinks) {
    this.#context = context;
    this.#links = links;
  }

  /** The first articles of a topic and, while there is room, of its subtopics. */
  firstOf(folder: string, most: number): string[] {
    const place = this.#links.topic(folder);
    const own = place.articles.slice(0, most);
    const below = place.topics.flatMap((inner) =>
      own.length < most ? this.firstOf(inner, most - own.length) : [],
    );
    return [...new Set([...own, ...below])].slice(0, most);
  }

  /** What most readers found helpful, of a topic or of the locale: here, else in the help centre before this one. */
  mostHelpful(topic: string | undefined, limit: number): string[] {
    const { centre, locale } = this.#context;
    if (!centre.feedback && !centre.former) return [];
    const where = { locale: locale.id, topic, limit };
    const here = mostHelpful(centre.feedback, this.#all(), where);
    if (here.length > 0 || !centre.former) return here;
    this.#before ??= asSummary(centre.former, locale.id);
    return mostHelpful(this.#before, this.#all(), where);
  }

  /** What was read most in the help centre before this one. */
  mostReadBefore(limit: number): string[] {
    const { former } = this.#context.centre;
    return former ? mostRead(former, this.#all(), limit) : [];
  }

  #all(): readonly ListedArticle[] {
    const { locale, tree } = this.#context;
    this.#listed ??= [...tree.articles.values()]
      .filter(({ article }) => !article.data.unlisted)
      .map(({ article }) => ({
        id: article.id,
        locale: locale.id,
        epoch: article.data.ratings ?? 1,
        topics: [article.topic, ...(article.data.also ?? [])],
      }));
    return this.#listed;
  }

  /** Articles that are about one of the services, in reading order. */
  about(services: readonly string[], most: number): string[] {
    return [...this.#context.tree.articles.values()]
      .filter(
        ({ article: { data } }) =>
          !data.unlisted && (data.services ?? []).some((service) => services.includes(service)),
      )
      .slice(0, most)
      .map(({ article }) => article.id);
  }
}
