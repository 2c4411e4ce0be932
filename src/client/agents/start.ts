/**
 * `<help-agents>`: finds an article while an agent types or pastes an address, copies its permalink in the customer's
 * language, and reads codes. Everything is reachable from the field: arrow keys choose an article and a button, Enter copies,
 * Escape returns.
 */
import { message } from '#client/page/messages.ts';
import { ownData } from '#client/page/own-data.ts';
import { servedPath } from '#client/page/served-path.ts';
import type { AgentsData, Customer } from './agents-data.ts';
import { rememberFormat, rememberedFormat, write } from './clipboard.ts';
import { copyFormats, copyOf, type CopyFormat } from './copies.ts';
import { Desk, type ShownArticle } from './desk.ts';

const mostResults = 20;
/** Results are announced when the typing pauses. */
const pause = 250;

class HelpAgents extends HTMLElement {
  #data: AgentsData | undefined;
  #desk: Desk | undefined;
  #listening: AbortController | undefined;
  #timer: number | undefined;
  #asked = 0;
  /** Settles when what is in the field has its results. */
  #finding: Promise<void> | undefined;

  connectedCallback(): void {
    this.#data = ownData(this);
    if (!this.#data) return;
    this.#desk = new Desk(this.#data);
    this.#listening = new AbortController();
    const { signal } = this.#listening;
    this.addEventListener('input', () => void (this.#finding = this.#find()), { signal });
    this.addEventListener('keydown', (event) => this.#onKey(event), { signal });
    this.addEventListener('click', (event) => void this.#onClick(event), { signal });
    this.addEventListener('submit', (event) => void this.#onSubmit(event), { signal });
    this.hidden = false;
    this.#field?.focus();
  }

  disconnectedCallback(): void {
    this.#listening?.abort();
    clearTimeout(this.#timer);
  }

  get #field(): HTMLInputElement | null {
    return this.querySelector('input');
  }

  get #rows(): HTMLElement[] {
    return [...this.querySelectorAll<HTMLElement>('[data-results] > li')];
  }

  /** The customer as chosen; `undefined` while unknown. */
  get #customer(): Customer | undefined {
    const chosen = this.querySelector('select')?.value;
    return this.#data?.customers.find(({ locale }) => locale === chosen);
  }

  /** Answers what is in the field; an answer that was overtaken by more typing is dropped. */
  async #find(): Promise<void> {
    const desk = this.#desk;
    if (!desk) return;
    const asked = ++this.#asked;
    const query = this.#field?.value ?? '';
    try {
      const { ids, note, isMistake, customer } = await desk.find(query, this.#customer);
      if (asked !== this.#asked) return;
      const select = this.querySelector('select');
      if (select && customer) select.value = customer.locale;
      const shown = await Promise.all(ids.slice(0, mostResults).map((id) => desk.show(id, this.#customer)));
      if (asked !== this.#asked) return;
      this.#tell('code', note);
      this.#showRows(ids, shown);
      const isQuiet = isMistake || query.trim() === '';
      this.#announce(isQuiet ? '' : message('agents:results', { count: shown.length }));
    } catch {
      if (asked === this.#asked) this.#announce(message('agents:failed'));
    }
  }

  #showRows(ids: readonly string[], shown: readonly ShownArticle[]): void {
    const template = this.querySelector('template');
    if (!template) return;
    const rows = shown.map((article, index) => rowOf(template, ids[index] ?? '', article));
    this.querySelector('[data-results]')?.replaceChildren(...rows);
  }

  async #copy(id: string, format: CopyFormat): Promise<void> {
    if (!this.#desk) return;
    const { text, html } = copyOf(format, await this.#desk.show(id, this.#customer));
    const manual = this.querySelector<HTMLTextAreaElement>('[data-manual]');
    // The number of results comes too late to be said.
    clearTimeout(this.#timer);
    try {
      await write(text, html);
      if (manual) manual.hidden = true;
      this.#tell('live', message('agents:copied', { what: text }));
    } catch {
      this.#tell('live', message('agents:copyFailed'));
      if (!manual) return;
      manual.hidden = false;
      manual.value = text;
      manual.select();
    }
  }

  async #onClick({ target }: Event): Promise<void> {
    const button = target instanceof Element ? target.closest<HTMLElement>('[data-copy]') : null;
    const format = copyFormats.find((name) => name === button?.dataset['copy']);
    const id = button?.closest<HTMLElement>('li')?.dataset['id'];
    if (!format || id === undefined) return;
    rememberFormat(format);
    await this.#copy(id, format);
  }

  /** Enter in the field copies the first article, as the last one was copied. */
  async #onSubmit(event: Event): Promise<void> {
    event.preventDefault();
    // Who pastes and presses Enter means what was pasted, not what was found before.
    await this.#finding;
    const id = this.#rows[0]?.dataset['id'];
    if (id !== undefined) await this.#copy(id, rememberedFormat());
  }

  #onKey(event: KeyboardEvent): void {
    const { key, target } = event;
    if (event.isComposing || !(target instanceof HTMLElement)) return;
    const row = target.closest<HTMLElement>('[data-results] > li');
    if (key === 'Escape' && row) {
      this.#field?.select();
      event.preventDefault();
    }
    const step = key === 'ArrowDown' ? 1 : key === 'ArrowUp' ? -1 : 0;
    if (step !== 0 && (row || target === this.#field)) {
      const rows = this.#rows;
      const next = (row ? rows.indexOf(row) : -1) + step;
      const format = target.dataset['copy'] ?? rememberedFormat();
      const goal = next < 0 ? this.#field : rows[next]?.querySelector<HTMLElement>(`[data-copy="${format}"]`);
      goal?.focus();
      event.preventDefault();
    }
    const side = key === 'ArrowRight' ? 1 : key === 'ArrowLeft' ? -1 : 0;
    if (side !== 0 && row && target.dataset['copy']) {
      const buttons = [...row.querySelectorAll<HTMLElement>('[data-copy]')];
      const isMirrored = getComputedStyle(row).direction === 'rtl';
      buttons[buttons.indexOf(target) + (isMirrored ? -side : side)]?.focus();
      event.preventDefault();
    }
  }

  #announce(text: string): void {
    clearTimeout(this.#timer);
    this.#timer = window.setTimeout(() => this.#tell('live', text), pause);
  }

  #tell(place: 'live' | 'code', text: string): void {
    const element = this.querySelector(`[data-${place}]`);
    if (element) element.textContent = text;
  }
}

/** A copy of the template for one article. Text is set as text, never as HTML. */
function rowOf(
  template: HTMLTemplateElement,
  id: string,
  { title, path, lang, dir, notes }: ShownArticle,
): DocumentFragment {
  const row = document.importNode(template.content, true);
  row.querySelector('li')?.setAttribute('data-id', id);
  const link = row.querySelector('a');
  if (link)
    Object.assign(link, { id: `agents-${id}`, href: servedPath(path), textContent: title, lang, dir });
  const name = row.querySelector('.agents-id');
  if (name) name.textContent = id;
  const copies = row.querySelector('[role="group"]');
  copies?.setAttribute('aria-labelledby', `agents-${id}`);
  copies?.before(...notes.map((note) => Object.assign(document.createElement('p'), { textContent: note })));
  return row;
}

customElements.define('help-agents', HelpAgents);
