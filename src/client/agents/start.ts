/**
 * `<help-agents>`: finds articles and saved replies while an agent types or pastes an address, shows what is chosen, and
 * copies it in the customer's language. The focus stays in the field: arrow keys choose, Enter copies as before, Alt and a
 * number copy in another form, Escape starts again.
 */
import { message } from '#client/page/messages.ts';
import { ownData } from '#client/page/own-data.ts';
import { servedPath } from '#client/page/served-path.ts';
import { tryStorage } from '#client/page/storage.ts';
import type { AgentsData, Customer } from './agents-data.ts';
import { rememberFormat, rememberedFormat } from './clipboard.ts';
import { Copier } from './copier.ts';
import { copyFormats, isReplyFormat, type CopyFormat } from './copies.ts';
import { Desk } from './desk.ts';
import type { Found } from './found.ts';
import { Details } from './details.ts';
import { ListView } from './list-view.ts';
import { bookmarklet } from './bookmarklet.ts';
import { commandOf, type Command } from './keys.ts';
import { keepOffline } from './offline.ts';
import { Preview } from './preview.ts';

/** Whoever comes back to the page after this time, in milliseconds, finds what was published meanwhile. */
const freshness = 600_000;

/** Results are announced when the typing pauses. */
const pause = 250;

const customerKey = 'fener:agents-customer';

class HelpAgents extends HTMLElement {
  #data: AgentsData | undefined;
  #desk: Desk | undefined;
  #list: ListView | undefined;
  #details: Details | undefined;
  #copier: Copier | undefined;
  #listening: AbortController | undefined;
  #saying: number | undefined;
  #asked = 0;
  #readAt = Date.now();
  /** Settles when what is in the field has its first results, or none. */
  #finding: Promise<void> | undefined;

