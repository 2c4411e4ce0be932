/** The bar for writers, below each page of development: problems, file, translations, links here, rating. */
import type { PageNotes } from '../page-notes.ts';
import { barStyles } from './styles.ts';

type Content = Node | string;

const base = document.documentElement.dataset['base'] ?? '';
/** Whether the writer left the bar open, on the page before. */
const openKey = 'fener-writers-bar';

function make(name: string, content: readonly Content[], attributes: Readonly<Record<string, string>> = {}) {
  const element = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
  element.append(...content);
  return element;
}

const linkTo = (path: string, text: string) => make('a', [text], { href: base + path });

/** A place in the page's file. A click opens the editor, and leaves the page as it is. */
function editorLink({ file, line, editor }: NonNullable<PageNotes['source']>): HTMLElement {
  const link = make('a', [line === undefined ? file : `Line ${line}`], {
    href: base + editor,
    title: 'Open in your editor',
  });
  link.addEventListener('click', (event) => {
    event.preventDefault();
    void fetch(base + editor);
  });
  return link;
}

/** `look`: the class of the list. */
const section = (title: string, items: readonly (readonly Content[])[], look = 'rows'): Content[] =>
  items.length === 0
    ? []
    : [
        make('h2', [title]),
        make(
          'ul',
          items.map((item) => make('li', item)),
          { class: look },
        ),
      ];

const countOf = (count: number, noun: string) => `${count} ${noun}${count === 1 ? '' : 's'}`;

function summaryOf({ problems, others }: PageNotes): string {
  if (problems.length > 0) return countOf(problems.length, 'problem');
  return others > 0 ? `No problems here, ${others} elsewhere` : 'No problems';
}

function contentOf({ source, problems, others, translations, linksHere, rating }: PageNotes): Content[] {
  return [
    ...(source ? section('File', [[editorLink(source)]]) : [make('p', ['No text file makes this page.'])]),
    ...section(
      'Problems',
      problems.map((found) => [
        make('strong', [found.severity], { class: found.severity }),
        ' ',
        editorLink(found),
        make('p', [found.message]),
        make('p', [found.fix], { class: 'fix' }),
      ]),
      'problems',
    ),
    ...(others > 0 ? [make('p', [`${countOf(others, 'problem')} elsewhere: see the terminal.`])] : []),
    ...section(
      'Translations',
      translations.map(({ locale, state, path }) => [linkTo(path, locale), ` ${state}`]),
      'chips',
    ),
    ...section(
      'Links here',
      linksHere.map(({ title, path }) => [linkTo(path, title)]),
    ),
    ...(rating ? section('Rating', [[`${rating.yes} helpful, ${rating.no} not`]]) : []),
  ];
}

function show(notes: PageNotes): void {
  const details = document.createElement('details');
  details.open = sessionStorage.getItem(openKey) === 'open';
  details.addEventListener('toggle', () => sessionStorage.setItem(openKey, details.open ? 'open' : 'closed'));
  details.addEventListener('keydown', ({ key }) => {
    if (key !== 'Escape' || !details.open) return;
    details.open = false;
    details.querySelector('summary')?.focus();
  });
  details.append(make('summary', [summaryOf(notes)]), make('div', contentOf(notes)));
  const before = document.querySelector('fener-writers-bar');
  const isUsed = before !== null && before === document.activeElement;
  const host = document.createElement('fener-writers-bar');
  const shadow = host.attachShadow({ mode: 'open' });
  const styles = new CSSStyleSheet();
  styles.replaceSync(barStyles);
  shadow.adoptedStyleSheets = [styles];
  shadow.append(make('aside', [details], { 'aria-label': 'For writers', lang: 'en', dir: 'ltr' }));
  before?.remove();
  document.body.append(host);
  if (isUsed) details.querySelector('summary')?.focus();
}

/** Nothing is told while the content cannot be shown. */
const isNotes = (value: unknown): value is PageNotes =>
  typeof value === 'object' && value !== null && 'problems' in value;

const query = new URLSearchParams({ page: location.pathname.slice(base.length) });

let shown = '';

/** Shows what has changed since the last time. */
async function ask(): Promise<void> {
  const answer = await fetch(`${base}/__fener/notes.json?${query.toString()}`);
  const text = await answer.text();
  const notes: unknown = JSON.parse(text);
  if (text !== shown && isNotes(notes)) show(notes);
  shown = text;
}

await ask();
// What an edit has left unchecked is told when it's known.
import.meta.hot?.on('fener:checked', () => void ask());
