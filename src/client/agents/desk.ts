/** What an agent means by what is typed or pasted, and what goes to the customer. No DOM. */
import { message } from '#client/page/messages.ts';
import { onceEach } from '#client/page/once-each.ts';
import {
  findCurrent,
  findOld,
  findRetired,
  readPasted,
  type PastedAddress,
} from '#model/agents/browser/addresses.ts';
import type { ContextCode } from '#model/channels/browser/code.ts';
import type { AgentsData, Customer } from './agents-data.ts';
import { articleFiles, type ArticleFiles, type ListedArticle } from './articles.ts';
import { articlesOf, readCode } from './codes.ts';
import type { SentArticle } from './copies.ts';
import { createRanking, type Ranking } from './word-ranking.ts';

/** What was found for a query. */
export interface FoundArticles {
  readonly ids: readonly string[];
  /** What the agent is told of a code, or of an address that leads nowhere; empty for words. */
  readonly note: string;
  /** Whether the note says why nothing was found, so that no number of results needs to. */
  readonly isMistake: boolean;
  /** The customer that a code names. */
  readonly customer?: Customer;
}

/** An article as a row shows it. */
export interface ShownArticle extends SentArticle {
  readonly path: string;
  /** What agents should know before they send it. */
  readonly notes: readonly string[];
}

interface LocaleArticles {
  readonly byId: ReadonlyMap<string, ListedArticle>;
  readonly rank: Ranking;
}

/** Answers an agent from the files of the site. Everything rejects when a file can't be fetched. */
export class Desk {
  readonly #data: AgentsData;
  readonly #files: ArticleFiles;
  readonly #loaded: LocaleArticles[] = [];

  constructor(data: AgentsData) {
    this.#data = data;
    this.#files = articleFiles(data.paths);
  }

  /** The articles that a code, an address or words mean, best first. */
  async find(query: string, customer: Customer | undefined): Promise<FoundArticles> {
    const code = readCode(query);
    if (code !== undefined && code !== 'wrong') return this.#read(code);
    const retired = await this.#retired(query);
    if (retired) return retired;
    const pasted = readPasted(query, document.documentElement.dataset['base']);
    const at = pasted && (await this.#articleAt(pasted));
    if (at !== undefined) return { ids: [at], note: '', isMistake: false };
    if (pasted?.isAddress) return { ids: [], note: message('agents:unknownAddress'), isMistake: true };
    const ids = await this.#search(query, customer);
    const isMistake = ids.length === 0 && code === 'wrong';
    return { ids, note: isMistake ? message('agents:code.wrong') : '', isMistake };
  }

  /** The article in the customer's language as far as it exists there, with what agents should know about that. */
  async show(id: string, customer: Customer | undefined): Promise<ShownArticle> {
    const { locale, customers, siteUrl, paths } = this.#data;
    const own = (await this.#in(locale)).byId.get(id);
    const theirs = customer && (await this.#in(customer.locale)).byId.get(id);
    const entry = theirs ?? own ?? this.#anyOf(id);
    const text = customers.find((one) => one.locale === entry?.contentLocale) ?? this.#page;
    const path = theirs
      ? paths.permalinkIn.replace('{id}', id).replace('{locale}', customer.locale)
      : paths.permalink.replace('{id}', id);
    return {
      title: entry?.title ?? id,
      path,
      url: siteUrl + path,
      lang: text.lang,
      dir: text.dir,
      message: (customer ?? this.#page).message,
      notes: [
        ...(entry?.isUnlisted ? [message('agents:unlisted')] : []),
        ...(customer && text.locale !== customer.locale
          ? [message('agents:untranslated', { language: text.name })]
          : []),
      ],
    };
  }

  /** The page's own language, as a customer's. */
  get #page(): Customer {
    const page = this.#data.customers.find(({ locale }) => locale === this.#data.locale);
    if (!page) throw new Error('this cannot happen: the page is in none of the languages');
    return page;
  }

  readonly #in = onceEach(async (locale: string): Promise<LocaleArticles> => {
    const list = await this.#files.articlesOf(locale);
    const lang = this.#data.customers.find((customer) => customer.locale === locale)?.lang ?? locale;
    const loaded = {
      byId: new Map(list.map((article) => [article.id, article])),
      rank: createRanking(list, lang),
    };
    this.#loaded.push(loaded);
    return loaded;
  });

  /** An article that the page's and the customer's language lack, from another one that has been loaded. */
  #anyOf(id: string): ListedArticle | undefined {
    return this.#loaded.map(({ byId }) => byId.get(id)).find((article) => article !== undefined);
  }

  /** Articles by the words of the page's language and of the customer's. */
  async #search(query: string, customer: Customer | undefined): Promise<string[]> {
    if (query.trim() === '') return [];
    const { locale } = this.#data;
    const loaded = await Promise.all([this.#in(locale), this.#in(customer?.locale ?? locale)]);
    return [...new Set(loaded.flatMap(({ rank }) => rank(query)).map(({ id }) => id))];
  }

  /** The article of a code, and which version the customer reads. */
  async #read(code: ContextCode): Promise<FoundArticles> {
    const customer = this.#data.customers[code.locale];
    if (!customer) return { ids: [], note: '', isMistake: false };
    const [manifest, { byId }] = await Promise.all([this.#files.manifest(), this.#in(customer.locale)]);
    await this.#in(this.#data.locale);
    const found = articlesOf(code, manifest, (id) => byId.get(id)?.contentLocale);
    const isCurrent = found.some((article) => article.isCurrent);
    const state = found.length === 0 ? 'unknown' : isCurrent ? 'current' : 'older';
    return {
      ids: found.map(({ id }) => id),
      note: message(`agents:code.${state}`, { language: customer.name }),
      isMistake: false,
      customer,
    };
  }

  /** What replaced a retired article, by its id or an address that it had. */
  async #retired(query: string): Promise<FoundArticles | undefined> {
    // Ids of articles have hyphens, as a rule; addresses have slashes. Words need not wait for the file.
    if (!/^\S*[-/:]\S*$/.test(query.trim())) return undefined;
    const found = findRetired(
      query,
      await this.#files.oldAddresses(),
      document.documentElement.dataset['base'],
    );
    if (!found) return undefined;
    const { id, title } = found;
    return id === undefined
      ? { ids: [], note: message('agents:retired.gone', { title }), isMistake: true }
      : { ids: [id], note: message('agents:retired.replaced', { title }), isMistake: false };
  }

  /** The article that has, or once had, an address. Only lists of languages that it begins with are asked. */
  async #articleAt(pasted: PastedAddress): Promise<string | undefined> {
    const { locale: own, customers, siteUrl } = this.#data;
    const named = customers.filter(({ locale }) => pasted.path.startsWith(`/${locale.toLowerCase()}/`));
    const locales = named.length > 0 ? named.map(({ locale }) => locale) : [own];
    const lists = await Promise.all(locales.map((locale) => this.#in(locale)));
    const pages = lists.flatMap(({ byId }) =>
      [...byId.values()].map(({ url, id }) => [url.slice(siteUrl.length), id] as const),
    );
    return findCurrent(pasted, pages) ?? findOld(pasted, await this.#files.oldAddresses());
  }
}
