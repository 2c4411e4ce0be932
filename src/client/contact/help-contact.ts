/**
 * `<help-contact>`: the contact panel. The server has rendered the channels of the locale's country; the element
 * says who is open now, copies numbers, starts chats, and fetches other countries' channels when the reader's
 * country or words ask for them.
 */
import { countryOf } from '#model/channels/browser/country.ts';
import type { ContactJson, PanelClientData } from '#model/channels/panel.ts';
import { stateAt } from '#model/hours/browser/state.ts';
import { closingSoon, describeState } from '#client/page/open-state.ts';
import { message } from '#client/page/messages.ts';
import { fetchOwn, ownData } from '#client/page/own-data.ts';
import {
  chosenCountry,
  countryEvent,
  rememberCountry,
  searchWords,
  searchWordsEvent,
} from '#client/page/reader.ts';

/** What the component puts into the element's JSON. */
interface ContactElementData extends PanelClientData {
  readonly country?: string;
}

/** A minute: times such as "in 3 hours" count down. */
const longestWait = 60_000;

class HelpContact extends HTMLElement {
  static readonly observedAttributes = ['data-reason', 'data-topic'];

  #data: ContactElementData | undefined;
  #json: Promise<ContactJson> | undefined;
  #listening: AbortController | undefined;
  #timer: number | undefined;
  #country: string | undefined;

  connectedCallback(): void {
    this.#data = ownData(this);
    if (!this.#data) return;
    this.#country = countryOf({ chosen: chosenCountry(), localeCountry: this.#data.country });
    this.#listening = new AbortController();
    const { signal } = this.#listening;
    this.addEventListener('click', (event) => void this.#onClick(event), { signal });
    this.addEventListener('change', (event) => void this.#onChange(event), { signal });
    document.addEventListener('visibilitychange', () => this.#showStates(), { signal });
    document.addEventListener(searchWordsEvent, () => void this.#update(), { signal });
    document.addEventListener(countryEvent, (event) => void this.#onCountry(event), { signal });
    for (const hidden of this.querySelectorAll('[data-script]')) hidden.removeAttribute('hidden');
    void this.#update();
  }

  disconnectedCallback(): void {
    this.#listening?.abort();
    clearTimeout(this.#timer);
  }

  /** The rating says what did not help (`data-reason`), the contact page what it is about (`data-topic`). */
  attributeChangedCallback(): void {
    if (this.#data) void this.#update();
  }

  /** Shows the channels of the reader's country, filled with their words, and who is open. */
  async #update(): Promise<void> {
    const data = this.#data;
    if (!data) return;
    const { reason, topic } = this.dataset;
    const needsMore = this.#json || data.isConditional || searchWords() || reason || topic || !this.#country;
    if (needsMore || this.#country !== data.country) {
      try {
        const [json, { showCards }] = await Promise.all([this.#fetchJson(), import('./cards.ts')]);
        this.#country ??= countryOf({
          zone: Intl.DateTimeFormat().resolvedOptions().timeZone,
          zones: json.zones,
        });
        this.#data = { ...data, ...showCards(this, json, data, this.#country ?? '') };
      } catch {
        // Offline, perhaps: the channels of the page stay, and the next change asks again.
        this.#json = undefined;
        this.#country = data.country;
      }
    }
    const select = this.querySelector('select');
    if (select) select.value = this.#country ?? '';
    this.#showStates();
  }

  /** One request for all countries, kept while the page lives. */
  #fetchJson(): Promise<ContactJson> {
    return (this.#json ??= fetchOwn(this.dataset['src'] ?? ''));
  }

  #showStates(): void {
    clearTimeout(this.#timer);
    if (!this.#data) return;
    const { hours, schedules } = this.#data;
    const now = Date.now();
    let next = now + longestWait;
    for (const [id, name] of Object.entries(hours)) {
      const schedule = schedules[name];
      const place = this.querySelector<HTMLElement>(`[data-channel="${id}"] [data-status]`);
      if (!schedule || !place) continue;
      const state = stateAt(schedule, now);
      const { text, tone } = describeState(state, { now, zone: schedule.zone, lang: this.#lang, message });
      if (place.textContent !== text) place.textContent = text;
      place.dataset['status'] = tone;
      for (const boundary of [state.changesAt, (state.changesAt ?? 0) - closingSoon]) {
        if (boundary !== undefined && boundary > now) next = Math.min(next, boundary);
      }
    }
    this.#timer = window.setTimeout(() => this.#showStates(), next - now);
  }

  get #lang(): string {
    return this.closest<HTMLElement>('[lang]')?.lang ?? 'en';
  }

  async #onClick(event: Event): Promise<void> {
    const target = event.target instanceof Element ? event.target : undefined;
    const copy = target?.closest<HTMLElement>('[data-copy]');
    const chat = target?.closest<HTMLElement>('[data-chat]');
    if (copy) {
      await navigator.clipboard.writeText(copy.dataset['copy'] ?? '');
      this.#say(message('contact:card.copied'));
    } else if (chat && this.#data) {
      event.preventDefault();
      const { openFrom } = await import('./chat.ts');
      const isOpen = await openFrom({
        button: chat,
        panel: this,
        values: this.#data.values,
        lang: this.#lang,
        say: (text) => this.#say(text),
      });
      this.querySelector('details[data-more]')?.toggleAttribute('open', !isOpen);
    }
  }

  async #onChange({ target }: Event): Promise<void> {
    if (target instanceof HTMLSelectElement) rememberCountry(target.value);
    else await this.#update();
  }

  /** A country was chosen, here or above a text that has values by country. */
  async #onCountry(event: Event): Promise<void> {
    if (event instanceof CustomEvent) this.#country = String(event.detail);
    await this.#update();
  }

  #say(text: string): void {
    const live = this.querySelector('[data-live]');
    if (live) live.textContent = text;
  }
}

customElements.define('help-contact', HelpContact);
