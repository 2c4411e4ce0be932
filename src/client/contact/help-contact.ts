/**
 * `<help-contact>`: the contact panel. The server has rendered the channels of the locale's country; the element
 * says who is open now, copies numbers, starts chats, and fetches other countries' channels when the reader's
 * country or words ask for them.
 */
import { readerTag } from '#i18n/reader-tag.ts';
import { bestOf, type Offer } from '#model/channels/browser/best.ts';
import { countryOf } from '#model/channels/browser/country.ts';
import type { ContactJson, PanelClientData } from '#model/channels/panel.ts';
import { stateAt } from '#model/hours/browser/state.ts';
import { closingSoon, describeBriefly } from '#client/page/open-state.ts';
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
  readonly #badge = Object.assign(document.createElement('p'), { className: 'channel-best' });

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
    window.addEventListener('hashchange', () => this.#unfold(), { signal });
    this.#unfold();
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

  /** A link to the panel opens it where it is folded. */
  #unfold(): void {
    const body = location.hash === '#contact-panel' && this.querySelector(location.hash);
    if (!body) return;
    body.closest('details')?.setAttribute('open', '');
    body.scrollIntoView({ block: 'nearest' });
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
    const lang = readerTag({ lang: this.#lang, country: this.#country });
    let next = now + longestWait;
    const offers: Offer[] = [];
    for (const row of this.querySelectorAll<HTMLElement>('[data-channel]')) {
      const { channel: id = '', minutes } = row.dataset;
      const schedule = schedules[hours[id] ?? ''];
      const state = schedule && stateAt(schedule, now);
      offers.push({ id, isOpen: state?.open, minutes: minutes === undefined ? undefined : Number(minutes) });
      const place = row.querySelector<HTMLElement>('[data-status]');
      if (!schedule || !state || !place) continue;
      const { text, tone } = describeBriefly(state, { now, zone: schedule.zone, lang, message });
      if (place.textContent !== text) place.textContent = text;
      place.dataset['status'] = tone;
      for (const boundary of [state.changesAt, (state.changesAt ?? 0) - closingSoon]) {
        if (boundary !== undefined && boundary > now) next = Math.min(next, boundary);
      }
    }
    this.#showBest(offers);
    this.#timer = window.setTimeout(() => this.#showStates(), next - now);
  }

  /** Marks the best channel and says why; the line of a folded panel names it. */
  #showBest(offers: readonly Offer[]): void {
    const best = bestOf(offers);
    for (const row of this.querySelectorAll<HTMLElement>('[data-channel]')) {
      row.toggleAttribute('data-best', row.dataset['channel'] === best?.id);
      if (!best || row.dataset['channel'] !== best.id) continue;
      this.#badge.textContent = message(`contact:best.${best.reason}`);
      row.querySelector('.channel-action')?.after(this.#badge);
      this.#showNow(row);
    }
    if (!best) this.#badge.remove();
  }

  #showNow(row: HTMLElement): void {
    const place = this.querySelector<HTMLElement>('[data-now]');
    const state = row.querySelector<HTMLElement>('[data-status]');
    if (!place) return;
    const label = document.createElement('span');
    label.textContent = `${row.querySelector('.channel-action > span')?.textContent ?? ''} · `;
    place.replaceChildren(...(state ? [label, state.textContent] : []));
    place.dataset['status'] = state?.dataset['status'];
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

if (!customElements.get('help-contact')) customElements.define('help-contact', HelpContact);
