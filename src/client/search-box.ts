/** A search field with results below it as one types: an ARIA combobox with a listbox of links. */
import { moveActive } from './listbox-keys.ts';
import { forgetSearches, recentSearches, rememberSearch } from './recent-searches.ts';
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
import { openIndex } from './search-index.ts';

const mostResults = 7;
/** Passages follow when the reader pauses: results must not wait for them. */
const pauseMilliseconds = 250;

let boxes = 0;

/** Turns a plain search form into a search box, until `signal` aborts. */
export const startSearchBox = (...parts: ConstructorParameters<typeof SearchBox>): SearchBox =>
  new SearchBox(...parts);

class SearchBox {
  readonly #input: HTMLInputElement;
  readonly #config: SearchConfig;
  readonly #popup: HTMLElement;
  readonly #notes = element('div', { class: 'search-notes' });
  readonly #list: HTMLElement;
  readonly #foot = element('div', { class: 'search-foot' });
  readonly #status = element('p', { class: 'visually-hidden', role: 'status' });
  readonly #id = `search-list-${++boxes}`;
  #active = -1;
  #asked = 0;
  #pause: ReturnType<typeof setTimeout> | undefined;
  #found: FoundAnswer | undefined;

  constructor(form: HTMLFormElement, input: HTMLInputElement, config: SearchConfig, signal: AbortSignal) {
    this.#input = input;
    this.#config = config;
    this.#list = element('div', { role: 'listbox', id: this.#id, 'aria-label': config.message('list') });
    this.#popup = element('div', { class: 'search-popup', hidden: '' }, this.#notes, this.#list, this.#foot);
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
    form.addEventListener('submit', () => this.#leave(), { signal });
    form.addEventListener('focusout', (event) => this.#onFocusOut(event, form), { signal });
    this.#list.addEventListener('click', (event) => this.#onClick(event), { signal });
    // Keeps the focus, and with it the popup, while an option is pressed.
    this.#list.addEventListener('pointerdown', (event) => event.preventDefault(), { signal });
    if (document.activeElement === input) void this.#ask();
  }

  get #options(): HTMLAnchorElement[] {
    return [...this.#list.querySelectorAll('a')];
  }

  /** Answers what is typed; an answer that was overtaken by more typing is dropped. */
  async #ask(): Promise<void> {
    clearTimeout(this.#pause);
    const asked = ++this.#asked;
    const query = this.#input.value;
    this.#found = undefined;
    if (query.trim() === '') {
      this.#showRecent();
      return;
    }
    const { locale, fallbacks, message } = this.#config;
    try {
      const options = { unfinished: true, limit: mostResults };
      const found = await findAnswer(query, options, locale, fallbacks, openIndex);
      if (asked === this.#asked) this.#show(query, found, asked);
    } catch {
      if (asked !== this.#asked) return;
      this.#render([element('p', { class: 'search-note' }, message('failed'))], [], []);
      this.#status.textContent = message('failed');
    }
  }

  #show(query: string, found: FoundAnswer, asked: number): void {
    this.#found = found;
    const links = found.answer.results.map((card) => resultLink(card, found));
    const all = element(
      'a',
      { href: this.#pageFor(query), class: 'search-all' },
      this.#config.message('all', { query }),
    );
    const contact = contactLink(query, this.#config);
    const foot = found.answer.total > 0 ? [all] : contact ? [contact] : [];
    this.#render(answerNotes(query, found, this.#config), links, foot);
    this.#pause = setTimeout(() => {
      this.#status.textContent = answerSummary(query, found.answer, this.#config);
      found.answer.results.forEach((card, index) => {
        const link = links[index];
        // The description stays where a passage cannot be fetched.
        if (link && asked === this.#asked) void showPassage(link, card, found).catch(() => undefined);
      });
    }, pauseMilliseconds);
  }

  #showRecent(): void {
    const { locale, message } = this.#config;
    const links = recentSearches(locale).map((query) =>
      element('a', { href: this.#pageFor(query), class: 'search-recent', 'data-recent': query }, query),
    );
    if (links.length === 0) {
      this.#close();
      return;
    }
    const forget = element('button', { type: 'button' }, message('forget'));
    forget.addEventListener('click', () => {
      forgetSearches(locale);
      this.#close();
      this.#input.focus();
    });
    this.#render([element('p', { class: 'search-note' }, message('recent'))], links, [forget]);
  }

  #render(notes: readonly Node[], options: readonly HTMLAnchorElement[], foot: readonly Node[]): void {
    options.forEach((option, index) => {
      option.id = `${this.#id}-${index}`;
      option.setAttribute('role', 'option');
      option.setAttribute('aria-selected', 'false');
      option.tabIndex = -1;
    });
    this.#notes.replaceChildren(...notes);
    this.#list.replaceChildren(...options);
    this.#foot.replaceChildren(...foot);
    this.#activate(-1);
    this.#popup.hidden = false;
    this.#input.setAttribute('aria-expanded', String(options.length > 0));
  }

  #close(): void {
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
    if (event.key === 'Escape' && !this.#popup.hidden && !this.#input.closest('dialog')) {
      event.preventDefault();
      this.#close();
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

  #onClick(event: MouseEvent): void {
    const link = event.target instanceof Element ? event.target.closest('a') : null;
    if (!link) return;
    const recent = link.dataset['recent'];
    if (recent === undefined) this.#leave(link);
  }

  #onFocusOut({ relatedTarget }: FocusEvent, form: HTMLFormElement): void {
    if (!(relatedTarget instanceof Node && form.contains(relatedTarget)) && !form.closest('dialog'))
      this.#close();
  }

  /** The reader goes on to a result or to the search page: now the search is remembered, and announced. */
  #leave(link?: HTMLAnchorElement): void {
    const query = this.#input.value;
    const { locale } = this.#config;
    rememberSearch(locale, query);
    const found = this.#found;
    announceSearch({
      query,
      locale,
      results: found?.answer.total ?? 0,
      fallback: found?.language?.locale,
      corrected: found?.answer.corrected,
      opened: link && { rank: this.#options.indexOf(link) + 1, href: link.getAttribute('href') ?? '' },
    });
  }

  #pageFor(query: string): string {
    return `${this.#config.page}?${new URLSearchParams({ q: query }).toString()}`;
  }
}
