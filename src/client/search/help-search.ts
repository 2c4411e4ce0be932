/**
 * The search of a page. `<help-search>` carries places and words (see config.ts), turns every
 * `[data-search-form]` into a search box, runs the search page where `[data-search-results]` is, and answers
 * in the dialog with a field of its own.
 */
import type { SearchManifest } from '#model/search/browser/index-format.ts';
import { startSearchBox } from './search-box.ts';
import { readConfig } from './config.ts';
import { openIndex } from './open-index.ts';
import { startSearchPage } from './search-page.ts';

class HelpSearch extends HTMLElement {
  #abort: AbortController | undefined;

  connectedCallback(): void {
    this.#abort = new AbortController();
    const config = readConfig(this);
    const { signal } = this.#abort;
    const results = document.querySelector<HTMLElement>('[data-search-results]');
    for (const form of document.querySelectorAll<HTMLFormElement>('[data-search-form]')) {
      const input = form.querySelector<HTMLInputElement>('input[name="q"]');
      if (!input) continue;
      if (results) startSearchPage(form, input, results, config, signal);
      else startSearchBox(form, input, config, signal);
    }
    const form = this.querySelector('form');
    const field = form?.querySelector('input');
    if (form && field) startSearchBox(form, field, config, signal);
  }

  disconnectedCallback(): void {
    this.#abort?.abort();
  }
}

/** Starts the search of a page, with the manifest of its index if that has been fetched. */
export function defineSearch(manifest: SearchManifest | undefined): void {
  const search = document.querySelector<HTMLElement>('help-search');
  if (search && manifest) openIndex(readConfig(search).locale, manifest).catch(() => undefined);
  customElements.define('help-search', HelpSearch);
}
