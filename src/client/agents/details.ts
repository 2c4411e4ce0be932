/** What is fetched of articles and replies once they were found: for their rows, and for the preview of the chosen one. */
import type { Customer } from './agents-data.ts';
import type { Desk } from './desk.ts';
import type { FoundArticle } from './found.ts';
import type { ListView } from './list-view.ts';
import type { Preview } from './preview.ts';

/** What is found or chosen only in passing is not fetched. Milliseconds. */
const pause = 80;

export class Details {
  readonly #desk: Desk;
  readonly #list: ListView;
  readonly #preview: Preview;
  readonly #onFailure: () => void;
  #describing: number | undefined;
  #previewing: number | undefined;
  #lists = 0;

  constructor(desk: Desk, list: ListView, preview: Preview, onFailure: () => void) {
    this.#desk = desk;
    this.#list = list;
    this.#preview = preview;
    this.#onFailure = onFailure;
  }

  stop(): void {
    clearTimeout(this.#describing);
    clearTimeout(this.#previewing);
    this.#lists += 1;
  }

  /** Adds to the rows of a list what is known of its articles. */
  describe(articles: readonly FoundArticle[], customer: Customer | undefined): void {
    clearTimeout(this.#describing);
    const list = ++this.#lists;
    const describeOne = async ({ id }: FoundArticle) => {
      const known = await this.#desk.know(id, customer).catch(() => undefined);
      if (known && list === this.#lists)
        this.#list.tell(known, (locale) => this.#desk.customerOf(locale)?.lang ?? locale);
    };
    this.#describing = window.setTimeout(() => {
      for (const article of articles) void describeOne(article);
    }, pause);
  }

  /** Shows what is chosen in the list. */
  showChosen(customer: Customer | undefined): void {
    clearTimeout(this.#previewing);
    if (!this.#list.chosen) this.#preview.hide();
    else this.#previewing = window.setTimeout(() => void this.#showPreview(customer), pause);
  }

  async #showPreview(customer: Customer | undefined): Promise<void> {
    const choice = this.#list.chosen;
    const isCurrent = () => this.#list.chosen === choice;
    try {
      if (choice?.kind === 'reply') {
        const found = await this.#desk.reply(choice.name, customer);
        if (found && isCurrent()) this.#preview.showReply(found.reply, found.locale);
      } else if (choice) {
        const known = await this.#desk.know(choice.id, customer);
        if (!known || !isCurrent()) return;
        this.#preview.showArticle(known, undefined);
        const page = await this.#desk.page(known.own);
        if (isCurrent()) this.#preview.showArticle(known, page);
      }
    } catch {
      if (isCurrent()) this.#onFailure();
    }
  }
}
