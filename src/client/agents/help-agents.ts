/**
 * `<help-agents>`: finds an article while an agent types or pastes an address, copies its permalink in the customer's
 * language, and reads codes. Everything is reachable from the field: arrow keys choose an article and a button, Enter copies, Escape
 * returns.
 */
import { readPasted } from '#model/agents/browser/addresses.ts';
import { articleDataPath, manifestPath, permalinkPath } from '#model/urls.ts';
import { articleAt, unlistedArticles } from './addresses.ts';
import { articlesOf, readCode, type Manifest } from './codes.ts';
import { rememberFormat, rememberedFormat, write } from './clipboard.ts';
import { copyFormats, copyOf, type CopyFormat } from './copies.ts';
import { fetchArticles, type ListedArticle } from './article-list.ts';
import { message } from '#client/page/messages.ts';
import { createRanking, type Ranking } from './word-ranking.ts';

/** What the component puts into the element's JSON. */
export interface AgentsData {
  /** The page's own locale. */
  readonly locale: string;
  readonly siteUrl: string;
  /** The site's locales in order, with the words of a message. */
  readonly customers: readonly {
    readonly locale: string;
    readonly lang: string;
    readonly dir: 'ltr' | 'rtl';
    readonly name: string;
    readonly message: string;
  }[];
}

type Customer = AgentsData['customers'][number];

interface Locale {
  readonly articles: ReadonlyMap<string, ListedArticle>;
  readonly rank: Ranking;
}

const mostResults = 20;
/** Results are announced when the typing pauses. */
const pause = 250;

class HelpAgents extends HTMLElement {
  #data: AgentsData | undefined;
  #listening: AbortController | undefined;
  #timer: number | undefined;
  #asked = 0;
  /** Settles when what is in the field has its results. */
  #finding: Promise<void> | undefined;
  readonly #locales = new Map<string, Promise<Locale>>();
  #manifest: Promise<Manifest> | undefined;

