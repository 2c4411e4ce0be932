/** Builds the elements that show an answer. All text is set as text, never as HTML. */
import type { SearchAnswer } from '#model/search/engine.ts';
import type { Card } from '#model/search/index-format.ts';
import type { Passage, TextRun } from '#model/search/passage.ts';
import type { FoundAnswer } from './search-answers.ts';
import type { SearchConfig } from './search-config.ts';

type Child = Node | string;

/** An element with attributes and children; `undefined` attributes are left out. */
export function element<K extends keyof HTMLElementTagNameMap>(
  name: K,
  attributes: Readonly<Record<string, string | undefined>> = {},
  ...children: readonly Child[]
): HTMLElementTagNameMap[K] {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes))
    if (value !== undefined) made.setAttribute(key, value);
  made.append(...children);
  return made;
}

const runNodes = (runs: readonly TextRun[]): Child[] =>
  runs.map(({ text, hit }) => (hit ? element('mark', {}, text) : text));

/** A result: a link with title, topics and description; its passage replaces the description once it is there. */
export function resultLink(card: Card, { answer, index, language }: FoundAnswer): HTMLAnchorElement {
  const link = element(
    'a',
    {
      href: card.url,
      class: 'search-result',
      lang: language?.lang,
      dir: language?.dir,
      'data-result': card.id,
    },
    element('span', { class: 'search-result-title' }, ...runNodes(index.highlight(card.title, answer))),
    element('span', { class: 'search-result-topics' }, topicPath(card.topicPath)),
    element('span', { class: 'search-result-text' }, card.description),
  );
  return link;
}

const topicPath = (titles: readonly string[]) => {
  const path = element('bdi');
  path.append(...titles.flatMap((title, index) => (index === 0 ? [title] : [' › ', title])));
  return path;
};

/** Loads the passage of a result and shows it, with a link to its heading where it stands under one. */
export async function showPassage(link: HTMLAnchorElement, card: Card, found: FoundAnswer): Promise<void> {
  const passage = await found.index.passage(card, found.answer);
  if (!passage || !passage.runs.some(({ hit }) => hit)) return;
  link.querySelector('.search-result-text')?.replaceChildren(...runNodes(passage.runs));
  showHeading(link, card, passage);
}

function showHeading(link: HTMLAnchorElement, card: Card, { heading }: Passage): void {
  if (!heading) return;
  link.href = `${card.url}#${heading.id}`;
  const text = element('span', { class: 'search-result-heading' }, ...runNodes(heading.runs));
  link.querySelector('.search-result-text')?.before(text);
}

/** What the answer says of the query: corrected, doubted, found in another language, or nothing. */
export function answerNotes(
  query: string,
  { answer, language }: FoundAnswer,
  { page, message }: SearchConfig,
): HTMLElement[] {
  const search = (text: string, verbatim = false) =>
    `${page}?${new URLSearchParams({ q: text, ...(verbatim && { exact: '1' }) }).toString()}`;
  const notes: HTMLElement[] = [];
  if (answer.total === 0 && query.trim() !== '') {
    notes.push(element('p', { class: 'search-note' }, message('nothing', { query })));
  }
  if (answer.total > 0 && language) {
    notes.push(
      element('p', { class: 'search-note' }, message('fallback', { query, language: language.name })),
    );
  }
  if (answer.total > 0 && answer.corrected !== undefined) {
    notes.push(
      element(
        'p',
        { class: 'search-note' },
        message('corrected', { query: answer.corrected }),
        ' ',
        element('a', { href: search(query, true) }, message('verbatim', { query })),
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
          message('didYouMean', { query: answer.didYouMean }),
        ),
      ),
    );
  }
  return notes;
}

/** A way on for a reader who found nothing: the contact page, with the words carried over. */
export function contactLink(
  query: string,
  { contact, message }: SearchConfig,
): HTMLAnchorElement | undefined {
  if (contact === undefined) return undefined;
  const href = query.trim() === '' ? contact : `${contact}?${new URLSearchParams({ q: query }).toString()}`;
  return element('a', { href, class: 'search-contact' }, message('contact'));
}

/** What a screen reader says of an answer. */
export const answerSummary = (query: string, answer: SearchAnswer, { message }: SearchConfig): string =>
  answer.total === 0 ? message('nothing', { query }) : message('results', { count: answer.total });
