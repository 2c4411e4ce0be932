/** A search field with results below it as one types: an ARIA combobox with a listbox of links. */
import { moveActive } from './listbox-keys.ts';
import { message } from '#client/page/messages.ts';
import { forgetSearches, recentSearches, rememberSearch } from './recent-searches.ts';
import { answerBox } from './answer-box.ts';
import { findAnswer, glance, hasAnswer, type AskOptions, type FoundAnswer } from './answers.ts';
import type { SearchConfig } from './config.ts';
import {
  allStoresLink,
  answerNotes,
  answerSummary,
  contactLink,
  element,
  resultLink,
  showPassage,
  storeLink,
} from './elements.ts';
import { openIndex } from './open-index.ts';
import { SearchPopup } from './popup.ts';
import { createSearchReport, type SearchReport } from './report.ts';
import { createTyping, isOneLetter, type Typing } from './typing.ts';

const mostResults = 5;
/** After this time, readers on a slow connection see that something is happening. */
const patienceMilliseconds = 500;

/** Turns a plain search form into a search box, until `signal` aborts. */
export const startSearchBox = (...parts: ConstructorParameters<typeof SearchBox>): SearchBox =>
  new SearchBox(...parts);

class SearchBox {
  readonly #input: HTMLInputElement;
  readonly #config: SearchConfig;
  readonly #report: SearchReport;
  readonly #popup: SearchPopup;
  readonly #typing: Typing;
  #asked = 0;

