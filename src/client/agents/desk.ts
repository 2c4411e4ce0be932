/** What an agent means by what is typed or pasted, and what is known of it. No DOM but that of fetched pages. */
import { message } from '#client/page/messages.ts';
import { addressIn } from '#model/agents/browser/addresses.ts';
import type { AgentArticle, AgentReply, AgentText } from '#model/agents/browser/agent-files.ts';
import type { ContextCode } from '#model/channels/browser/code.ts';
import { agentFiles, type AgentFiles, type ArticlePage } from './agent-files.ts';
import { AgentSearch } from './agent-search.ts';
import type { AgentsData, Customer } from './agents-data.ts';
import { copyOf, copyOfReply, needsText, type Copy, type CopyFormat } from './copies.ts';
import { domText } from './dom-text.ts';
import { idOfCode, isCurrent, readCode } from './codes.ts';
import { nothing, type Found, type FoundArticle } from './found.ts';
import { findNamed } from './named.ts';
import { findInRounds, type Question } from './rounds.ts';
import { findShort } from './short-list.ts';

/** An article, what the agent reads of it and what the customer does. */
export interface KnownArticle {
  readonly article: AgentArticle;
  readonly own: AgentText;
  readonly theirs: AgentText;
  /** The language of the customer, or of the page while it's unknown. */
  readonly customer: Customer;
  /** Path of its permalink, which names the customer's language where that has a page. */
  readonly permalink: string;
}

/** What a list offers to choose. */
export type Choice =
  { readonly kind: 'article'; readonly id: string } | { readonly kind: 'reply'; readonly name: string };

/** How something is copied, and for whom. */
export interface CopyOptions {
  readonly format: CopyFormat;
  /** Id of the heading that a link leads to; empty for none. */
  readonly heading: string;
  readonly siteUrl: string;
  readonly customer: Customer | undefined;
}

/** As many other indexes are asked at a time; those asked first are made ready before. */
const atATime = 4;

/** Most articles and replies that a list shows, and most that one of the other languages adds: each costs a file at first. */
const mostArticles = 8;
const mostReplies = 4;
const mostOfOther = 2;

/** Answers an agent from the files of the site. Everything rejects when a file can't be fetched. */
export class Desk {
  readonly #data: AgentsData;
  #files: AgentFiles;
  readonly #search = new AgentSearch();
  /** Other languages whose whole index was asked for. */
  readonly #whole = new Set<string>();

  constructor(data: AgentsData) {
    this.#data = data;
    this.#files = agentFiles(data.paths);
  }

  close(): void {
    this.#search.close();
  }

  /**
   * Fetches what questions in the page's language and in the customer's need, so that they have it without a network, too; then
   * what the first question to other languages would wait for.
   */
  prepare(customer: Customer | undefined): void {
    const { own, others } = this.#languages(customer);
    for (const locale of own) {
      this.#search.prepare(locale, { isWhole: true });
      this.#files.lists(locale).catch(() => undefined);
    }
    for (const locale of others.slice(0, atATime)) this.#search.prepare(locale, { isWhole: false });
    this.#files.ids().catch(() => undefined);
    this.#files.oldAddresses().catch(() => undefined);
  }

