/**
 * `<help-stores>`: finds stores by one field, position, filters or part of the map. The server has rendered the list
 * of the country's stores and the directory; nothing is fetched before the visitor starts to look for something.
 */
import { Facets, otherFilters } from '#model/stores/browser/facets.ts';
import type { Found } from '#model/stores/browser/find.ts';
import type { GeoBounds, GeoPoint } from '#model/stores/browser/geo.ts';
import { message } from '#client/page/messages.ts';
import { ownData } from '#client/page/own-data.ts';
import { fillStoreCard, showStoreStatus } from './store-card.ts';
import type { StoresConfig } from './config.ts';
import { StoresData } from './data.ts';
import { EachMinute } from './each-minute.ts';
import { fillStoresForm, readStoresForm, showFilterCounts } from './form.ts';
import { marksOf } from './marks.ts';
import { searchStores, type StoresAnswer, type StoresRequest } from '#model/stores/browser/search-stores.ts';
import { placeHrefs } from './store-link.ts';
import { describeAnswer } from './summary.ts';
import { formatStoresQuery, parseStoresQuery, type StoresQuery } from './url.ts';

const pageSize = 10;

class HelpStores extends EachMinute {
  #config: StoresConfig | undefined;
  #data: Promise<StoresData> | undefined;
  #loaded: StoresData | undefined;
  #listening: AbortController | undefined;
  #near: GeoPoint | undefined;
  #area: GeoBounds | undefined;
  #chosen: Found | undefined;
  #count = pageSize;
  /** Counts requests, so that a slow answer never replaces a later one. */
  #turn = 0;

  override connectedCallback(): void {
    super.connectedCallback();
    this.#config = ownData<StoresConfig>(this);
    if (!this.#config) return;
    this.#listening = new AbortController();
    const { signal } = this.#listening;
    this.#form.addEventListener('submit', (event) => this.#onSubmit(event), { signal });
    this.#form.addEventListener('input', (event) => this.#onInput(event), { signal });
    this.#form.addEventListener('change', () => this.#remember(), { signal });
    this.#form.addEventListener('focusin', () => void this.#load(), { signal });
    this.addEventListener('click', (event) => this.#onClick(event), { signal });
    this.addEventListener('stores:area', ({ detail }) => this.#searchArea(detail), { signal });
    this.addEventListener('stores:select', ({ detail }) => this.#mark(detail), { signal });
    this.addEventListener('stores:map', () => void this.#show(), { signal });
    window.addEventListener('popstate', () => this.#restore(), { signal });
    this.dataset['view'] = 'list';
    if (location.search !== '') this.#restore();
    // Who typed before this was here is answered, too.
    else if (this.#field.value !== '') void this.#show();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#listening?.abort();
  }

  get #form(): HTMLFormElement {
    return this.#find<HTMLFormElement>('form');
  }

  get #field(): HTMLInputElement {
    return this.#find<HTMLInputElement>('input[name="q"]');
  }

  #find<T extends HTMLElement>(selector: string): T {
    const found = this.querySelector<T>(selector);
    if (!found) throw new Error(`this cannot happen: <help-stores> has no ${selector}`);
    return found;
  }

  #query(): StoresQuery {
    return readStoresForm(this.#form, this.#config?.unit);
  }

  /** Puts the address's query into the form, and shows its stores. */
  #restore(): void {
    fillStoresForm(this.#form, parseStoresQuery(location.search));
    this.#startAnew();
    void this.#show();
  }

  #startAnew(): void {
    this.#count = pageSize;
    this.#area = undefined;
    this.#chosen = undefined;
  }

  #onSubmit(event: Event): void {
    event.preventDefault();
    this.#startAnew();
    this.#remember();
    void this.#show();
  }

  #onInput({ target }: Event): void {
    if (target === this.#field) {
      this.#startAnew();
      if (this.#field.value !== '') this.#near = undefined;
    }
    void this.#show();
  }

  /** Puts the query into the address, one entry of the history for each change. */
  #remember(): void {
    const url = location.pathname + formatStoresQuery(this.#query());
    if (url !== location.pathname + location.search) history.pushState(null, '', url);
  }

  #onClick({ target }: Event): void {
    if (!(target instanceof Element)) return;
    const view = target.closest<HTMLElement>('[data-show]')?.dataset['show'];
    if (view) this.#switchTo(view);
    else if (target.closest('[data-near]')) this.#locate();
    else if (target.closest('[data-more]')) {
      this.#count += pageSize;
      void this.#show({ focus: this.#count - pageSize });
    } else {
      const code = target.closest<HTMLElement>('[data-store]')?.dataset['store'];
      const select = new CustomEvent('stores:select', { detail: code ?? '', bubbles: true });
      if (code && !target.closest('a')) this.querySelector('help-store-map')?.dispatchEvent(select);
    }
  }

  /** On narrow screens one of the two is shown. Who wants the map wants the one that moves, if no other host learns of it. */
  #switchTo(view: string): void {
    this.dataset['view'] = view;
    for (const button of this.querySelectorAll<HTMLElement>('[data-show]')) {
      button.ariaPressed = String(button.dataset['show'] === view);
    }
    this.#find('.store-columns').scrollIntoView();
    if (view === 'map' && !this.querySelector('[data-consent]'))
      this.querySelector<HTMLElement>('[data-before]:not([hidden]) [data-open]')?.click();
  }

