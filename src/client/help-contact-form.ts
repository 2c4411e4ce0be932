/**
 * `<help-contact-form>`: on the contact page, answers appear while the reader says what the problem is. They never
 * stand in the way: the channels are below at all times.
 */
import { isLongEnough } from './contact-question.ts';
import { searchWordsKey } from './reader.ts';

/** An article that may answer. */
export interface Suggestion {
  readonly title: string;
  readonly href: string;
  readonly description?: string;
}

/** Finds articles for what the reader has typed; the search provides it. `signal` aborts when they type on. */
export type Suggest = (query: string, signal: AbortSignal) => Promise<readonly Suggestion[]>;

/** Pause after the last key, as in Zendesk's theme: https://github.com/zendesk/copenhagen_theme. */
const pause = 500;
const mostSuggestions = 5;

class HelpContactForm extends HTMLElement {
  /** Set by the page: `document.querySelector('help-contact-form').suggest = …`. */
  suggest: Suggest | undefined;

  #listening: AbortController | undefined;
  #asking: AbortController | undefined;
  #timer: number | undefined;

  connectedCallback(): void {
    this.#listening = new AbortController();
    this.addEventListener('input', () => this.#wait(), { signal: this.#listening.signal });
    this.hidden = false;
  }

  disconnectedCallback(): void {
    this.#listening?.abort();
    this.#asking?.abort();
    clearTimeout(this.#timer);
  }

  #wait(): void {
    clearTimeout(this.#timer);
    this.#asking?.abort();
    this.#timer = window.setTimeout(() => void this.#ask(), pause);
  }

  async #ask(): Promise<void> {
    const question = this.querySelector<HTMLTextAreaElement | HTMLInputElement>(
      '[name="question"]',
    )?.value.trim();
    if (!this.suggest || question === undefined || !isLongEnough(question)) return this.#show([], '');
    this.#asking = new AbortController();
    const { signal } = this.#asking;
    const found = await this.suggest(question, signal);
    if (signal.aborted) return;
    keepWords(question);
    this.#show(found.slice(0, mostSuggestions), this.#count(Math.min(found.length, mostSuggestions)));
  }

  #show(suggestions: readonly Suggestion[], count: string): void {
    this.querySelector('[data-suggestions]')?.replaceChildren(
      ...suggestions.map(({ title, href, description }) => {
        const item = document.createElement('li');
        const link = Object.assign(document.createElement('a'), { href, textContent: title });
        item.append(link);
        if (description)
          item.append(Object.assign(document.createElement('p'), { textContent: description }));
        return item;
      }),
    );
    // Only the count is announced: reading out the list would interrupt the typing.
    const live = this.querySelector('[data-count]');
    if (live) live.textContent = count;
  }

  /** The server has written a sentence for each number of suggestions, in the plural forms of the language. */
  #count(count: number): string {
    const sentences = JSON.parse(this.dataset['counts'] ?? '[]') as string[];
    return sentences[count] ?? '';
  }
}

/** What the reader typed goes along to the channel they choose, where they can untick it. */
function keepWords(question: string): void {
  try {
    sessionStorage.setItem(searchWordsKey, question);
  } catch {
    // Storage is switched off: nothing goes along.
  }
}

customElements.define('help-contact-form', HelpContactForm);
