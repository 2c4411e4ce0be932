import type { ArticleChoice } from './article-choice.ts';
import type { LocaleLinks } from './locale-links.ts';
import type { TopicCard } from './page.ts';
import type { RenderedImage } from './render-context.ts';

/** How many articles a card names. */
const mostArticles = 4;

/** Cards of a locale's topics, each made once. */
export class TopicCards {
  readonly #links: LocaleLinks;
  readonly #choice: ArticleChoice;
  readonly #images: ReadonlyMap<string, RenderedImage>;
  readonly #made = new Map<string, TopicCard>();

  constructor(links: LocaleLinks, choice: ArticleChoice, images: ReadonlyMap<string, RenderedImage>) {
    this.#links = links;
    this.#choice = choice;
    this.#images = images;
  }

  of(folder: string): TopicCard {
    let card = this.#made.get(folder);
    if (!card) {
      const { icon, picture, count } = this.#links.topic(folder);
      const articles = this.#choice.firstOf(folder, mostArticles);
      card = {
        ...this.#links.toTopic(folder),
        icon,
        picture: picture === undefined ? undefined : this.#images.get(picture),
        count,
        articles: articles.map((id) => this.#links.toArticle(id, false)),
      };
      this.#made.set(folder, card);
    }
    return card;
  }
}