  /** Asks for the position: only ever after a tap, and it stays in memory. */
  #locate(): void {
    this.#say(message('stores:find.locating'));
    void this.#load();
    navigator.geolocation.getCurrentPosition(
      ({ coords }) => {
        this.#field.value = '';
        this.#startAnew();
        this.#near = { lat: coords.latitude, lng: coords.longitude };
        this.#remember();
        void this.#show();
      },
      ({ code, PERMISSION_DENIED }) => {
        this.#say(message(code === PERMISSION_DENIED ? 'stores:find.denied' : 'stores:find.unavailable'));
        this.#field.focus();
      },
      { enableHighAccuracy: false, maximumAge: 300_000, timeout: 10_000 },
    );
  }

  #searchArea(area: GeoBounds): void {
    this.#field.value = '';
    this.#near = undefined;
    this.#startAnew();
    this.#area = area;
    this.#remember();
    void this.#show({ staysOnMap: true });
  }

  /** Fetches the index once; after a failure the next attempt tries again. */
  async #load(): Promise<StoresData | undefined> {
    const config = this.#config;
    if (!config) return undefined;
    this.#data ??= StoresData.load(config);
    try {
      const data = await this.#data;
      if (!this.#loaded && config.country) await data.addTowns([config.country]);
      this.#loaded = data;
      return data;
    } catch {
      this.#data = undefined;
      this.#say(message('stores:find.failed'));
      return undefined;
    }
  }

  /** Shows what the form asks for; an answer that a later one has overtaken is dropped. */
  async #show({
    focus,
    staysOnMap = false,
  }: { readonly focus?: number; readonly staysOnMap?: boolean } = {}): Promise<void> {
    const turn = ++this.#turn;
    const config = this.#config;
    if (!this.#loaded && config) this.#say(message('stores:find.loading'));
    const data = await this.#load();
    if (!data || !config || turn !== this.#turn) return;
    const query = this.#query();
    const facets = new Facets(data.index, Date.now());
    const request = this.#request(query, config);
    let answer = searchStores(data, facets, request);
    if (query.text.trim().length > 2 && (!answer.place || answer.place.isGuess)) {
      await data.addTowns(Object.keys(config.places));
      answer = searchStores(data, facets, request);
    }
    const isIdle = query.text.trim() === '' && query.filters.length === 0 && !this.#near && !this.#area;
    const unit = query.unit ?? config.unit;
    const cards = isIdle ? [] : await this.#cards(answer, data, { ...config, unit });
    if (turn !== this.#turn) return;
    const counts = facets.counts(new Set(query.filters), [...data.index.services, ...otherFilters]);
    showFilterCounts(this.#form, counts, config.lang);
    // Where nothing is known of the text, the page's own list is a way on.
    const isUnknown = query.text.trim() !== '' && !answer.place;
    const showsPageList = isIdle || isUnknown;
    this.#find('[data-static]').hidden = !showsPageList;
    this.#find('[data-found]').hidden = showsPageList;
    if (!isIdle) this.#showFound(answer, cards);
    this.#say(isIdle ? '' : describeAnswer(answer, request, message));
    this.showNow();
    if (focus !== undefined) {
      this.querySelectorAll<HTMLElement>('[data-results] a[href]:not([href^="tel:"])')[focus]?.focus();
    }
    const pageCodes = showsPageList ? this.#staticCodes() : undefined;
    const marks = marksOf(data, facets, { answer, filters: query.filters, pageCodes });
    const first = data.index.code.indexOf(marks.around[0]?.code ?? '');
    const pages = first < 0 ? [] : placeHrefs(data.index, config, first);
    const shown = new CustomEvent('stores:shown', { detail: { ...marks, pages, isNewPlace: !staysOnMap } });
    this.querySelector('help-store-map')?.dispatchEvent(shown);
  }

  #request({ text, filters }: StoresQuery, { country }: StoresConfig): StoresRequest {
    const [near, area, chosen, count] = [this.#near, this.#area, this.#chosen, this.#count];
    return { text, filters, near, area, chosen, country, count };
  }

  #cards({ hits }: StoresAnswer, data: StoresData, config: StoresConfig): Promise<DocumentFragment[]> {
    const template = this.#find<HTMLTemplateElement & HTMLElement>('template');
    const [{ unit }, now] = [config, Date.now()];
    return Promise.all(hits.map((hit) => fillStoreCard(template, data, config, { ...hit, unit, now })));
  }

  /** The stores of the place, and below them those further away. */
  #showFound(answer: StoresAnswer, cards: readonly DocumentFragment[]): void {
    const { inPlace, total, hits, from } = answer;
    const own = inPlace > 0 ? inPlace : cards.length;
    this.#find('[data-results]').replaceChildren(...cards.slice(0, own));
    this.#find('[data-further] [data-results]').replaceChildren(...cards.slice(own));
    this.#find('[data-further]').hidden = own === cards.length;
    this.#find('[data-more]').hidden = this.#area ? total <= hits.length : hits.length < this.#count;
    this.#find('[data-straight]').hidden = !from;
    this.#showOthers(answer);
  }

  #showOthers({ others }: StoresAnswer): void {
    const list = this.#find('[data-others]');
    list.hidden = others.length === 0;
    const buttons = others.slice(0, 4).map((found) => {
      const button = document.createElement('button');
      button.type = 'button';
      button.textContent = [found.label, found.within].filter(Boolean).join(', ');
      button.addEventListener('click', () => {
        this.#chosen = found;
        void this.#show();
      });
      const item = document.createElement('li');
      item.append(button);
      return item;
    });
    list.querySelector('ul')?.replaceChildren(...buttons);
  }

  /** Stores that the page itself lists: those of the language's country. */
  #staticCodes(): ReadonlySet<string | undefined> {
    const cards = this.querySelectorAll<HTMLElement>('[data-static] [data-store]');
    return new Set([...cards].map(({ dataset }) => dataset['store']));
  }

  /** Brings the card of a store into view, where the list has it. */
  #mark(code: string): void {
    for (const card of this.querySelectorAll<HTMLElement>('[data-store]')) {
      const isIt = card.dataset['store'] === code;
      if (isIt) card.setAttribute('aria-current', 'true');
      else card.removeAttribute('aria-current');
      if (isIt) card.scrollIntoView({ block: 'nearest' });
    }
  }

  /** Says anew who is open. */
  protected show(now: number): void {
    const [data, config] = [this.#loaded, this.#config];
    if (!data || !config) return;
    for (const card of this.querySelectorAll<HTMLElement>('[data-store]')) {
      const store = data.index.code.indexOf(card.dataset['store'] ?? '');
      if (store >= 0)
        showStoreStatus(card.querySelector('[data-part="status"]'), data.index, config, { store, now });
    }
  }

  #say(text: string): void {
    const live = this.#find('[role="status"]');
    if (live.textContent !== text) live.textContent = text;
  }
}

customElements.define('help-stores', HelpStores);
