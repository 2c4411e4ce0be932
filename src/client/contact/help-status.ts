/**
 * `<help-status>`: the status line. Shows the announcements that hold now, for the reader's country if it is known, but
 * for those that the reader has put away on this device.
 */
import { chosenCountry, putAway, putAwayIds } from '#client/page/reader.ts';

/** Timers set further ahead than this fire immediately. */
const longestTimer = 2 ** 31 - 1;

class HelpStatus extends HTMLElement {
  #timer: number | undefined;

  connectedCallback(): void {
    for (const button of this.querySelectorAll<HTMLElement>('[data-put-away]')) button.hidden = false;
    this.addEventListener('click', (event) => this.#onClick(event));
    this.#show();
  }

  disconnectedCallback(): void {
    clearTimeout(this.#timer);
  }

  #onClick({ target }: Event): void {
    const message = target instanceof Element && target.closest('[data-put-away]')?.closest<HTMLElement>('p');
    if (!message) return;
    putAway(message.dataset['announcement'] ?? '');
    message.hidden = true;
    // The button is gone, so move the focus on.
    document.querySelector<HTMLElement>('main')?.focus({ preventScroll: true });
  }

  #show(): void {
    clearTimeout(this.#timer);
    const away = putAwayIds();
    const now = Date.now();
    const country = chosenCountry() ?? document.documentElement.dataset['country'];
    let next = now + longestTimer;
    for (const message of this.querySelectorAll<HTMLElement>('[data-from]')) {
      const { from, until, countries = '' } = message.dataset;
      const [start, end] = [Number(from), Number(until ?? Infinity)];
      const isMeant = countries === '' || !country || countries.split(' ').includes(country);
      message.hidden =
        !isMeant || now < start || now >= end || away.includes(message.dataset['announcement'] ?? '');
      for (const change of [start, end]) if (change > now) next = Math.min(next, change);
    }
    this.#timer = window.setTimeout(() => this.#show(), next - now);
  }
}

customElements.define('help-status', HelpStatus);
