/**
 * `<help-contact-form>`: on the contact page, answers appear while the reader says what the problem is. They never
 * stand in the way: the channels are below at all times.
 */
import { message } from '#client/page/messages.ts';
import { keepSearchWords } from '#client/page/reader.ts';
import { servedPath } from '#client/page/served-path.ts';
import type { Suggestion } from '#client/search/suggest.ts';
import { isLongEnough } from './question.ts';

/** Pause after the last key, as in Zendesk's theme: https://github.com/zendesk/copenhagen_theme. */
const pause = 500;
/** How many answers are shown. */
const mostSuggestions = 4;

class HelpContactForm extends HTMLElement {
  #listening: AbortController | undefined;
  #asking: AbortController | undefined;
  #timer: number | undefined;

  connectedCallback(): void {
    this.#listening = new AbortController();
    this.addEventListener('input', (event) => this.#onInput(event), { signal: this.#listening.signal });
    this.hidden = false;
    // After a search without results, readers don't have to type their question again.
    const asked = new URLSearchParams(location.search).get('q')?.trim();
    if (asked && this.#question && this.#question.value === '') {
      this.#question.value = asked;
      keepSearchWords(asked);
    }
  }

  disconnectedCallback(): void {
    this.#listening?.abort();
    this.#asking?.abort();
    clearTimeout(this.#timer);
  }

  get #question(): HTMLTextAreaElement | null {
    return this.querySelector('[name="question"]');
  }

  /** A topic chooses channels immediately. A question is searched for when typing pauses. */
  #onInput({ target }: Event): void {
    if (target instanceof HTMLSelectElement) {
      const panel = document.querySelector<HTMLElement>('help-contact');
      if (panel) panel.dataset['topic'] = target.value;
      return;
    }
    clearTimeout(this.#timer);
    this.#asking?.abort();
    this.#timer = window.setTimeout(() => void this.#ask(), pause);
  }

  async #ask(): Promise<void> {
    const question = this.#question?.value.trim();
    if (question === undefined || !isLongEnough(question)) return this.#show([]);
    this.#asking = new AbortController();
    const { signal } = this.#asking;
    // What the reader typed goes along to the channel they choose, where they can untick it.
    keepSearchWords(question);
    // Without answers the channels below remain.
    const found = await suggest(question).catch(() => []);
    if (!signal.aborted) this.#show(found, message('contact:form.suggestions', { count: found.length }));
  }

  #show(suggestions: readonly Suggestion[], count = ''): void {
    this.querySelector('[data-suggestions]')?.replaceChildren(
      ...suggestions.map(({ title, href, description, lang }) => {
        const item = document.createElement('li');
        if (lang !== undefined) item.lang = lang;
        const link = Object.assign(document.createElement('a'), {
          href: servedPath(href),
          textContent: title,
        });
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
}

/** The search's answers; its code is fetched when somebody has asked something. */
async function suggest(question: string): Promise<readonly Suggestion[]> {
  const { suggestArticles } = await import('#client/search/suggest.ts');
  return suggestArticles(question, mostSuggestions);
}

customElements.define('help-contact-form', HelpContactForm);
