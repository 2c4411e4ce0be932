/** What Liquid left open, as readers can read it: a name in code, or nothing where only a machine would read it. */
import { parseMarkdown, spanOf, walk, type Span } from '#import/tree/markdown/parse.ts';
import { applyEdits, type TracedText } from '#import/tree/markdown/traced-text.ts';

/** Around a name that stands for a value that nobody knows. */
const [open, close] = ['\uE010', '\uE011'];
const opened = /\uE010([^\uE010\uE011]*)\uE011/g;

/** The name of a value as it waits in the text for `settleOpen`. */
export const openName = (name: string): string =>
  `${open}${name.replace(/[\uE010\uE011`\n]/g, ' ').trim()}${close}`;

/** The name by which a reader may know a value: `site.product_name` is `product_name`. */
export function nameOfValue(expression: string): string {
  const value = expression.split('|')[0]?.trim() ?? '';
  const quoted = /^(["'])(.*)\1$/.exec(value)?.[2];
  return (
    quoted ??
    value
      .replace(/\[["']?([^\]"']*)["']?\]/g, '.$1')
      .split('.')
      .filter(Boolean)
      .at(-1) ??
    value
  );
}

/** The text with every open name as its place allows: in a sentence code, in code itself, in an address nothing. */
export function settleOpen(source: TracedText, format: 'markdown' | 'html'): TracedText {
  if (!source.text.includes(open)) return source;
  const codes = format === 'html' ? [] : codeSpans(source.text);
  const edits = [...source.text.matchAll(opened)].map(({ index, 0: whole, 1: name = '' }) => {
    const before = source.text
      .slice(source.text.lastIndexOf('\n', index) + 1, index)
      // Names may hold signs that end a tag.
      .replace(opened, '');
    const isCode = codes.some(({ start, end }) => index >= start && index < end);
    const isAddress = /\]\([^)]*$|<[a-z][^>]*$|^\s*\[[^\]]+\]:\s*\S*$/i.test(before);
    const written = isCode ? name : isAddress || name === '' ? '' : codeOf(name, format);
    return { start: index, end: index + whole.length, text: written };
  });
  return applyEdits(source, edits);
}

const codeOf = (name: string, format: 'markdown' | 'html') =>
  format === 'html' ? `<code>${name.replaceAll('<', '&lt;')}</code>` : `\`${name}\``;

function codeSpans(text: string): Span[] {
  const spans: Span[] = [];
  walk(parseMarkdown(text).root, (node) => {
    if (node.type === 'code' || node.type === 'inlineCode') spans.push(spanOf(node));
  });
  return spans;
}
