/** Builds the elements that show an answer. All text is set as text, never as HTML. */
import { sum } from '#base/sum.ts';
import type { SearchAnswer } from '#model/search/browser/engine.ts';
import type { Card } from '#model/search/browser/index-format.ts';
import type { TextRun } from '#model/search/browser/passage.ts';
import { message } from '#client/page/messages.ts';
import { servedPath } from '#client/page/served-path.ts';
import type { FoundAnswer } from './answers.ts';
import type { SearchConfig } from './config.ts';
import type { FoundStore, FoundStores } from '#client/stores/found-stores.ts';

type Child = Node | string;

/** An element with attributes and children; `undefined` attributes are left out. `href` is a path of the site. */
export function element<K extends keyof HTMLElementTagNameMap>(
  name: K,
  attributes: Readonly<Record<string, string | undefined>> = {},
  ...children: readonly Child[]
): HTMLElementTagNameMap[K] {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes))
    if (value !== undefined) made.setAttribute(key, key === 'href' ? servedPath(value) : value);
  made.append(...children);
  return made;
}

/** Text with what was found in it marked. */
export const runNodes = (runs: readonly TextRun[]): Child[] =>
  runs.map(({ text, hit }) => (hit ? element('mark', {}, text) : text));

/**
 * A result: a link with title, place and description; its passage replaces the description once it is there. What
 * is in another language than the page says so.
 */
export function resultLink(card: Card, { answer, index, language }: FoundAnswer): HTMLAnchorElement {
  const { lang, dir } = language ?? {};
  const own = (name: string, ...children: Child[]) =>
    element('span', { class: name, lang, dir }, ...children);
  const place = own('search-result-place', card.topicPath.join(' › '));
  if (language) place.append(' ', element('span', { class: 'search-result-language' }, language.name));
  return element(
    'a',
    { href: card.url, class: 'search-result', 'data-result': card.id },
    own('search-result-title', ...runNodes(index.highlight(card.title, answer))),
    place,
    own('search-result-text', card.description),
  );
}

/** A store as a result: name, city and address. */
export function storeLink({ code, name, city, address, href }: FoundStore): HTMLAnchorElement {
  return element(
    'a',
    { href, class: 'search-result', 'data-store': code },
    element('span', { class: 'search-result-title' }, name),
    element('span', { class: 'search-result-place' }, city),
    element('span', { class: 'search-result-text' }, address),
  );
}

/** Leads to the store finder; nothing where all stores of the place are shown. */
export function allStoresLink(
  { place, stores, total }: FoundStores,
  { stores: config }: SearchConfig,
): HTMLAnchorElement[] {
  if (!config || total <= stores.length) return [];
  const href = `${config.base}?${new URLSearchParams({ q: place }).toString()}`;
  return [element('a', { href, class: 'search-all-stores' }, message('search:allStores', { query: place }))];
}

/** Loads and shows the passage of a result. If the passage is under a heading, the link then leads to it. */
export async function showPassage(link: HTMLAnchorElement, card: Card, found: FoundAnswer): Promise<void> {
  const passage = await found.index.passage(card, found.answer);
  if (!passage || !passage.runs.some(({ hit }) => hit)) return;
  const { heading, runs } = passage;
  if (heading) link.href = servedPath(`${card.url}#${heading.id}`);
  link
    .querySelector('.search-result-text')
    ?.replaceChildren(
      ...(heading
        ? [element('span', { class: 'search-result-heading' }, ...runNodes(heading.runs)), ' ']
        : []),
      ...runNodes(runs),
    );
}

/** What the answer says of the query: not found in part, corrected, doubted, found in another language, or nothing. */
export function answerNotes(
  query: string,
  { answer, language }: FoundAnswer,
  { page }: SearchConfig,
): HTMLElement[] {
  const search = (text: string, verbatim = false) =>
    `${page}?${new URLSearchParams({ q: text, ...(verbatim && { exact: '1' }) }).toString()}`;
  const notes: HTMLElement[] = [];
  if ((answer.total === 0 || answer.isUnanswered) && query.trim() !== '') {
    notes.push(
      element(
        'p',
        { class: 'search-note' },
        `${message('search:nothing', { query })} ${message('search:nothingHint')}`,
      ),
    );
  }
  if (answer.total > 0 && language) {
    notes.push(
      element('p', { class: 'search-note' }, message('search:fallback', { query, language: language.name })),
    );
  }
  if (answer.total > 0 && answer.missing !== undefined) {
    notes.push(element('p', { class: 'search-note' }, message('search:missing', { query: answer.missing })));
  }
  if (answer.total > 0 && answer.corrected !== undefined) {
    notes.push(
      element(
        'p',
        { class: 'search-note' },
        message('search:corrected', { query: answer.corrected }),
        ' ',
        element('a', { href: search(query, true) }, message('search:verbatim', { query })),
      ),
    );
  }
  if (answer.didYouMean !== undefined) {
    notes.push(
      element(
        'p',
        { class: 'search-note' },
        element(
          'a',
          { href: search(answer.didYouMean) },
          message('search:didYouMean', { query: answer.didYouMean }),
        ),
      ),
    );
  }
  return notes;
}

/** A way on for a reader who found nothing: the contact page, with the words carried over. */
export function contactLink(query: string, { contact }: SearchConfig): HTMLAnchorElement | undefined {
  if (contact === undefined) return undefined;
  const href = query.trim() === '' ? contact : `${contact}?${new URLSearchParams({ q: query }).toString()}`;
  return element('a', { href, class: 'search-contact' }, message('search:contact'));
}

/** What a screen reader says of an answer. */
export const answerSummary = (query: string, answer: SearchAnswer): string =>
  answer.total === 0 || answer.isUnanswered
    ? message('search:nothing', { query })
    : message('search:results', { count: answer.total });

/** Buttons that filter by topic, with the number of results in each; none where all are in one. */
export function topicFilter(
  { answer, index, language }: FoundAnswer,
  chosen: string | undefined,
): HTMLElement[] {
  const countOf = ({ id }: { readonly id: string }) => answer.topics.get(id) ?? 0;
  const topics = index.topics.filter(countOf).toSorted((a, b) => countOf(b) - countOf(a));
  if (topics.length < 2) return [];
  const all = sum([...answer.topics.values()], (count) => count);
  const button = (id: string, title: string, number: number, lang?: string) =>
    element(
      'button',
      { type: 'button', 'data-topic': id, 'aria-pressed': String((chosen ?? '') === id), lang },
      message('search:topic', { topic: title, number }),
    );
  return [
    element(
      'div',
      { class: 'search-topics', role: 'group', 'aria-label': message('search:topics') },
      element('p', { class: 'search-group', 'aria-hidden': 'true' }, message('search:topics')),
      button('', message('search:allTopics'), all),
      ...topics.map((topic) => button(topic.id, topic.title, countOf(topic), language?.lang)),
    ),
  ];
}

export const moreButton = (): HTMLElement =>
  element('button', { type: 'button', class: 'button', 'data-more': '' }, message('search:more'));

/** The topics that the page lists, as a short way to them. */
export function topicLinks(): HTMLElement[] {
  const links = [...document.querySelectorAll('.search-index h3 a')].map((link) => link.cloneNode(true));
  if (links.length === 0) return [];
  return [element('nav', { class: 'search-topics', 'aria-label': message('search:browse') }, ...links)];
}
