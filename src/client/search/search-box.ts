/** A search field with results below it as one types: an ARIA combobox with a listbox of links. */
import { moveActive } from './listbox-keys.ts';
import { message } from '#client/page/messages.ts';
import { forgetSearches, recentSearches, rememberSearch } from './recent-searches.ts';
import { answerBox, hasAnswer } from './answer-box.ts';
import { findAnswer, glance, type FoundAnswer } from './answers.ts';
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
import { createSearchReport, type SearchReport } from './report.ts';

const mostResults = 7;
/** So many are enough while the reader types on. */
const fewResults = 3;
/** Between the keys of a reader who types, an answer comes from what is there already; after so long, from all files. */
const typingMilliseconds = 150;
/** Nobody types for longer without a look at what there is. */
const mostMilliseconds = 1000;
/** Passages follow when the reader pauses: results must not wait for them. The others keep their descriptions. */
const pauseMilliseconds = 250;
const mostPassages = 3;
/** After this time, readers on a slow connection see that something is happening. */
const patienceMilliseconds = 500;

/** One letter of many words, so of no use yet; one of Chinese or Japanese may be a word. */
const isOneLetter = (query: string) => /^\s*[\p{Ll}\p{Lu}]$/u.test(query);

let boxes = 0;

/** Turns a plain search form into a search box, until `signal` aborts. */
export const startSearchBox = (...parts: ConstructorParameters<typeof SearchBox>): SearchBox =>
  new SearchBox(...parts);

class SearchBox {
  readonly #input: HTMLInputElement;
  readonly #config: SearchConfig;
  readonly #report: SearchReport;
  readonly #popup: HTMLElement;
  readonly #notes = element('div', { class: 'search-notes' });
  readonly #list: HTMLElement;
  readonly #foot = element('div', { class: 'search-foot' });
  readonly #status = element('p', { class: 'visually-hidden', role: 'status' });
  readonly #id = `search-list-${++boxes}`;
  #active = -1;
  #asked = 0;
  /** When files were fetched last for an answer. */
  #fetched = -Infinity;
  #pause: ReturnType<typeof setTimeout> | undefined;

