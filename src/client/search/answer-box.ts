/** The answer above the results: one unit of an article, as it stands there, when the search is sure of it. */
import type { TextBlock } from '#model/search/browser/page-text.ts';
import type { TextRun } from '#model/search/browser/passage.ts';
import { datesLang, message } from '#client/page/messages.ts';
import type { FoundAnswer } from './answers.ts';
import { element, runNodes } from './elements.ts';

/** Gives the runs of a text, those highlighted that the query asked for. */
type Highlight = (text: string) => readonly TextRun[];

/** The box; nothing where the page has no text. `heading`: the element of its heading. */
export async function answerBox(found: FoundAnswer, heading: 'h2' | 'p'): Promise<HTMLElement | undefined> {
  const { answer, index } = found;
  const [card] = answer.results;
  const shown = card && (await index.unit(card, answer));
  if (!card || !shown) return undefined;
  const { unit, updated } = shown;
  const mark: Highlight = (text) => index.highlight(text, answer);
  const href = unit.anchor === undefined ? card.url : `${card.url}#${unit.anchor}`;
  const title = [card.title, ...unit.headings].join(' › ');
  const date = new Date(updated);
  const isDated = !Number.isNaN(date.getTime());
  return element(
    'section',
    { class: 'search-answer', 'aria-label': message('search:answer') },
    element('p', { class: 'search-answer-label' }, message('search:answer')),
    element(heading, {}, element('a', { href, 'data-result': card.id }, title)),
    element(
      'div',
      { class: 'search-answer-text prose' },
      ...unit.blocks.map((block) => blockNode(block, mark)),
    ),
    element(
      'p',
      { class: 'search-answer-foot' },
      ...(isDated
        ? [element('time', { datetime: updated }, message('article:updated', { date: inWords(date) }))]
        : []),
      element('button', { type: 'button', 'data-not-meant': '' }, message('search:notMeant')),
    ),
  );
}

const inWords = (date: Date) =>
  new Intl.DateTimeFormat(datesLang(), { dateStyle: 'long', timeZone: 'UTC' }).format(date);

function blockNode(block: TextBlock, mark: Highlight): HTMLElement {
  const words = (text: string) => runNodes(mark(text));
  switch (block.kind) {
    case 'steps':
    case 'list':
      return element(
        block.kind === 'steps' ? 'ol' : 'ul',
        block.kind === 'steps' && block.start !== 1 ? { start: String(block.start) } : {},
        ...block.items.map(({ text, blocks }) =>
          element('li', {}, ...words(text), ...blocks.map((inner) => blockNode(inner, mark))),
        ),
      );
    case 'table': {
      const row = (cells: readonly string[], name: 'th' | 'td') =>
        element('tr', {}, ...cells.map((cell) => element(name, {}, ...words(cell))));
      const head = block.head.length > 0 ? [element('thead', {}, row(block.head, 'th'))] : [];
      const body = element('tbody', {}, ...block.rows.map((cells) => row(cells, 'td')));
      return element('div', { class: 'search-answer-table' }, element('table', {}, ...head, body));
    }
    case 'code':
      return element('pre', {}, element('code', {}, block.text));
    case 'part':
      return element(
        'div',
        {},
        element('p', {}, element('strong', {}, block.label)),
        ...block.blocks.map((inner) => blockNode(inner, mark)),
      );
    case 'text': {
      const label = block.label === undefined ? [] : [element('strong', {}, block.label), ' '];
      return element('p', {}, ...label, ...words(block.text));
    }
    case 'heading':
      return element('p', {}, element('strong', {}, block.text));
  }
}