  constructor(form: HTMLFormElement, input: HTMLInputElement, config: SearchConfig, signal: AbortSignal) {
    this.#input = input;
    this.#config = config;
    this.#report = createSearchReport(config.locale, signal);
    this.#popup = new SearchPopup(form, input);
    this.#typing = createTyping({
      glance: (query) => this.#glance(query),
      answerFirst: async (query, newCards) => void (await this.#answer(query, { newCards })),
      answer: (query) => this.#answerWhole(query),
    });
    const { notes, list, foot } = this.#popup;
    notes.addEventListener('click', (event) => this.#onAnswerClick(event), { signal });
    input.addEventListener('input', () => this.#ask(), { signal });
    input.addEventListener('focus', () => this.#ask(), { signal });
    input.addEventListener('keydown', (event) => this.#onKey(event), { signal });
    form.addEventListener('submit', () => this.#goOn(), { signal });
    form.addEventListener('focusout', (event) => this.#onFocusOut(event, form), { signal });
    list.addEventListener('click', (event) => this.#onClick(event), { signal });
    foot.addEventListener('click', (event) => this.#onFootClick(event), { signal });
    // Keeps the focus, and with it the popup, while an option is pressed.
    list.addEventListener('pointerdown', (event) => event.preventDefault(), { signal });
    if (document.activeElement === input) this.#ask();
  }

  #ask(): void {
    this.#stop();
    this.#popup.activate(-1);
    const query = this.#input.value;
    if (query.trim() === '') this.#showRecent();
    else void this.#typing.typed(query);
  }

  /** An answer that is still on its way comes too late. */
  #stop(): void {
    this.#asked++;
    this.#typing.stop();
  }

  async #glance(query: string): Promise<boolean> {
    const asked = this.#asked;
    const { locale } = this.#config;
    const found = await glance(query, { limit: mostResults }, locale, openIndex).catch(() => undefined);
    if (asked === this.#asked) {
      if (found) this.#show(query, found, []);
      else if (isOneLetter(query)) this.#popup.empty();
    }
    return found !== undefined;
  }

  async #answerWhole(query: string): Promise<void> {
    const asked = this.#asked;
    const found = await this.#answer(query);
    if (found) this.#complete(query, found, asked);
  }

  /** Answers a query from all files; an answer that was overtaken by more typing is dropped. */
  async #answer(query: string, options: AskOptions = {}): Promise<FoundAnswer | undefined> {
    const asked = this.#asked;
    const { locale, fallbacks } = this.#config;
    const waiting = setTimeout(() => {
      if (asked === this.#asked && this.#popup.options.length === 0)
        this.#popup.tell(message('search:loading'));
    }, patienceMilliseconds);
    try {
      const how = { unfinished: true, limit: mostResults, ...options };
      const found = await findAnswer(query, how, locale, fallbacks, openIndex);
      if (asked !== this.#asked) return undefined;
      this.#show(query, found, answerNotes(query, found, this.#config));
      return found;
    } catch {
      if (asked === this.#asked) this.#popup.tell(message('search:failed'));
      return undefined;
    } finally {
      clearTimeout(waiting);
    }
  }

  #show(query: string, found: FoundAnswer, notes: readonly Node[]): void {
    const links = found.answer.results.map((card) => resultLink(card, found));
    const all = element(
      'a',
      { href: this.#pageFor(query), class: 'search-all' },
      message('search:all', { query }),
    );
    const contact = contactLink(query, this.#config);
    const { total, isUnanswered } = found.answer;
    const foot = [
      ...(total > 0 ? [all] : []),
      ...(contact && (total === 0 || isUnanswered) ? [contact] : []),
    ];
    this.#popup.render(notes, links, foot);
  }

  /** Adds what must not keep results waiting. */
  #complete(query: string, found: FoundAnswer, asked: number): void {
    this.#report.answered(query, found);
    this.#popup.status.textContent = answerSummary(query, found.answer);
    const [link] = this.#popup.options;
    const [card] = found.answer.results;
    // A passage is a file. The first result has one; its description stays where it cannot be fetched, as those of the others do.
    if (link && card) void showPassage(link, card, found).catch(() => undefined);
    // The results are there where the text of the answer cannot be fetched.
    void this.#showAnswer(found, asked).catch(() => undefined);
    // Articles are shown without stores where those cannot be fetched.
    void this.#findStores(query, asked).catch(() => undefined);
  }

  /** One unit above the results, when the search is sure of it. */
  async #showAnswer(found: FoundAnswer, asked: number): Promise<void> {
    const box = hasAnswer(found) ? await answerBox(found, 'p') : undefined;
    if (box && asked === this.#asked) this.#popup.notes.append(box);
  }

  #onAnswerClick({ target }: MouseEvent): void {
    if (!(target instanceof Element)) return;
    const link = target.closest<HTMLAnchorElement>('a[data-result]');
    if (link) {
      rememberSearch(this.#config.locale, this.#input.value);
      this.#report.opened(link, 1);
    } else if (target.closest('[data-not-meant]')) {
      target.closest('.search-answer')?.remove();
      this.#input.focus();
    }
  }

  /** Adds the stores that the query names, if any, below the articles. */
  async #findStores(query: string, asked: number): Promise<void> {
    const { stores: config } = this.#config;
    if (!config) return;
    const { findStores } = await import('#client/stores/stores-in-query.ts');
    const found = await findStores(query, true, config);
    if (!found || asked !== this.#asked) return;
    this.#report.foundStores(query, found.total);
    const isAlone = this.#popup.options.length === 0;
    const { notes, status } = this.#popup;
    const title = message('search:stores');
    this.#popup.addGroup(title, [...found.stores.map(storeLink), ...allStoresLink(found, this.#config)]);
    if (isAlone) {
      const note = message('search:onlyStores', { query });
      notes.replaceChildren(element('p', { class: 'search-note' }, note));
      status.textContent = note;
    }
    status.textContent += ` ${title}: ${found.stores.map(({ name }) => name).join(', ')}`;
  }

  #showRecent(): void {
    const { locale } = this.#config;
    const links = recentSearches(locale).map((query) =>
      element('a', { href: this.#pageFor(query), class: 'search-recent', 'data-recent': query }, query),
    );
    if (links.length === 0) {
      this.#close();
      return;
    }
    const forget = element('button', { type: 'button', 'data-forget': '' }, message('search:forget'));
    this.#popup.render([element('p', { class: 'search-note' }, message('search:recent'))], links, [forget]);
  }

  #close(): void {
    this.#stop();
    this.#popup.close();
  }

  #onKey(event: KeyboardEvent): void {
    // Enter and arrows choose among candidates while an input method (Japanese, Chinese) is composing.
    if (event.isComposing) return;
    if (event.key === 'Escape') {
      this.#onEscape(event);
      return;
    }
    if (event.key === 'Enter') {
      const active = this.#popup.options[this.#popup.active];
      if (!active) return;
      event.preventDefault();
      active.click();
      return;
    }
    const next = moveActive(event.key, this.#popup.active, this.#popup.options.length);
    if (next === undefined || this.#popup.isClosed) return;
    event.preventDefault();
    this.#popup.activate(next);
  }

  /** The first press closes, in a dialog too, where the browser would empty the field; a next one empties it. */
  #onEscape(event: KeyboardEvent): void {
    const dialog = this.#input.closest('dialog');
    if (!dialog && this.#popup.isClosed) return;
    event.preventDefault();
    if (dialog) dialog.close();
    else this.#close();
  }

  #onClick({ target }: MouseEvent): void {
    if (!(target instanceof Element)) return;
    const link = target.closest<HTMLAnchorElement>('a[data-result]');
    if (link) this.#leave(link);
    else if (target.closest('[role="group"] a')) this.#leave();
  }

  #onFootClick({ target }: MouseEvent): void {
    if (!(target instanceof Element)) return;
    if (target.closest('.search-all')) this.#goOn();
    if (!target.closest('[data-forget]')) return;
    forgetSearches(this.#config.locale);
    this.#close();
    this.#input.focus();
  }

  #onFocusOut({ relatedTarget }: FocusEvent, form: HTMLFormElement): void {
    if (!(relatedTarget instanceof Node && form.contains(relatedTarget)) && !form.closest('dialog'))
      this.#close();
  }

  /** To the search page. */
  #goOn(): void {
    rememberSearch(this.#config.locale, this.#input.value);
    this.#report.movedOn();
  }

  /** The reader goes on to a result or a store: now the search is remembered. */
  #leave(link?: HTMLAnchorElement): void {
    rememberSearch(this.#config.locale, this.#input.value);
    if (link) this.#report.opened(link, this.#popup.options.indexOf(link) + 1);
    else this.#report.sent();
  }

  #pageFor(query: string): string {
    return `${this.#config.page}?${new URLSearchParams({ q: query }).toString()}`;
  }
}
