/** HTML that GitBook writes into Markdown: icons, expressions, cards, mentions of pages. */
import type { Element } from 'hast';
import rehypeParse from 'rehype-parse';
import { unified } from 'unified';
import type { ArticleContext } from '#import/tree/article-context.ts';
import { findElements, textOf, textProperty } from '#import/tree/html/nodes.ts';
import { applyEdits, type Edit, type TracedText } from '#import/tree/markdown/traced-text.ts';
import { codesIn, isInside, outermost } from './tags.ts';

/** The value of an expression such as `space.vars.price`, where the source says it. */
export type ValueOf = (expression: string) => string | undefined;

/** The text with GitBook's own HTML said in Markdown, or in HTML that everybody knows. */
export function convertHtml(source: TracedText, valueOf: ValueOf, context: ArticleContext): TracedText {
  const outside = (text: TracedText, change: (text: TracedText) => Edit[]): TracedText => {
    const codes = codesIn(text.text);
    return applyEdits(text, outermost(change(text).filter(({ start }) => !isInside(codes, start))));
  };
  const plain = outside(source, (text) => [
    ...replaced(text, /<i class="fa-[^"]*">[^<]*<\/i>[ \t]*/g, () => ''),
    ...replaced(text, /\[[^\]\n]*\]\((<[^>\n]+>|[^\s)]+) "mention"\)/g, ([, url = '']) =>
      url.startsWith('<') ? `[](${url})` : `[](<${url}>)`,
    ),
    // A page has the title that it has; what lies elsewhere, only this one.
    ...replaced(text, /<a data-mention href="([^"]+)">([^<]*)<\/a>/g, ([, url = '', label = '']) =>
      /^https?:/.test(url) && label !== '' ? `<a href="${url}">${label}</a>` : `<a href="${url}">${url}</a>`,
    ),
    // Buttons stand side by side.
    ...replaced(text, /<\/a>(?=<a [^>]*\bclass="button\b)/g, () => '</a> '),
    ...replaced(text, /\[\]\((?:\/)?broken-reference[^)\s]*\)/g, () => ''),
    ...replaced(
      text,
      /\{\{\s*((?:(?:book|(?:space|page)\.vars)\.)?[\w-]+)\s*\}\}/g,
      ([written, name = '']) => valueOf(name) ?? written,
    ),
    ...replaced(text, /<code class="expression">([^<]*)<\/code>/g, ([, expression = ''], line) =>
      expressionText(expression.trim(), valueOf, () =>
        context.note('foreign-syntax', line, `{{ ${expression.trim()} }}`),
      ),
    ),
  ]);
  return outside(plain, (text) =>
    replaced(text, /<table\b[^>]*\bdata-view="cards"[^>]*>[\s\S]*?<\/table>/g, ([html]) => cardList(html)),
  );
}

function replaced(
  { text, lineAt }: TracedText,
  pattern: RegExp,
  write: (match: RegExpExecArray, line: number) => string,
): Edit[] {
  return [...text.matchAll(pattern)].map((match) => ({
    start: match.index,
    end: match.index + match[0].length,
    text: write(match, lineAt(match.index)),
  }));
}

function expressionText(expression: string, valueOf: ValueOf, miss: () => void): string {
  const value = valueOf(expression);
  if (value !== undefined) return value.replace(/[\\`*_[\]<>{}|]/g, '\\$&');
  miss();
  return `\`{{ ${expression} }}\``;
}

/** Cards are rows of a table, of which some columns say where a card leads and what stands above it. */
function cardList(html: string): string {
  const tree = unified().use(rehypeParse, { fragment: true }).parse(html);
  const columns = findElements(tree, 'th');
  const columnOf = (name: string) => columns.findIndex(({ properties }) => properties[name] !== undefined);
  const [target, hidden] = [
    columnOf('dataCardTarget'),
    new Set(columns.flatMap((column, at) => (column.properties['dataHidden'] === undefined ? [] : [at]))),
  ];
  const items = findElements(tree, 'tbody')
    .flatMap((body) => findElements(body, 'tr'))
    .map((row) => {
      const cells = findElements(row, 'td');
      const [link] = cells[target] ? findElements(cells[target], 'a') : [];
      const shown = cells.filter((cell, at) => !hidden.has(at) && textOf(cell) !== '');
      const [title, ...rest] = shown.map((cell) => inside(html, cell));
      return cardItem(title, rest, link && textProperty(link, 'href'), link && textOf(link));
    });
  return `<ul>${items.join('')}</ul>`;
}

function cardItem(
  title: string | undefined,
  rest: readonly string[],
  href: string | undefined,
  label: string | undefined,
): string {
  if (href === undefined) return `<li>${[title ?? '', ...rest].join('<br>')}</li>`;
  // A title with a link of its own stays, since links can't stand in each other.
  const words = title ?? label ?? '';
  const link = `<a href="${href.replaceAll('&', '&amp;').replaceAll('"', '&quot;')}">`;
  const head = /<a\b/.test(words) ? words : `${link}${words}</a>`;
  return `<li>${[head, ...rest].join('<br>')}</li>`;
}

/** What stands in a cell, as written, without paragraphs and headings around it. */
function inside(html: string, cell: Element): string {
  const [first, last] = [cell.children[0]?.position, cell.children.at(-1)?.position];
  const written = html.slice(first?.start.offset, last?.end.offset);
  return written.replace(/<\/?(?:p|h[1-6])\b[^>]*>/g, ' ').trim();
}
