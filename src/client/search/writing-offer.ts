/** The offer to have an answer written, on the search page of sites that have a language model. */
import { hasAnswer, type FoundAnswer } from './answers.ts';

/** Of the page's parts: the offer with its button, and the place of answers. */
export class WritingOffer {
  readonly #offer: HTMLElement | null;
  readonly #place: HTMLElement | null;
  readonly #locale: string;
  #found: FoundAnswer | undefined;
  #asked: FoundAnswer | undefined;
  #writing: AbortController | undefined;

  constructor(parts: HTMLElement, locale: string) {
    this.#offer = parts.querySelector<HTMLElement>('[data-write]');
    this.#place = parts.querySelector<HTMLElement>('[data-answer]');
    this.#locale = locale;
  }

  /** Ends what is being written, since the reader asks something else. Shows the offer where the search is not sure of a unit; not to readers who want nothing of theirs to go to others. */
  update(found: FoundAnswer | undefined): void {
    this.#writing?.abort();
    const isUnsure = found && !hasAnswer(found) && !found.language && !found.answer.isUnanswered;
    this.#found = undefined;
    this.#offer?.toggleAttribute('hidden', true);
    this.#asked = found;
    if (isUnsure && this.#offer) void this.#show(found).catch(() => undefined);
  }

  async #show(found: FoundAnswer): Promise<void> {
    const { isMeasurable } = await import('#client/feedback/measurable.ts');
    if (found !== this.#asked || !isMeasurable(navigator)) return;
    this.#found = found;
    this.#offer?.removeAttribute('hidden');
  }

  /** Has an answer written to the query. Nothing of that is loaded before. Rejects where it can't be. */
  async write(query: string): Promise<void> {
    const [found, place] = [this.#found, this.#place];
    if (!found || !place) return;
    this.update(undefined);
    const { signal } = (this.#writing = new AbortController());
    const { writeAnswer } = await import('./written-answer.ts').catch((error: unknown) => {
      // The next press may fetch it.
      this.update(found);
      throw error;
    });
    if (!signal.aborted) await writeAnswer(place, query, { found, locale: this.#locale, signal });
  }
}