  connectedCallback(): void {
    const data = ownData<AgentsData>(this);
    const field = this.#field;
    const list = this.querySelector<HTMLElement>('[role="listbox"]');
    const preview = this.querySelector<HTMLElement>('[data-preview]');
    if (!data || !field || !list || !preview) return;
    this.#data = data;
    this.#desk = new Desk(data);
    this.#list = new ListView(list, field);
    this.#details = new Details(this.#desk, this.#list, new Preview(preview, data), () =>
      this.#announce(message('agents:failed')),
    );
    this.#copier = new Copier(this.#desk, data.siteUrl, this.querySelector('[data-manual]'));
    this.#listening = new AbortController();
    this.#listen(this.#listening.signal);
    const select = this.querySelector('select');
    if (select) select.value = tryStorage(() => localStorage.getItem(customerKey)) ?? '';
    document.documentElement.toggleAttribute('data-beside', isBeside());
    const link = this.querySelector<HTMLAnchorElement>('[data-bookmarklet]');
    if (link) link.href = bookmarklet(location.origin + location.pathname);
    this.hidden = false;
    const asked = new URLSearchParams(location.search).get('q');
    if (asked !== null && field.value === '') field.value = asked;
    field.focus({ preventScroll: true });
    this.#ask();
    this.#desk.prepare(this.#customer);
    keepOffline(data.paths.worker);
  }

  disconnectedCallback(): void {
    this.#listening?.abort();
    this.#desk?.close();
    clearTimeout(this.#saying);
    this.#details?.stop();
  }

  #listen(signal: AbortSignal): void {
    this.#field?.addEventListener('input', () => this.#ask(), { signal });
    this.querySelector('select')?.addEventListener('change', () => this.#onCustomer(), { signal });
    this.addEventListener('keydown', (event) => this.#onKey(event), { signal });
    this.addEventListener('click', (event) => void this.#onClick(event), { signal });
    this.addEventListener('submit', (event) => event.preventDefault(), { signal });
    addEventListener('focus', () => this.#renew(), { signal });
    // Before the search of the site hears it.
    addEventListener('keydown', (event) => this.#onPageKey(event), { signal, capture: true });
  }

  get #field(): HTMLInputElement | null {
    return this.querySelector('input');
  }

  /** The customer as chosen; `undefined` while unknown. */
  get #customer(): Customer | undefined {
    const chosen = this.querySelector('select')?.value;
    return this.#data?.customers.find(({ locale }) => locale === chosen);
  }

  #ask(): void {
    const first = Promise.withResolvers<void>();
    this.#finding = first.promise;
    void this.#find(first.resolve);
  }

  /** Answers what is in the field; an answer that was overtaken by more typing is dropped. */
  async #find(onFirst: () => void): Promise<void> {
    const asked = ++this.#asked;
    const desk = this.#desk;
    const query = this.#field?.value ?? '';
    let isMore = false;
    try {
      for await (const found of desk?.find(query, this.#customer) ?? []) {
        if (asked !== this.#asked) break;
        this.#show(found, { isMore, isQuiet: found.isMistake || query.trim() === '' });
        isMore = true;
        onFirst();
      }
    } catch {
      if (asked === this.#asked) this.#announce(message('agents:failed'));
    } finally {
      onFirst();
    }
  }

  /** `isMore`: whether part of it is shown already; `isQuiet`: whether the number of results says nothing. */
  #show(
    { articles, replies, note, customer }: Found,
    { isMore, isQuiet }: { readonly isMore: boolean; readonly isQuiet: boolean },
  ): void {
    const select = this.querySelector('select');
    if (select && customer) select.value = customer.locale;
    this.#tell('note', note);
    this.#list?.show(articles, replies, { keepsChoice: isMore });
    this.#showChosen();
    this.#details?.describe(articles, this.#customer);
    this.#announce(isQuiet ? '' : message('agents:results', { count: articles.length }));
  }

  #showChosen(): void {
    const format = this.#formatOf(this.#list?.chosen?.kind);
    for (const button of this.querySelectorAll<HTMLElement>('[data-copy]'))
      button.toggleAttribute('data-again', button.dataset['copy'] === format);
    this.#details?.showChosen(this.#customer);
  }

  async #copy(format: CopyFormat, heading = ''): Promise<void> {
    // Who pastes and presses Enter means what was pasted, not what was found before.
    await this.#finding;
    const choice = this.#list?.chosen;
    if (!choice) return;
    const customer = this.#customer;
    const said = await this.#copier?.copy(choice, { format, heading, customer });
    if (said === undefined) return;
    // The number of results comes too late to be said.
    clearTimeout(this.#saying);
    this.#tell('live', said);
  }

  #copyAs(format: CopyFormat): void {
    rememberFormat(format);
    this.#showChosen();
    void this.#copy(format);
  }

  async #copyChosen(): Promise<void> {
    await this.#finding;
    await this.#copy(this.#formatOf(this.#list?.chosen?.kind));
  }

  async #onClick({ target }: Event): Promise<void> {
    const number = this.#list?.numberOf(target) ?? -1;
    if (number >= 0) {
      this.#list?.choose(number);
      this.#showChosen();
      return;
    }
    const button =
      target instanceof Element ? target.closest<HTMLElement>('[data-copy], [data-heading]') : null;
    const format = copyFormats.find((name) => name === button?.dataset['copy']);
    if (format) this.#copyAs(format);
    else if (button) await this.#copy('url', button.dataset['heading']);
  }

  /** Chosen once, the language holds for the next customer, too. */
  #onCustomer(): void {
    tryStorage(() => localStorage.setItem(customerKey, this.#customer?.locale ?? ''));
    this.#desk?.prepare(this.#customer);
    this.#ask();
  }

  #renew(): void {
    if (Date.now() - this.#readAt < freshness) return;
    this.#readAt = Date.now();
    this.#desk?.renew(this.#customer).catch(() => undefined);
  }

  #onKey(event: KeyboardEvent): void {
    const { key, code, altKey, ctrlKey, metaKey, target } = event;
    if (event.isComposing || event.getModifierState('AltGraph')) return;
    const command = commandOf({
      key,
      code,
      alt: altKey,
      ctrl: ctrlKey || metaKey,
      isInField: target === this.#field,
      isReply: this.#list?.chosen?.kind === 'reply',
    });
    if (!command) return;
    event.preventDefault();
    this.#obey(command);
  }

  #obey(command: Command): void {
    switch (command.kind) {
      case 'again':
        return this.#startAgain();
      case 'copyAs':
        return this.#copyAs(command.format);
      case 'copy':
        return void this.#copyChosen();
      case 'open':
        return void this.#open();
      case 'move':
        return void this.#move(command.by);
      case 'scroll': {
        const preview = this.querySelector('[data-preview]');
        preview?.scrollBy({ top: 0.8 * command.by * preview.clientHeight });
      }
    }
  }

  /** What Enter copies: the form used last, if what is chosen has it. */
  #formatOf(kind: 'article' | 'reply' | undefined): CopyFormat {
    const last = rememberedFormat();
    return kind === 'reply' && !isReplyFormat(last) ? 'rich' : last;
  }

  async #move(by: 1 | -1): Promise<void> {
    // Among what was found for all that is typed, even where that comes later than the key.
    await this.#finding;
    this.#list?.move(by);
    this.#showChosen();
  }

  async #open(): Promise<void> {
    await this.#finding;
    const choice = this.#list?.chosen;
    const known = choice?.kind === 'article' && (await this.#desk?.know(choice.id, this.#customer));
    if (known) window.open(servedPath(known.permalink), '_blank', 'noopener');
  }

  #startAgain(): void {
    const field = this.#field;
    if (!field) return;
    if (document.activeElement === field && field.value !== '') {
      field.value = '';
      this.#ask();
    }
    field.focus({ preventScroll: true });
    field.select();
  }

  /** The keys that open the search of the site lead into the field. */
  #onPageKey(event: KeyboardEvent): void {
    const isCommand = event.key.toLowerCase() === 'k' && (event.metaKey || event.ctrlKey);
    const isSlash = event.key === '/' && event.target === document.body;
    if (!isCommand && !isSlash) return;
    event.preventDefault();
    event.stopPropagation();
    this.#field?.focus();
    this.#field?.select();
  }

  #announce(text: string): void {
    clearTimeout(this.#saying);
    this.#saying = window.setTimeout(() => this.#tell('live', text), pause);
  }

  #tell(place: 'live' | 'note', text: string): void {
    const element = this.querySelector(`[data-${place}]`);
    if (element) element.textContent = text;
  }
}

/** Whether the page is shown beside a ticket: in a frame, or in the window that the bookmarklet opens. */
const isBeside = () => window.self !== window.top || new URLSearchParams(location.search).has('beside');

customElements.define('help-agents', HelpAgents);
