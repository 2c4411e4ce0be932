/**
 * The search of a page. `<help-search>` carries places and words (see search-config.ts), turns every
 * `[data-search-form]` into a search box, runs the search page where `[data-search-results]` is, and opens a
 * dialog with a field of its own.
 */
import { message } from './messages.ts';
import { startSearchBox } from './search-box.ts';
import { readConfig, type SearchConfig } from './search-config.ts';
import { element } from './search-elements.ts';
import { startSearchPage } from './search-page.ts';

class HelpSearch extends HTMLElement {
  #abort: AbortController | undefined;
  #config: SearchConfig | undefined;
  #dialog: HTMLDialogElement | undefined;

  connectedCallback(): void {
    this.#abort = new AbortController();
    this.#config = readConfig(this);
    const results = document.querySelector<HTMLElement>('[data-search-results]');
    for (const form of document.querySelectorAll<HTMLFormElement>('[data-search-form]')) {
      const input = form.querySelector<HTMLInputElement>('input[name="q"]');
      if (!input || this.contains(form)) continue;
      if (results) startSearchPage(form, input, results, this.#config, this.#abort.signal);
      else startSearchBox(form, input, this.#config, this.#abort.signal);
    }
  }

  disconnectedCallback(): void {
    this.#abort?.abort();
    this.#dialog?.remove();
    this.#dialog = undefined;
  }

  /** Puts the reader into a search field: that of the search page, else that of the dialog. */
  open(): void {
    const results = document.querySelector('[data-search-results]');
    if (results) {
      document.querySelector<HTMLInputElement>('[data-search-form] input[name="q"]')?.focus();
      return;
    }
    this.#dialog ??= this.#makeDialog();
    if (this.#dialog && !this.#dialog.open) this.#dialog.showModal();
    this.#dialog?.querySelector('input')?.select();
  }

  #makeDialog(): HTMLDialogElement | undefined {
    const config = this.#config;
    const signal = this.#abort?.signal;
    if (!config || !signal) return undefined;
    const { page } = config;
    const input = element('input', {
      type: 'search',
      name: 'q',
      'aria-label': message('search:label'),
      placeholder: message('search:placeholder'),
      autocomplete: 'off',
      autocapitalize: 'off',
      enterkeyhint: 'search',
      maxlength: '200',
    });
    const close = element('button', { type: 'button', class: 'search-close' }, message('search:close'));
    const icon = document.querySelector('[data-search-form] > .icon')?.cloneNode(true);
    const form = element(
      'form',
      { action: page, method: 'get', role: 'search', class: 'search-form' },
      ...(icon ? [icon] : []),
      input,
      close,
    );
    const dialog = element('dialog', { class: 'search-dialog', 'aria-label': message('search:label') }, form);
    close.addEventListener('click', () => dialog.close(), { signal });
    dialog.addEventListener('click', ({ target }) => target === dialog && dialog.close(), { signal });
    this.append(dialog);
    startSearchBox(form, input, config, signal);
    return dialog;
  }
}

customElements.define('help-search', HelpSearch);

/** Opens the search of this page; does nothing on a page without `<help-search>`. */
export function openSearch(): void {
  const search = document.querySelector('help-search');
  if (search instanceof HelpSearch) search.open();
}