  connectedCallback(): void {
    this.#data = JSON.parse(this.querySelector('script')?.textContent ?? '{}') as AgentsData;
    this.#listening = new AbortController();
    const { signal } = this.#listening;
    this.addEventListener('input', () => (this.#finding = this.#find()), { signal });
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
    const data = this.#data;
    if (!data) return;
    const asked = ++this.#asked;
    const query = this.#field?.value ?? '';
    try {
      const code = readCode(query);
      const isRead = code !== undefined && code !== 'wrong';
      const pasted = isRead ? undefined : readPasted(query);
      const at = pasted && (await articleAt(pasted, this.#localeIds, (locale) => this.#listOf(locale)));
      const found = isRead
        ? await this.#read(code, asked)
        : at !== undefined
          ? [at]
          : pasted?.isAddress
            ? []
            : await this.#search(query);
      const rows = await Promise.all(found.slice(0, mostResults).map((id) => this.#row(id)));
      if (asked !== this.#asked) return;
      const wrong = pasted?.isAddress
        ? message('agents:unknownAddress')
        : code === 'wrong'
          ? message('agents:code.wrong')
          : '';
      const isWrong = wrong !== '' && found.length === 0;
      if (!isRead) this.#tell('code', isWrong ? wrong : '');
      this.querySelector('[data-results]')?.replaceChildren(...rows);
      const count = rows.length;
      this.#announce(isWrong || query.trim() === '' ? '' : message('agents:results', { count }));
    } catch {
      if (asked === this.#asked) this.#announce(message('agents:failed'));
    }
  }

  /** Articles by the words of the page's language and of the customer's. */
  async #search(query: string): Promise<string[]> {
    if (!this.#data || query.trim() === '') return [];
    const { locale } = this.#data;
    const customer = this.#customer?.locale ?? locale;
    const [own, theirs] = await Promise.all([this.#load(locale), this.#load(customer)]);
    return [...new Set([...own.rank(query), ...theirs.rank(query)].map(({ id }) => id))];
  }

  /** The article of a code; chooses the customer's language and says which version they read. */
  async #read(
    code: Exclude<ReturnType<typeof readCode>, 'wrong' | undefined>,
    asked: number,
  ): Promise<string[]> {
    const customer = this.#data?.customers[code.locale];
    if (!this.#data || !customer) return [];
    const [manifest, { articles }] = await Promise.all([this.#loadManifest(), this.#load(customer.locale)]);
    await this.#load(this.#data.locale);
    if (asked !== this.#asked) return [];
    const found = articlesOf(code, manifest, (id) => articles.get(id)?.contentLocale);
    const select = this.querySelector('select');
    if (select) select.value = customer.locale;
    const state =
      found.length === 0 ? 'unknown' : found.some(({ isCurrent }) => isCurrent) ? 'current' : 'older';
    this.#tell('code', message(`agents:code.${state}`, { language: customer.name }));
    return found.map(({ id }) => id);
  }

  /** The page's own language first. */
  get #localeIds(): readonly string[] {
    const { locale, customers } = this.#data ?? { locale: '', customers: [] };
    return [...new Set([locale, ...customers.map((customer) => customer.locale)])];
  }

  async #listOf(locale: string): Promise<Iterable<ListedArticle>> {
    return (await this.#load(locale)).articles.values();
  }

  #load(locale: string): Promise<Locale> {
    let loaded = this.#locales.get(locale);
    if (!loaded) {
      const lang = this.#data?.customers.find((customer) => customer.locale === locale)?.lang ?? locale;
      loaded = Promise.all([fetchArticles(articleDataPath(locale)), unlistedArticles(locale)]).then(
        (lists) => {
          const list = lists.flat();
          return {
            articles: new Map(list.map((article) => [article.id, article])),
            rank: createRanking(list, lang),
          };
        },
      );
      this.#locales.set(locale, loaded);
      loaded.catch(() => this.#locales.delete(locale));
    }
    return loaded;
  }

  #loadManifest(): Promise<Manifest> {
    this.#manifest ??= fetch(manifestPath).then((response) => response.json() as Promise<Manifest>);
    this.#manifest.catch(() => (this.#manifest = undefined));
    return this.#manifest;
  }

  async #row(id: string): Promise<HTMLElement> {
    const sent = await this.#sentArticle(id);
    const row = element('li', { 'data-id': id });
    const title = element('a', { id: `agents-${id}`, href: sent.path, lang: sent.lang, dir: sent.dir });
    title.textContent = sent.title;
    const name = element('span', { class: 'agents-id' });
    name.textContent = id;
    const buttons = element('div', { role: 'group', 'aria-labelledby': title.id, class: 'agents-copies' });
    for (const format of copyFormats) {
      const button = element('button', { type: 'button', 'data-copy': format });
      button.textContent = message(`agents:copy.${format}`);
      buttons.append(button);
    }
    row.append(title, name);
    for (const note of sent.notes) row.append(Object.assign(element('p', {}), { textContent: note }));
    row.append(buttons);
    return row;
  }

  /** The article in the customer's language as far as it exists there, with what agents should know about that. */
  async #sentArticle(id: string) {
    const data = this.#data;
    const customer = this.#customer;
    const page = data?.customers.find(({ locale }) => locale === data.locale);
    if (!data || !page) throw new Error('this cannot happen: the page has no data');
    const own = (await this.#load(data.locale)).articles.get(id);
    const theirs = customer && (await this.#load(customer.locale)).articles.get(id);
    const entry = theirs ?? own ?? (await this.#anyOf(id));
    const text = data.customers.find(({ locale }) => locale === entry?.contentLocale) ?? page;
    const path = permalinkPath(id, theirs && customer?.locale);
    return {
      title: entry?.title ?? id,
      path,
      url: data.siteUrl + path,
      lang: text.lang,
      dir: text.dir,
      message: (customer ?? page).message,
      notes: [
        ...(entry?.isUnlisted ? [message('agents:unlisted')] : []),
        ...(customer && text.locale !== customer.locale
          ? [message('agents:untranslated', { language: text.name })]
          : []),
      ],
    };
  }

  /** An article that the page's and the customer's language lack, from another one that has been loaded. */
  async #anyOf(id: string): Promise<ListedArticle | undefined> {
    const loaded = await Promise.all(this.#locales.values());
    return loaded.map(({ articles }) => articles.get(id)).find((article) => article !== undefined);
  }

  async #copy(id: string, format: CopyFormat): Promise<void> {
    const { text, html } = copyOf(format, await this.#sentArticle(id));
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

function element(name: string, attributes: Readonly<Record<string, string>>): HTMLElement {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  return made;
}

customElements.define('help-agents', HelpAgents);