  constructor(form: HTMLFormElement, input: HTMLInputElement, config: SearchConfig, signal: AbortSignal) {
    this.#input = input;
    this.#config = config;
    this.#report = createSearchReport(config.locale, signal);
    this.#list = element('div', {
      role: 'listbox',
      id: this.#id,
      'aria-label': message('search:list'),
    });
    this.#popup = element('div', { class: 'search-popup', hidden: '' }, this.#notes, this.#list, this.#foot);
    this.#notes.addEventListener('click', (event) => this.#onAnswerClick(event), { signal });
    form.append(this.#popup, this.#status);
    for (const [name, value] of Object.entries({
      role: 'combobox',
      'aria-expanded': 'false',
      'aria-controls': this.#id,
      'aria-autocomplete': 'list',
    })) {
      input.setAttribute(name, value);
    }
    input.addEventListener('input', () => void this.#ask(), { signal });
    input.addEventListener('focus', () => void this.#ask(), { signal });
    input.addEventListener('keydown', (event) => this.#onKey(event), { signal });
    form.addEventListener('submit', () => this.#goOn(), { signal });
    form.addEventListener('focusout', (event) => this.#onFocusOut(event, form), { signal });
    this.#list.addEventListener('click', (event) => this.#onClick(event), { signal });
    this.#foot.addEventListener('click', (event) => this.#onFootClick(event), { signal });
    // Keeps the focus, and with it the popup, while an option is pressed.
    this.#list.addEventListener('pointerdown', (event) => event.preventDefault(), { signal });
    if (document.activeElement === input) void this.#ask();
  }

  get #options(): HTMLAnchorElement[] {
    return [...this.#list.querySelectorAll('a')];
  }

  /** Answers what is typed: at once from what is there already, else with few results, and wholly after a pause. */
  async #ask(): Promise<void> {
    clearTimeout(this.#pause);
    this.#activate(-1);
    const asked = ++this.#asked;
    const started = performance.now();
    const query = this.#input.value;
    if (query.trim() === '') {
      this.#showRecent();
      return;
    }
    const { locale } = this.#config;
    const found = await glance(query, { limit: mostResults }, locale, openIndex).catch(() => undefined);
    if (asked !== this.#asked) return;
    if (found) this.#show(query, found, []);
    const isDue = !found || started - this.#fetched > mostMilliseconds;
    if (isDue && !isOneLetter(query)) await this.#answer(query, asked, fewResults);
    if (asked !== this.#asked) return;
    this.#pause = setTimeout(() => void this.#answer(query, asked, mostResults), typingMilliseconds);
  }

  /** Answers a query from all files; an answer that was overtaken by more typing is dropped. */
  async #answer(query: string, asked: number, limit: number): Promise<void> {
    const { locale, fallbacks } = this.#config;
    this.#fetched = performance.now();
    const waiting = setTimeout(() => {
      if (asked === this.#asked && this.#options.length === 0) this.#tell(message('search:loading'));
    }, patienceMilliseconds);
    try {
      const found = await findAnswer(query, { unfinished: true, limit }, locale, fallbacks, openIndex);
      if (asked !== this.#asked) return;
      const links = this.#show(query, found, answerNotes(query, found, this.#config));
      if (limit === mostResults) this.#complete(query, found, links, asked);
    } catch {
      if (asked === this.#asked) this.#tell(message('search:failed'));
    } finally {
      clearTimeout(waiting);
    }
  }

  /** Says something in place of results. */
  #tell(text: string): void {
    this.#render([element('p', { class: 'search-note' }, text)], [], []);
    this.#status.textContent = text;
  }

  /** Shows the results of an answer; returns their links. */
  #show(query: string, found: FoundAnswer, notes: readonly Node[]): readonly HTMLAnchorElement[] {
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
    this.#render(notes, links, foot);
    return links;
  }

  /** Adds what must not keep results waiting. */
  #complete(query: string, found: FoundAnswer, links: readonly HTMLAnchorElement[], asked: number): void {
    this.#report.answered(query, found);
    this.#pause = setTimeout(() => {
      this.#status.textContent = answerSummary(query, found.answer);
      found.answer.results.slice(0, mostPassages).forEach((card, index) => {
        const link = links[index];
        // The description stays where a passage cannot be fetched.
        if (link && asked === this.#asked) void showPassage(link, card, found).catch(() => undefined);
      });
      // The results are there where the text of the answer cannot be fetched.
      void this.#showAnswer(found, asked).catch(() => undefined);
      // Articles are shown without stores where those cannot be fetched.
      void this.#findStores(query, asked).catch(() => undefined);
    }, pauseMilliseconds);
  }

  /** One unit above the results, when the search is sure of it. */
  async #showAnswer(found: FoundAnswer, asked: number): Promise<void> {
    const box = hasAnswer(found) ? await answerBox(found, 'p') : undefined;
    if (box && asked === this.#asked) this.#notes.append(box);
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
    const { findStores } = await import('#client/stores/named-in-query.ts');
    const found = await findStores(query, true, config);
    if (!found || asked !== this.#asked) return;
    this.#report.foundStores(query, found.total);
    const title = element('p', { class: 'search-group', id: `${this.#id}-stores` }, message('search:stores'));
    const links = [...found.stores.map(storeLink), ...allStoresLink(found, this.#config)];
    const isAlone = this.#options.length === 0;
    const group = element('div', { role: 'group', 'aria-labelledby': title.id }, title, ...links);
    this.#list.append(group);
    this.#makeOptions();
    if (isAlone) {
      const note = message('search:onlyStores', { query });
      this.#notes.replaceChildren(element('p', { class: 'search-note' }, note));
      this.#status.textContent = note;
    }
    this.#status.textContent += ` ${message('search:stores')}: ${found.stores.map(({ name }) => name).join(', ')}`;
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
    this.#render([element('p', { class: 'search-note' }, message('search:recent'))], links, [forget]);
  }

  #render(notes: readonly Node[], options: readonly HTMLAnchorElement[], foot: readonly Node[]): void {
    // Who has chosen a result already keeps it when more of them come.
    const chosen = this.#options[this.#active]?.href;
    this.#notes.replaceChildren(...notes);
    this.#list.replaceChildren(...options);
    this.#foot.replaceChildren(...foot);
    this.#makeOptions();
    this.#activate(options.findIndex(({ href }) => href === chosen));
    this.#popup.hidden = false;
  }

  /** Makes every link of the list an option; the one that is chosen stays so. */
  #makeOptions(): void {
    const options = this.#options;
    options.forEach((option, index) => {
      option.id = `${this.#id}-${index}`;
      option.setAttribute('role', 'option');
      option.setAttribute('aria-selected', String(index === this.#active));
      option.tabIndex = -1;
    });
    this.#input.setAttribute('aria-expanded', String(options.length > 0));
  }

  #close(): void {
    // An answer that is still on its way comes too late.
    this.#asked++;
    clearTimeout(this.#pause);
    this.#popup.hidden = true;
    this.#status.textContent = '';
    this.#input.setAttribute('aria-expanded', 'false');
    this.#activate(-1);
  }

  #activate(index: number): void {
    this.#active = index;
    const options = this.#options;
    for (const [i, option] of options.entries()) option.setAttribute('aria-selected', String(i === index));
    const active = options[index];
    if (active) this.#input.setAttribute('aria-activedescendant', active.id);
    else this.#input.removeAttribute('aria-activedescendant');
    active?.scrollIntoView({ block: 'nearest' });
  }

  #onKey(event: KeyboardEvent): void {
    // Enter and arrows choose among candidates while an input method (Japanese, Chinese) is composing.
    if (event.isComposing) return;
    if (event.key === 'Escape') {
      this.#onEscape(event);
      return;
    }
    if (event.key === 'Enter') {
      const active = this.#options[this.#active];
      if (!active) return;
      event.preventDefault();
      active.click();
      return;
    }
    const next = moveActive(event.key, this.#active, this.#options.length);
    if (next === undefined || this.#popup.hidden) return;
    event.preventDefault();
    this.#activate(next);
  }

  /** The first press closes, in a dialog too, where the browser would empty the field; a next one empties it. */
  #onEscape(event: KeyboardEvent): void {
    const dialog = this.#input.closest('dialog');
    if (!dialog && this.#popup.hidden) return;
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
    if (link) this.#report.opened(link, this.#options.indexOf(link) + 1);
    else this.#report.sent();
  }

  #pageFor(query: string): string {
    return `${this.#config.page}?${new URLSearchParams({ q: query }).toString()}`;
  }
}