  /** Begins again with what is published now; where that can't be had, it keeps what it has. */
  async renew(customer: Customer | undefined): Promise<void> {
    const files = agentFiles(this.#data.paths);
    await Promise.all([files.lists(this.#data.locale), files.ids()]);
    this.#files = files;
    this.#whole.clear();
    this.#search.renew();
    this.prepare(customer);
  }

  /** The page's language and the customer's, and all others that are searched. */
  #languages(customer: Customer | undefined) {
    const { locale, searched } = this.#data;
    const own = [...new Set([locale, customer?.locale ?? locale])];
    return { own, others: searched.filter((id) => !own.includes(id)) };
  }

  /**
   * The articles and replies that a code, an address, an id or words mean. Where other languages have to be asked, too, what the
   * first ones answer comes at once, and more articles follow behind it.
   */
  async *find(query: string, customer: Customer | undefined): AsyncGenerator<Found> {
    const code = readCode(query);
    const text = query.trim();
    if (code !== undefined && code !== 'wrong') {
      yield await this.#read(code);
      return;
    }
    // Ids of articles have hyphens, as a rule; addresses have slashes. Words need not wait for the lists of them.
    const written = addressIn(text);
    const isWhole = written === text;
    const named =
      !isWhole || /^\S*[-/:]\S*$/.test(text) || /^\d{4,}$/.test(text)
        ? await findNamed(written, this.#files)
        : undefined;
    // A sentence may have an address that leads nowhere, and be a question all the same.
    if (named && (isWhole || !named.isMistake)) {
      yield named;
      return;
    }
    for await (const found of this.#words(text, customer)) {
      const isMistake = found.articles.length === 0 && code === 'wrong';
      yield { ...found, isMistake, note: isMistake ? message('agents:code.wrong') : '' };
    }
  }

  /** What is known of an article; `undefined` where it's gone. */
  async know(id: string, chosen: Customer | undefined): Promise<KnownArticle | undefined> {
    const { locale, customers, paths } = this.#data;
    const article = await this.#files.article(id);
    const [any] = Object.values(article?.texts ?? {});
    const own = article?.texts[locale] ?? any;
    if (!article || !own) return undefined;
    const theirs = chosen && article.texts[chosen.locale];
    const customer = chosen ?? customers.find((one) => one.locale === locale);
    if (!customer) throw new Error('this cannot happen: the page is in none of the languages');
    const permalink = theirs
      ? paths.permalinkIn.replace('{id}', id).replace('{locale}', customer.locale)
      : paths.permalink.replace('{id}', id);
    return { article, own, theirs: theirs ?? own, customer, permalink };
  }

  /** What is chosen, in a format and in the customer's language; `undefined` where it's gone. */
  async copy(choice: Choice, options: CopyOptions): Promise<Copy | undefined> {
    const { format, heading, siteUrl, customer: chosen } = options;
    if (choice.kind === 'reply') {
      const found = await this.reply(choice.name, chosen);
      if (!found) return undefined;
      const { body } = new DOMParser().parseFromString(found.reply.html, 'text/html');
      return copyOfReply(format, { ...found.reply, nodes: domText(body, siteUrl) });
    }
    const known = await this.know(choice.id, chosen);
    if (!known) return undefined;
    const { theirs, permalink, customer } = known;
    const text = this.#data.customers.find((one) => one.locale === theirs.contentLocale) ?? customer;
    const page = needsText(format) ? await this.page(theirs) : undefined;
    const url = siteUrl + permalink + (heading === '' ? '' : `#${encodeURIComponent(heading)}`);
    return copyOf(
      format,
      { ...theirs, url, lang: text.lang, dir: text.dir, message: customer.message },
      page ? domText(page.text, siteUrl) : [],
    );
  }

  /** The page of a text. */
  page({ path }: AgentText): Promise<ArticlePage | undefined> {
    return this.#files.page(path);
  }

  /** A reply in the customer's language, or as the agent reads it. */
  async reply(
    name: string,
    customer: Customer | undefined,
  ): Promise<{ readonly reply: AgentReply; readonly locale: string } | undefined> {
    for (const locale of new Set([customer?.locale ?? this.#data.locale, ...this.#data.searched])) {
      const reply = (await this.#files.lists(locale)).replies.find((one) => one.name === name);
      if (reply) return { reply, locale };
    }
    return undefined;
  }

  /** The article of a code, and which version the customer reads. */
  async #read(code: ContextCode): Promise<Found> {
    const customer = this.#data.customers[code.locale];
    if (!customer) return nothing;
    const id = idOfCode(code, await this.#files.ids());
    const article = id === undefined ? undefined : await this.#files.article(id);
    const read = article?.texts[customer.locale];
    const state = !article
      ? 'unknown'
      : read && isCurrent(code, article.id, read.revision)
        ? 'current'
        : 'older';
    return {
      ...nothing,
      articles: id === undefined ? [] : [{ id }],
      note: message(`agents:code.${state}`, { language: customer.name }),
      customer,
    };
  }

  /** Articles by the words of the page's language, of the customer's, and, where these find little, of all others. */
  async *#words(query: string, customer: Customer | undefined): AsyncGenerator<Found> {
    const { locale } = this.#data;
    const lists = await this.#files.lists(locale);
    if (query === '') {
      yield { ...nothing, replies: lists.replies.slice(0, mostReplies) };
      return;
    }
    const lang = this.#langOf(locale);
    const replies = findShort(lists.replies, query, { lang, share: 0.5 }).slice(0, mostReplies);
    const unlisted = findShort(lists.unlisted, query, { lang, share: 1 });
    const { own, others } = this.#languages(customer);
    const foreign = withoutLastLetter(query);
    const rounds = [
      own.map((one) => ({ locale: one, query, limit: mostArticles })),
      ...(foreign === '' ? [] : roundsOf(others)).map((round) =>
        round.map((one) => ({ locale: one, query: foreign, limit: mostOfOther })),
      ),
    ];
    const known = unlisted.map(({ id, title }): FoundArticle => ({ id, title, lang, isUnlisted: true }));
    for await (const articles of findInRounds(rounds, { ask: (question) => this.#ask(question), known }))
      yield { ...nothing, articles: articles.slice(0, mostArticles), replies };
  }

  async #ask({ locale, query, limit }: Question): Promise<readonly FoundArticle[]> {
    const lang = this.#langOf(locale);
    const cards = await this.#search.ask(locale, query, limit);
    this.#haveWhole(locale);
    return cards.map(({ id, title, topicPath }) => ({ id, title, lang, topic: topicPath.join(' › ') }));
  }

  /** Who has once found too little in their own language will again: later questions to others then wait for no file. */
  #haveWhole(locale: string): void {
    if (this.#whole.has(locale) || savesData()) return;
    this.#whole.add(locale);
    this.#search.prepare(locale, { isWhole: true });
  }

  /** What customers of a locale read in. */
  customerOf(locale: string): Customer | undefined {
    return this.#data.customers.find((one) => one.locale === locale);
  }

  #langOf(locale: string): string {
    return this.customerOf(locale)?.lang ?? locale;
  }
}

/** Whether the reader's browser asks sites to fetch no more than is needed: https://wicg.github.io/savedata/#savedata-attribute. */
const savesData = (): boolean => {
  const { connection } = navigator as { readonly connection?: { readonly saveData?: boolean } };
  return connection?.saveData === true;
};

/** Other languages, as many together as are asked at a time. */
const roundsOf = (locales: readonly string[]) =>
  Array.from({ length: Math.ceil(locales.length / atATime) }, (_, round) =>
    locales.slice(round * atATime, (round + 1) * atATime),
  );

/** The first letter of a word says nothing in another language, and much of an index begins with it. */
const withoutLastLetter = (query: string) =>
  query.replace(/(?<!\S)[\p{sc=Latn}\p{sc=Cyrl}\p{sc=Grek}]$/u, '').trim();
