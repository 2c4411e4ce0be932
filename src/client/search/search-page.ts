/** The full search page: all results for the query of its address, as one types, filtered by topic. */
import { message } from '#client/page/messages.ts';
import { rememberSearch } from './recent-searches.ts';
import { showRecents } from './recents-row.ts';
import { keepAddress } from './address.ts';
import { answerBox } from './answer-box.ts';
import { findAnswer, glance, hasAnswer, type FoundAnswer } from './answers.ts';
import { showChannels, storesSection } from './beside-results.ts';
import type { SearchConfig } from './config.ts';
import {
  answerNotes,
  answerSummary,
  contactLink,
  element,
  moreButton,
  resultLink,
  showPassage,
  topicFilter,
  topicLinks,
} from './elements.ts';
import { moveFocus } from './listbox-keys.ts';
import { openIndex } from './open-index.ts';
import { createSearchReport, type SearchReport } from './report.ts';
import { createTyping, type Typing } from './typing.ts';
import { createWatch } from './when-seen.ts';
import { WritingOffer } from './writing-offer.ts';

const pageLength = 20;
/** So many are enough at a pause of a reader who types. */
const typedLength = 7;
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
  readonly #offer: WritingOffer;
  readonly #status = element('p', { class: 'search-count', role: 'status' });
  readonly #typing: Typing;
  readonly #watch = createWatch();
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
    this.#offer = new WritingOffer(this.#found, config.locale);
    const recents = document.querySelector<HTMLElement>('[data-recents]');
    (recents ?? this.#found).before(this.#status);
    showRecents(recents, config);
    const address = new URLSearchParams(location.search);
    this.#verbatim = address.has('exact');
    this.#topic = address.get('topic') ?? undefined;
    if (address.has('q') && input.value === '') input.value = address.get('q') ?? '';
    this.#typing = createTyping({
      glance: (query) => this.#glance(query),
      answerFirst: (query, newCards) => this.#answerFirst(query, newCards),
      answer: () => this.#answer(true),
    });
    input.addEventListener('input', () => void this.#onInput(), { signal });
    form.addEventListener('submit', (event) => void this.#onSubmit(event), { signal });
    for (const target of [input, this.#found]) {
      target.addEventListener('keydown', (event) => moveFocus(event, input, this.#links), { signal });
    }
    this.#found.addEventListener('click', (event) => this.#onClick(event), { signal });
    void this.#ask();
  }

  /** In the order of the page: an answer is the first of them. */
  get #links(): HTMLAnchorElement[] {
    return [
      ...this.#found.querySelectorAll<HTMLAnchorElement>('[data-answer]:not([hidden]) a[data-result]'),
      ...this.#results.querySelectorAll<HTMLAnchorElement>('li:not([hidden]) > a[data-result]'),
    ];
  }

  /** A new question: nothing of the last one's filters stays. */
  #startAnew(length: number): void {
    this.#topic = undefined;
    this.#verbatim = false;
    this.#length = length;
  }

  async #onInput(): Promise<void> {
    this.#startAnew(typedLength);
    if (this.#begin(pauseMilliseconds)) await this.#typing.typed(this.#input.value);
  }

  async #onSubmit(event: SubmitEvent): Promise<void> {
    event.preventDefault();
    rememberSearch(this.#config.locale, this.#input.value);
    this.#startAnew(pageLength);
    await this.#ask();
    this.#report.sent();
  }

  /** Answers the finished query. */
  async #ask(): Promise<void> {
    if (this.#begin(0)) await this.#answer(false);
  }

  /** Drops the answers on their way; whether there is anything to answer. */
  #begin(untilAddress: number): boolean {
    this.#asked++;
    this.#typing.stop();
    this.#offer.update(undefined);
    const query = this.#input.value;
    clearTimeout(this.#pause);
    this.#pause = setTimeout(() => {
      keepAddress(query, { topic: this.#topic ?? '', exact: this.#verbatim ? '1' : '' });
    }, untilAddress);
    if (query.trim() !== '') {
      this.#results.dataset['state'] = 'loading';
      return true;
    }
    this.#status.textContent = '';
    this.#clear();
    showChannels(query, 'none');
    this.#results.dataset['state'] = 'idle';
    return false;
  }

  async #glance(query: string): Promise<boolean> {
    const asked = this.#asked;
    const { locale } = this.#config;
    const found = await glance(query, { limit: this.#length }, locale, openIndex).catch(() => undefined);
    if (found && asked === this.#asked) this.#list(query, found);
    return found !== undefined;
  }

  /** Shows the first results to a reader who types on; why they can't be had is told at the next pause. */
  async #answerFirst(query: string, newCards: number): Promise<void> {
    const asked = this.#asked;
    const { locale, fallbacks } = this.#config;
    const options = { unfinished: true, limit: this.#length, newCards };
    const found = await findAnswer(query, options, locale, fallbacks, openIndex).catch(() => undefined);
    if (found && found.answer.total > 0 && asked === this.#asked) this.#list(query, found);
  }

  /** Answers the query from all files; an answer that was overtaken by more typing is dropped. */
  async #answer(unfinished: boolean): Promise<void> {
    const asked = this.#asked;
    const query = this.#input.value;
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
    const links = this.#list(query, found);
    this.#offer.update(this.#topic === undefined ? found : undefined);
    this.#part('[data-filters]')?.replaceChildren(...topicFilter(found, this.#topic));
    if (total > results.length) this.#results.append(moreButton());
    results.forEach((card, index) => {
      const link = links[index];
      if (!link) return;
      // The description stays where a passage cannot be fetched.
      this.#watch.whenSeen(link, () => void showPassage(link, card, found).catch(() => undefined));
    });
  }

  /** Lists results, as they are without their texts; returns their links. */
  #list(query: string, found: FoundAnswer): readonly HTMLAnchorElement[] {
    const links = found.answer.results.map((card) => resultLink(card, found));
    if (!hasAnswer(found)) this.#hideAnswer();
    showChannels(query, found.answer.isUnanswered ? 'all' : 'one');
    this.#watch.forget();
    for (const part of ['[data-filters]', '[data-found-stores]']) this.#part(part)?.replaceChildren();
    this.#results.replaceChildren(
      ...answerNotes(query, found, this.#config),
      element('ol', { class: 'search-list' }, ...links.map((link) => element('li', {}, link))),
    );
    this.#showOnce();
    return links;
  }

  #part(selector: string): HTMLElement | null {
    return this.#found.querySelector<HTMLElement>(selector);
  }

  #clear(): void {
    this.#hideAnswer();
    this.#offer.update(undefined);
    this.#results.replaceChildren();
    for (const part of ['[data-filters]', '[data-found-stores]']) this.#part(part)?.replaceChildren();
  }

  /** Puts the stores that the query names, if any, beside the articles. */
  async #findStores(query: string, unfinished: boolean, asked: number): Promise<void> {
    const { stores: config } = this.#config;
    if (!config || this.#topic !== undefined) return;
    const { findStores } = await import('#client/stores/stores-in-query.ts');
    const found = await findStores(query, unfinished, config);
    if (!found || asked !== this.#asked) return;
    this.#report.foundStores(query, found.total);
    this.#part('[data-found-stores]')?.replaceChildren(storesSection(found, this.#config));
    if (this.#links.length === 0) this.#status.textContent = message('search:onlyStores', { query });
  }

  /** Not an end: other words, the topics, people. */
  #showNothing(query: string): void {
    this.#clear();
    const contact = showChannels(query, 'all') ? undefined : contactLink(query, this.#config);
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
    this.#showOnce();
  }

  #hideAnswer(): void {
    this.#part('[data-answer]')?.toggleAttribute('hidden', true);
    this.#showOnce();
  }

  /** The article of an answer isn't listed again below it, unless the reader is there already. */
  #showOnce(): void {
    const answer = this.#part('[data-answer]:not([hidden]) a[data-result]');
    const first = this.#results.querySelector<HTMLElement>('li > a[data-result]');
    const isTwice = answer?.dataset['result'] === first?.dataset['result'];
    if (first !== document.activeElement) first?.parentElement?.toggleAttribute('hidden', isTwice);
  }

  #onClick({ target }: MouseEvent): void {
    if (!(target instanceof Element)) return;
    const link = target.closest<HTMLAnchorElement>('a[data-result]');
    const topic = target.closest<HTMLElement>('[data-topic]');
    if (link) {
      rememberSearch(this.#config.locale, this.#input.value);
      // What a model couldn't write is the first result, too.
      this.#report.opened(link, Math.max(0, this.#links.indexOf(link)) + 1);
    } else if (target.closest('[data-not-meant]')) {
      this.#hideAnswer();
      this.#links[0]?.focus();
    } else if (topic) {
      void this.#filter(topic.dataset['topic'] || undefined);
    } else if (target.closest('[data-write] button')) {
      // The results are there where the code cannot be fetched.
      void this.#offer.write(this.#input.value).catch(() => undefined);
    } else if (target.closest('[data-more]')) {
      void this.#showMore();
    }
  }

  /** The buttons are made anew: the focus goes to the one that took the place of the pressed one. */
  async #filter(topic: string | undefined): Promise<void> {
    this.#topic = topic;
    this.#length = pageLength;
    await this.#ask();
    this.#part('[aria-pressed="true"]')?.focus();
  }

  async #showMore(): Promise<void> {
    const before = this.#length;
    this.#length += pageLength;
    await this.#ask();
    this.#links[before]?.focus();
  }
}
