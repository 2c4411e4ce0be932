/** An element that says who is open: what it shows is true for a minute. */

const minute = 60_000;

/** Calls `show` when the element appears and whenever a minute begins, while the reader sees the page. */
export abstract class EachMinute extends HTMLElement {
  #listening: AbortController | undefined;
  #timer: number | undefined;

  /** Shows what holds at a time. */
  protected abstract show(now: number): void;

  connectedCallback(): void {
    this.#listening = new AbortController();
    document.addEventListener('visibilitychange', () => this.showNow(), { signal: this.#listening.signal });
    this.showNow();
  }

  disconnectedCallback(): void {
    this.#listening?.abort();
    clearTimeout(this.#timer);
  }

  /** Shows what holds now, and again each minute from here. */
  protected showNow(): void {
    clearTimeout(this.#timer);
    if (document.hidden) return;
    const now = Date.now();
    this.show(now);
    this.#timer = window.setTimeout(() => this.showNow(), minute - (now % minute));
  }
}
