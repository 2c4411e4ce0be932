/** What is chosen, whole: its text, its state, its headings, and how it's copied. */
import { datesLang, message } from '#client/page/messages.ts';
import { servedPath } from '#client/page/served-path.ts';
import { fillText } from '#i18n/fill-message.ts';
import type { ArticlePage } from './agent-files.ts';
import type { Customer } from './agents-data.ts';
import type { KnownArticle } from './desk.ts';
import { element } from './list-view.ts';

/** What the preview needs to know of the page. */
export interface PreviewOptions {
  readonly siteUrl: string;
  readonly report: string | undefined;
  readonly customers: readonly Customer[];
}

export class Preview {
  readonly #root: HTMLElement;
  readonly #options: PreviewOptions;

  constructor(root: HTMLElement, options: PreviewOptions) {
    this.#root = root;
    this.#options = options;
  }

  hide(): void {
    this.#root.hidden = true;
  }

  /** Shows an article as the agent reads it. Its text follows when it's there. */
  showArticle(known: KnownArticle, page: ArticlePage | undefined): void {
    const { article, own, permalink } = known;
    this.#start({ title: own.title, locale: own.contentLocale, name: article.id, kind: 'article' });
    this.#fill('[data-facts]', this.#facts(known));
    const open = this.#find<HTMLAnchorElement>('[data-open]');
    if (open) open.href = servedPath(permalink);
    const report = this.#find<HTMLAnchorElement>('[data-report]');
    if (report) report.href = reportAddress(this.#options, known);
    this.#fill('[data-contents]', headingsOf(page).map(headingRow));
    this.#fill('[data-text]', page ? [textOf(page)] : []);
  }

  /** Shows a saved reply in the language in which it's sent. */
  showReply(
    reply: { readonly name: string; readonly title: string; readonly html: string },
    locale: string,
  ): void {
    this.#start({ title: reply.title, locale, name: reply.name, kind: 'reply' });
    this.#fill('[data-facts]', []);
    this.#fill('[data-contents]', []);
    const lang = this.#customer(locale)?.lang ?? locale;
    this.#fill('[data-text]', [textOf({ id: '', lang, dir: 'auto', text: parse(reply.html) })]);
  }

  #start({ title, locale, name, kind }: Record<'title' | 'locale' | 'name' | 'kind', string>): void {
    const heading = this.#find('[data-title]');
    if (heading) {
      const { lang = locale, dir = 'ltr' } = this.#customer(locale) ?? {};
      Object.assign(heading, { textContent: title, lang, dir });
    }
    const id = this.#find('[data-name]');
    if (id) id.textContent = name;
    const isNew = this.#root.dataset['shown'] !== `${kind} ${name}`;
    Object.assign(this.#root.dataset, { kind, shown: `${kind} ${name}` });
    this.#root.hidden = false;
    if (isNew) this.#root.scrollTop = 0;
  }

  /** What an agent should know before sending: for the customer, and of the text. */
  #facts({ article, theirs, customer }: KnownArticle): HTMLElement[] {
    const fact = (text: string, state = '') => {
      const made = element('li', '', text);
      if (state !== '') made.dataset['mark'] = state;
      return made;
    };
    const shown = this.#customer(theirs.contentLocale);
    const dateOf = (day: string) =>
      new Intl.DateTimeFormat(datesLang(), { dateStyle: 'long', timeZone: 'UTC' }).format(
        new Date(`${day}T00:00:00Z`),
      );
    return [
      ...(theirs.contentLocale === customer.locale
        ? []
        : [
            fact(
              message('agents:untranslated', { language: shown?.name ?? theirs.contentLocale }),
              'missing',
            ),
          ]),
      ...(theirs.isStale ? [fact(message('article:stale'), 'stale')] : []),
      ...(article.isUnlisted ? [fact(message('agents:unlisted'), 'unlisted')] : []),
      ...(theirs.updated ? [fact(message('article:updated', { date: dateOf(theirs.updated) }))] : []),
      ...(theirs.reviewed ? [fact(message('article:reviewed', { date: dateOf(theirs.reviewed) }))] : []),
      ...(article.replies.length > 0
        ? [fact(message('agents:usedIn', { names: article.replies.join(', ') }))]
        : []),
    ];
  }

  #customer(locale: string): Customer | undefined {
    return this.#options.customers.find((one) => one.locale === locale);
  }

  #find<T extends HTMLElement>(selector: string): T | null {
    return this.#root.querySelector<T>(selector);
  }

  #fill(selector: string, children: readonly Node[]): void {
    const place = this.#find(selector);
    if (!place) return;
    place.replaceChildren(...children);
    place.hidden = children.length === 0;
  }
}

interface PageHeading {
  readonly id: string;
  readonly text: string;
}

/** Nobody sends a link to the footnotes. */
const headingsOf = (page: ArticlePage | undefined): readonly PageHeading[] =>
  [...(page?.text.querySelectorAll('h2[id]:not(.footnotes > *), h3[id]') ?? [])].map(
    ({ id, textContent }) => ({
      id,
      text: textContent.trim(),
    }),
  );

/** A button that copies the link to a heading. */
function headingRow({ id, text }: PageHeading): HTMLElement {
  const button = element('button', '', text);
  Object.assign(button, { type: 'button', title: message('agents:copyHeading', { heading: text }) });
  button.dataset['heading'] = id;
  return button;
}

const parse = (html: string): Element => new DOMParser().parseFromString(html, 'text/html').body;

/** A copy of a text for the preview: no ids of its own, links in a new tab. */
function textOf({ lang, dir, text }: ArticlePage): HTMLElement {
  const copy = element('div', 'prose');
  Object.assign(copy, { lang, dir });
  copy.append(...[...text.childNodes].map((node) => document.importNode(node, true)));
  for (const one of copy.querySelectorAll('[id]')) one.removeAttribute('id');
  for (const one of copy.querySelectorAll('a')) Object.assign(one, { target: '_blank', rel: 'noopener' });
  for (const one of copy.querySelectorAll('script')) one.remove();
  // What only a script brings to life is read as it stands: tabs one after another, videos as their links.
  for (const one of copy.querySelectorAll('*')) {
    if (!one.localName.includes('-')) continue;
    const plain = element('div', one.className);
    plain.append(...one.childNodes);
    one.replaceWith(plain);
  }
  return copy;
}

/** Where a report leads, with what it's about. */
function reportAddress(
  { siteUrl, report = '' }: PreviewOptions,
  { article, theirs, customer, permalink }: KnownArticle,
): string {
  const values: Readonly<Record<string, string>> = {
    id: article.id,
    title: theirs.title,
    locale: customer.locale,
    url: siteUrl + permalink,
    version: theirs.revision,
  };
  // Within an address, every sign of a value is escaped.
  return fillText(report.replace(/\{(\w+)\}/g, '{{$1}}'), mapValues(values, encodeURIComponent));
}

const mapValues = (values: Readonly<Record<string, string>>, map: (value: string) => string) =>
  Object.fromEntries(Object.entries(values).map(([name, value]) => [name, map(value)]));
