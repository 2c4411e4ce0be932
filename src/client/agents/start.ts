/**
 * `<help-agents>`: finds articles and saved replies while an agent types or pastes an address, shows what is chosen, and
 * copies it in the customer's language. The focus stays in the field: arrow keys choose, Enter copies as before, Alt and a
 * number copy in another form, Escape starts again.
 */
import { pageEvents } from '#client/feedback/events.ts';
import { message } from '#client/page/messages.ts';
import { ownData } from '#client/page/own-data.ts';
import { servedPath } from '#client/page/served-path.ts';
import { tryStorage } from '#client/page/storage.ts';
import type { AgentsData, Customer } from './agents-data.ts';
import { rememberFormat, rememberedFormat, write } from './clipboard.ts';
import { copyFormats, isReplyFormat, type CopyFormat } from './copies.ts';
import { Desk } from './desk.ts';
import { ListView } from './list-view.ts';
import { bookmarklet } from './bookmarklet.ts';
import { keepOffline } from './offline.ts';
import { Preview } from './preview.ts';

/** Results are announced when the typing pauses. */
const pause = 250;
/** What is chosen only in passing is not fetched. */
const previewPause = 80;

const customerKey = 'fener:agents-customer';

class HelpAgents extends HTMLElement {
  #data: AgentsData | undefined;
  #desk: Desk | undefined;
  #list: ListView | undefined;
  #preview: Preview | undefined;
  #listening: AbortController | undefined;
  #saying: number | undefined;
  #previewing: number | undefined;
  #asked = 0;
  /** Settles when what is in the field has its results. */
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
    this.#preview = new Preview(preview, data);
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
    this.#desk.prepare();
    keepOffline(data.paths.worker);
  }

  disconnectedCallback(): void {
    this.#listening?.abort();
    this.#desk?.close();
    clearTimeout(this.#saying);
    clearTimeout(this.#previewing);
  }

  #listen(signal: AbortSignal): void {
    this.#field?.addEventListener('input', () => this.#ask(), { signal });
    this.querySelector('select')?.addEventListener('change', () => this.#onCustomer(), { signal });
    this.addEventListener('keydown', (event) => this.#onKey(event), { signal });
    this.addEventListener('click', (event) => void this.#onClick(event), { signal });
    this.addEventListener('submit', (event) => event.preventDefault(), { signal });
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
    this.#finding = this.#find();
  }

  /** Answers what is in the field; an answer that was overtaken by more typing is dropped. */
  async #find(): Promise<void> {
    const asked = ++this.#asked;
    const query = this.#field?.value ?? '';
    try {
      const found = await this.#desk?.find(query, this.#customer);
      if (asked !== this.#asked || !found) return;
      const select = this.querySelector('select');
      if (select && found.customer) select.value = found.customer.locale;
      this.#tell('note', found.note);
      this.#list?.show(found.articles, found.replies);
      this.#showChosen();
      const isQuiet = found.isMistake || query.trim() === '';
      this.#announce(isQuiet ? '' : message('agents:results', { count: found.articles.length }));
      for (const { id } of found.articles) void this.#describe(id, asked);
    } catch {
      if (asked === this.#asked) this.#announce(message('agents:failed'));
    }
  }

  /** Adds to a row what is known of its article. */
  async #describe(id: string, asked: number): Promise<void> {
    const known = await this.#desk?.know(id, this.#customer).catch(() => undefined);
    if (known && asked === this.#asked) this.#list?.tell(known, (locale) => this.#langOf(locale));
  }

  #langOf(locale: string): string {
    return this.#data?.customers.find((one) => one.locale === locale)?.lang ?? locale;
  }

  #showChosen(): void {
    clearTimeout(this.#previewing);
    const choice = this.#list?.chosen;
    const format = this.#formatOf(choice?.kind);
    for (const button of this.querySelectorAll<HTMLElement>('[data-copy]'))
      button.toggleAttribute('data-again', button.dataset['copy'] === format);
    if (!choice) return this.#preview?.hide();
    this.#previewing = window.setTimeout(() => void this.#showPreview(), previewPause);
  }

  async #showPreview(): Promise<void> {
    const choice = this.#list?.chosen;
    const isCurrent = () => this.#list?.chosen === choice;
    try {
      if (choice?.kind === 'reply') {
        const found = await this.#desk?.reply(choice.name, this.#customer);
        if (found && isCurrent()) this.#preview?.showReply(found.reply, found.locale);
      } else if (choice) {
        const known = await this.#desk?.know(choice.id, this.#customer);
        if (!known || !isCurrent()) return;
        this.#preview?.showArticle(known, undefined);
        const page = await this.#desk?.page(known.own);
        if (isCurrent()) this.#preview?.showArticle(known, page);
      }
    } catch {
      if (isCurrent()) this.#announce(message('agents:failed'));
    }
  }

  async #copy(format: CopyFormat, heading = ''): Promise<void> {
    // Who pastes and presses Enter means what was pasted, not what was found before.
    await this.#finding;
    const choice = this.#list?.chosen;
    const { siteUrl = '' } = this.#data ?? {};
    const copy =
      choice &&
      (await this.#desk
        ?.copy(choice, { format, heading, siteUrl, customer: this.#customer })
        .catch(() => undefined));
    // The number of results comes too late to be said.
    clearTimeout(this.#saying);
    if (!copy) return;
    const manual = this.querySelector<HTMLTextAreaElement>('[data-manual]');
    try {
      await write(copy.text, copy.html);
      if (manual) manual.hidden = true;
      this.#count();
      this.#tell('live', message('agents:copied', { what: copy.text }));
    } catch {
      this.#tell('live', message('agents:copyFailed'));
      if (!manual) return;
      manual.hidden = false;
      manual.value = copy.text;
      manual.select();
    }
  }

  /** Tells the collector which article was sent, and nothing of who sent it or to whom. */
  #count(): void {
    const choice = this.#list?.chosen;
    if (choice?.kind !== 'article') return;
    pageEvents().contacted({ via: 'agents', article: choice.id, locale: this.#customer?.locale });
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
    this.#ask();
  }

  #onKey(event: KeyboardEvent): void {
    const { target } = event;
    if (event.isComposing) return;
    const isInField = target === this.#field;
    if (event.key === 'Escape') this.#startAgain();
    else if (event.altKey && this.#copyByNumber(event.code)) event.preventDefault();
    else if (!isInField) return;
    else if (!this.#onFieldKey(event)) return;
    event.preventDefault();
  }

  /** What Enter copies: the form used last, if what is chosen has it. */
  #formatOf(kind: 'article' | 'reply' | undefined): CopyFormat {
    const last = rememberedFormat();
    return kind === 'reply' && !isReplyFormat(last) ? 'rich' : last;
  }

  /** Whether a key in the field meant something here. */
  #onFieldKey({ key, ctrlKey, metaKey }: KeyboardEvent): boolean {
    if (key === 'ArrowDown' || key === 'ArrowUp') void this.#move(key === 'ArrowDown' ? 1 : -1);
    else if (key === 'Enter' && (ctrlKey || metaKey)) void this.#open();
    else if (key === 'Enter') void this.#copyChosen();
    else if (key === 'PageDown' || key === 'PageUp') {
      const preview = this.querySelector('[data-preview]');
      preview?.scrollBy({ top: (key === 'PageDown' ? 0.8 : -0.8) * preview.clientHeight });
    } else return false;
    return true;
  }

  async #move(by: 1 | -1): Promise<void> {
    // Among what was found for all that is typed, even where that comes later than the key.
    await this.#finding;
    this.#list?.move(by);
    this.#showChosen();
  }

  /** Alt and a number copy in the form of the button at that place. */
  #copyByNumber(code: string): boolean {
    const place = Number(/^Digit([1-9])$/.exec(code)?.[1] ?? 0) - 1;
    const format = copyFormats[place];
    const isReply = this.#list?.chosen?.kind === 'reply';
    if (!format || (isReply && !isReplyFormat(format))) return false;
    this.#copyAs(format);
    return true;
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
