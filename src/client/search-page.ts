/** The full search page: all results for the query of its address, as one types, filtered by topic. */
import type { Card } from '#model/search/index-format.ts';
import { rememberSearch } from './recent-searches.ts';
import { announceSearch, findAnswer, type FoundAnswer } from './search-answers.ts';
import type { SearchConfig } from './search-config.ts';
import {
  answerNotes,
  answerSummary,
  contactLink,
  element,
  resultLink,
  showPassage,
} from './search-elements.ts';
import { keepSearchWords } from './reader.ts';
import { openIndex } from './search-index.ts';

const pageLength = 20;

/**
 * Runs the search page, until `signal` aborts: `results` is `[data-search-results]`, which tells its state to
 * whoever waits for it.
 */
export const startSearchPage = (...parts: ConstructorParameters<typeof SearchPage>): SearchPage =>
  new SearchPage(...parts);

class SearchPage {
  readonly #input: HTMLInputElement;
  readonly #results: HTMLElement;
  readonly #config: SearchConfig;
  readonly #status = element('p', { class: 'search-count', role: 'status' });
  #asked = 0;
  #topic: string | undefined;
  #verbatim: boolean;
  #length = pageLength;
  #found: FoundAnswer | undefined;

  constructor(
    form: HTMLFormElement,
    input: HTMLInputElement,
    results: HTMLElement,
    config: SearchConfig,
    signal: AbortSignal,
  ) {
    this.#input = input;
    this.#results = results;
    this.#config = config;
    results.before(this.#status);
    const address = new URLSearchParams(location.search);
    this.#verbatim = address.has('exact');
    this.#topic = address.get('topic') ?? undefined;
    if (address.has('q') && input.value === '') input.value = address.get('q') ?? '';
    input.addEventListener('input', () => this.#typed(true), { signal });
    form.addEventListener(
      'submit',
      (event) => {
        event.preventDefault();
        this.#typed(false);
        rememberSearch(config.locale, input.value);
        this.#announce();
      },
      { signal },
    );
    results.addEventListener('click', (event) => this.#opened(event), { signal });
    void this.#ask(false);
  }

  #typed(unfinished: boolean): void {
    this.#topic = undefined;
    this.#verbatim = false;
    this.#length = pageLength;
    void this.#ask(unfinished);
  }

  async #ask(unfinished: boolean): Promise<void> {
    const asked = ++this.#asked;
    const query = this.#input.value;
    this.#keepAddress(query);
    if (query.trim() === '') {
      this.#status.textContent = '';
      this.#results.replaceChildren();
      this.#showChannels(query, false);
      this.#results.dataset['state'] = 'idle';
      return;
    }
    this.#results.dataset['state'] = 'loading';
    const { locale, fallbacks, message } = this.#config;
    try {
      const options = { unfinished, limit: this.#length, topic: this.#topic, verbatim: this.#verbatim };
      const found = await findAnswer(query, options, locale, fallbacks, openIndex);
      if (asked === this.#asked) this.#show(query, found);
    } catch {
      if (asked !== this.#asked) return;
      this.#status.textContent = message('failed');
      this.#results.replaceChildren();
    }
    this.#results.dataset['state'] = 'done';
  }

  #show(query: string, found: FoundAnswer): void {
    this.#found = found;
    const { answer } = found;
    const links = answer.results.map((card) => resultLink(card, found));
    const list = element('ol', { class: 'search-list' }, ...links.map((link) => element('li', {}, link)));
    this.#status.textContent = answerSummary(query, answer, this.#config);
    const more = answer.total > answer.results.length ? [this.#moreButton()] : [];
    const contact = this.#showChannels(query, answer.total === 0)
      ? undefined
      : contactLink(query, this.#config);
    this.#results.replaceChildren(
      // The status already says that nothing was found.
      ...(answer.total === 0 ? [] : answerNotes(query, found, this.#config)),
      ...this.#topicFilter(found),
      list,
      ...more,
      ...(contact && answer.total === 0 ? [contact] : []),
    );
    for (const [index, card] of answer.results.entries()) this.#addPassage(links[index], card, found);
  }

  /** Shows the contact channels of the page when nothing was found. Whether the page has any. */
  #showChannels(query: string, isNeeded: boolean): boolean {
    const channels = document.querySelector<HTMLElement>('[data-contact-fallback]');
    if (!channels) return false;
    if (isNeeded) keepSearchWords(query);
    channels.hidden = !isNeeded;
    return true;
  }

  /** The description stays where a passage cannot be fetched. */
  #addPassage(link: HTMLAnchorElement | undefined, card: Card, found: FoundAnswer): void {
    if (link) void showPassage(link, card, found).catch(() => undefined);
  }

  #topicFilter({ answer, index }: FoundAnswer): HTMLElement[] {
    const { message } = this.#config;
    const topics = index.topics.filter(({ id }) => answer.topics.has(id));
    if (topics.length < 2) return [];
    const choice = (id: string | undefined, title: string, count: number) => {
      const button = element(
        'button',
        { type: 'button', 'aria-pressed': String(this.#topic === id) },
        message('topic', { topic: title, number: count }),
      );
      button.addEventListener('click', () => {
        this.#topic = id;
        this.#length = pageLength;
        // The buttons are made anew: the focus goes to the one that took the place of this one.
        void this.#ask(false).then(() =>
          this.#results.querySelector<HTMLElement>('[aria-pressed="true"]')?.focus(),
        );
      });
      return button;
    };
    const all = [...answer.topics.values()].reduce((sum, count) => sum + count, 0);
    return [
      element(
        'div',
        { class: 'search-topics', role: 'group', 'aria-label': message('topics') },
        choice(undefined, message('allTopics'), all),
        ...topics.map(({ id, title }) => choice(id, title, answer.topics.get(id) ?? 0)),
      ),
    ];
  }

  #moreButton(): HTMLElement {
    const button = element(
      'button',
      { type: 'button', class: 'button search-more' },
      this.#config.message('more'),
    );
    button.addEventListener('click', () => {
      const before = this.#length;
      this.#length += pageLength;
      void this.#ask(false).then(() =>
        this.#results.querySelectorAll('a[data-result]')[before]?.scrollIntoView(),
      );
    });
    return button;
  }

  #opened({ target }: MouseEvent): void {
    const link = target instanceof Element ? target.closest<HTMLAnchorElement>('a[data-result]') : null;
    if (!link) return;
    rememberSearch(this.#config.locale, this.#input.value);
    const rank = [...this.#results.querySelectorAll('a[data-result]')].indexOf(link) + 1;
    this.#announce({ rank, href: link.getAttribute('href') ?? '' });
  }

  #announce(opened?: { readonly rank: number; readonly href: string }): void {
    const found = this.#found;
    announceSearch({
      query: this.#input.value,
      locale: this.#config.locale,
      results: found?.answer.total ?? 0,
      fallback: found?.language?.locale,
      corrected: found?.answer.corrected,
      opened,
    });
  }

  #keepAddress(query: string): void {
    const address = new URL(location.href);
    const parameters = { q: query.trim(), topic: this.#topic ?? '', exact: this.#verbatim ? '1' : '' };
    for (const [name, value] of Object.entries(parameters)) {
      if (value === '') address.searchParams.delete(name);
      else address.searchParams.set(name, value);
    }
    if (address.href !== location.href) history.replaceState(history.state, '', address);
  }
}
