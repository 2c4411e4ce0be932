/** The full search page: all results for the query of its address, as one types, filtered by topic. */
import { message } from '#client/page/messages.ts';
import { keepSearchWords } from '#client/page/reader.ts';
import { rememberSearch } from './recent-searches.ts';
import { showRecents } from './recents-row.ts';
import { answerBox, hasAnswer } from './answer-box.ts';
import { findAnswer, type FoundAnswer } from './answers.ts';
import type { SearchConfig } from './config.ts';
import {
  allStoresLink,
  answerNotes,
  answerSummary,
  contactLink,
  element,
  moreButton,
  resultLink,
  showPassage,
  storeLink,
  topicFilter,
  topicLinks,
} from './elements.ts';
import { openIndex } from './open-index.ts';
import { createSearchReport, type SearchReport } from './report.ts';

const pageLength = 20;
/** The address changes when the reader pauses, since browsers limit the number of changes. */
const pauseMilliseconds = 250;

/**
 * Runs the search page, until `signal` aborts: `results` is `[data-search-results]`, which tells its state to
 * whoever waits for it.
 */
export const startSearchPage = (...parts: ConstructorParameters<typeof SearchPage>): SearchPage =>
  new SearchPage(...parts);

class SearchPage {
  readonly #input: HTMLInputElement;
  readonly #results: HTMLElement;
  /** All that is found, by part: filters, stores, an answer, the results, whoever can be asked. */
  readonly #found: HTMLElement;
  readonly #config: SearchConfig;
  readonly #report: SearchReport;
  readonly #status = element('p', { class: 'search-count', role: 'status' });
  #asked = 0;
  #topic: string | undefined;
  #verbatim: boolean;
  #length = pageLength;
  #pause: ReturnType<typeof setTimeout> | undefined;

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
    this.#report = createSearchReport(config.locale, signal);
    this.#found = results.closest<HTMLElement>('.search-found') ?? results;
    const recents = document.querySelector<HTMLElement>('[data-recents]');
    (recents ?? this.#found).before(this.#status);
    showRecents(recents, config);
    const address = new URLSearchParams(location.search);
    this.#verbatim = address.has('exact');
    this.#topic = address.get('topic') ?? undefined;
    if (address.has('q') && input.value === '') input.value = address.get('q') ?? '';
    input.addEventListener('input', () => void this.#typed(true), { signal });
    form.addEventListener('submit', (event) => void this.#onSubmit(event), { signal });
    for (const target of [input, results]) {
      target.addEventListener('keydown', (event) => this.#onKey(event), { signal });
    }
    this.#found.addEventListener('click', (event) => this.#onClick(event), { signal });
    void this.#ask(false);
  }

  get #links(): HTMLAnchorElement[] {
    return [...this.#results.querySelectorAll<HTMLAnchorElement>('a[data-result]')];
  }

  /** A new question: nothing of the last one's filters stays. */
  #typed(unfinished: boolean): Promise<void> {
    this.#topic = undefined;
    this.#verbatim = false;
    this.#length = pageLength;
    return this.#ask(unfinished);
  }

  async #onSubmit(event: SubmitEvent): Promise<void> {
    event.preventDefault();
    rememberSearch(this.#config.locale, this.#input.value);
    await this.#typed(false);
    this.#report.sent();
  }

  /** Answers the query; an answer that was overtaken by more typing is dropped. */
  async #ask(unfinished: boolean): Promise<void> {
    const asked = ++this.#asked;
    const query = this.#input.value;
    clearTimeout(this.#pause);
    this.#pause = setTimeout(() => this.#keepAddress(query), unfinished ? pauseMilliseconds : 0);
    if (query.trim() === '') {
      this.#status.textContent = '';
      this.#clear();
      this.#showChannels(query, 'none');
      this.#results.dataset['state'] = 'idle';
      return;
    }
    this.#results.dataset['state'] = 'loading';
    const { locale, fallbacks } = this.#config;
    try {
      const options = { unfinished, limit: this.#length, topic: this.#topic, verbatim: this.#verbatim };
      const found = await findAnswer(query, options, locale, fallbacks, openIndex);
      if (asked !== this.#asked) return;
      this.#show(query, found);
      // The results are there where the text of the answer cannot be fetched.
      void this.#showAnswer(found, asked).catch(() => undefined);
      // Articles are shown without stores where those cannot be fetched.
      void this.#findStores(query, unfinished, asked).catch(() => undefined);
    } catch {
      if (asked !== this.#asked) return;
      this.#status.textContent = message('search:failed');
      this.#clear();
    }
    this.#results.dataset['state'] = 'done';
  }

  #show(query: string, found: FoundAnswer): void {
    this.#report.answered(query, found);
    const { answer } = found;
    this.#status.textContent = answerSummary(query, answer);
    if (answer.total === 0) this.#showNothing(query);
    else this.#showResults(query, found);
  }

  #showResults(query: string, found: FoundAnswer): void {
    const { results, total } = found.answer;
    const links = results.map((card) => resultLink(card, found));
    if (!hasAnswer(found)) this.#hideAnswer();
    this.#showChannels(query, found.answer.isUnanswered ? 'all' : 'one');
    this.#part('[data-filters]')?.replaceChildren(...topicFilter(found, this.#topic));
    this.#part('[data-found-stores]')?.replaceChildren();
    this.#results.replaceChildren(
      ...answerNotes(query, found, this.#config),
      element('ol', { class: 'search-list' }, ...links.map((link) => element('li', {}, link))),
      ...(total > results.length ? [moreButton()] : []),
    );
    results.forEach((card, index) => {
      const link = links[index];
      // The description stays where a passage cannot be fetched.
      if (link) void showPassage(link, card, found).catch(() => undefined);
    });
  }

  #part(selector: string): HTMLElement | null {
    return this.#found.querySelector<HTMLElement>(selector);
  }

  #clear(): void {
    this.#hideAnswer();
    this.#results.replaceChildren();
    for (const part of ['[data-filters]', '[data-found-stores]']) this.#part(part)?.replaceChildren();
  }

  /** Puts the stores that the query names, if any, beside the articles. */
  async #findStores(query: string, unfinished: boolean, asked: number): Promise<void> {
    const { stores: config } = this.#config;
    if (!config || this.#topic !== undefined) return;
    const { findStores } = await import('#client/stores/named-in-query.ts');
    const found = await findStores(query, unfinished, config);
    if (!found || asked !== this.#asked) return;
    this.#report.foundStores(query, found.total);
    const id = 'search-stores-title';
    const items = found.stores.map((store) => element('li', {}, storeLink(store)));
    const section = element(
      'section',
      { class: 'search-stores', 'aria-labelledby': id },
      element('h2', { id }, message('search:stores')),
      element('ul', {}, ...items),
      ...allStoresLink(found, this.#config),
    );
    this.#part('[data-found-stores]')?.replaceChildren(section);
    if (this.#links.length === 0) this.#status.textContent = message('search:onlyStores', { query });
  }

  /** Not an end: other words, the topics, people. */
  #showNothing(query: string): void {
    this.#clear();
    const contact = this.#showChannels(query, 'all') ? undefined : contactLink(query, this.#config);
    this.#results.replaceChildren(
      element('p', { class: 'search-hint' }, message('search:nothingHint')),
      ...topicLinks(),
      ...(contact ? [contact] : []),
    );
  }

  /** One unit above the results. */
  async #showAnswer(found: FoundAnswer, asked: number): Promise<void> {
    if (!hasAnswer(found) || this.#topic !== undefined) return;
    const box = await answerBox(found, 'h2');
    const place = this.#part('[data-answer]');
    if (!box || !place || asked !== this.#asked) return;
    place.replaceChildren(box);
    place.hidden = false;
  }

  #hideAnswer(): void {
    this.#part('[data-answer]')?.toggleAttribute('hidden', true);
  }

  /** Shows contact channels of the page: all when nothing was found, one beside results. Whether the page has any. */
  #showChannels(query: string, which: 'all' | 'one' | 'none'): boolean {
    const channels = document.querySelector<HTMLElement>('[data-contact-fallback]');
    if (!channels) return false;
    if (which === 'all') keepSearchWords(query);
    channels.toggleAttribute('data-beside', which === 'one');
    channels.hidden = which === 'none';
    return true;
  }

  #onClick({ target }: MouseEvent): void {
    if (!(target instanceof Element)) return;
    const link = target.closest<HTMLAnchorElement>('a[data-result]');
    const topic = target.closest<HTMLElement>('[data-topic]');
    if (link) {
      rememberSearch(this.#config.locale, this.#input.value);
      // An answer is of the first result.
      this.#report.opened(link, Math.max(0, this.#links.indexOf(link)) + 1);
    } else if (target.closest('[data-not-meant]')) {
      this.#hideAnswer();
      this.#links[0]?.focus();
    } else if (topic) {
      void this.#filter(topic.dataset['topic'] || undefined);
    } else if (target.closest('[data-more]')) {
      void this.#showMore();
    }
  }

  /** The buttons are made anew: the focus goes to the one that took the place of the pressed one. */
  async #filter(topic: string | undefined): Promise<void> {
    this.#topic = topic;
    this.#length = pageLength;
    await this.#ask(false);
    this.#part('[aria-pressed="true"]')?.focus();
  }

  async #showMore(): Promise<void> {
    const before = this.#length;
    this.#length += pageLength;
    await this.#ask(false);
    this.#links[before]?.focus();
  }

  /** Arrows go from the field through the results, and back. */
  #onKey(event: KeyboardEvent): void {
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    if (step === 0 || event.isComposing || event.altKey || event.ctrlKey || event.metaKey) return;
    const links = this.#links;
    const at = links.findIndex((link) => link === document.activeElement);
    if (at < 0 && (event.target !== this.#input || step < 0)) return;
    event.preventDefault();
    (links[at + step] ?? (at + step < 0 ? this.#input : undefined))?.focus();
  }

  /** What the reader paused at stays in the address, and goes along to the channel that they choose. */
  #keepAddress(query: string): void {
    if (query.trim() !== '') keepSearchWords(query);
    const address = new URL(location.href);
    const parameters = { q: query.trim(), topic: this.#topic ?? '', exact: this.#verbatim ? '1' : '' };
    for (const [name, value] of Object.entries(parameters)) {
      if (value === '') address.searchParams.delete(name);
      else address.searchParams.set(name, value);
    }
    if (address.href !== location.href) history.replaceState(history.state, '', address);
  }
}
