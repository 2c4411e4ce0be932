/** `<help-status>`: the status line. Shows the announcements that hold now, for the reader's country if it is known. */
import { chosenCountry } from './reader.ts';

/** Timers fire at once when they are set further ahead. */
const longestTimer = 2 ** 31 - 1;

class HelpStatus extends HTMLElement {
  #timer: number | undefined;

  connectedCallback(): void {
    this.#show();
  }

  disconnectedCallback(): void {
    clearTimeout(this.#timer);
  }

  #show(): void {
    const now = Date.now();
    const country = chosenCountry() ?? this.dataset['country'];
    let next = now + longestTimer;
    for (const message of this.querySelectorAll<HTMLElement>('[data-from]')) {
      const { from, until, countries = '' } = message.dataset;
      const [start, end] = [Number(from), Number(until)];
      const isMeant = countries === '' || !country || countries.split(' ').includes(country);
      message.hidden = !isMeant || now < start || now >= end;
      for (const change of [start, end]) if (change > now) next = Math.min(next, change);
    }
    this.#timer = window.setTimeout(() => this.#show(), next - now);
  }
}

customElements.define('help-status', HelpStatus);
