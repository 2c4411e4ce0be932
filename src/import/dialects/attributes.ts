/** Lists of attributes, `{ #id .class width="300" }`, as Python-Markdown and markdown-it read them. */
import { escapeHtml } from '#base/escape-html.ts';
import { parseMarkdown, spanOf, walk } from '#import/tree/markdown/parse.ts';
import { applyEdits, type Edit, type TracedText } from '#import/tree/markdown/traced-text.ts';

const value = String.raw`(?:"[^"{}]*"|'[^'{}]*'|[^\s"'{}]*)`;
const one = String.raw`(?:#[^\s{}#"']+|\.[A-Za-z_][\w:-]*|[@:A-Za-z][\w:@-]*=${value}|data-[\w-]+)`;
const list = new RegExp(String.raw`[ \t]*\{(?::[ \t]*|[ \t]*)(${one}(?:[ \t]+${one})*)[ \t]*\}`, 'g');

/** Edits that keep of each list in a piece of text its id: of a heading as ours, else as a place to link to. */
export function attributeEdits(words: string, start: number, isHeading: boolean): Edit[] {
  return [...words.matchAll(list)].map((match) => {
    const id = /(?:^|\s)#([^\s{}#"']+)/.exec(match[1] ?? '')?.[1];
    const anchor = id === undefined ? '' : isHeading ? ` {#${id}}` : `<a id="${escapeHtml(id)}"></a>`;
    const at = start + match.index;
    return { start: at, end: at + match[0].length, text: anchor };
  });
}

/** The text without its lists, but for ids. */
export function dropAttributes(source: TracedText): TracedText {
  const edits: Edit[] = [];
  walk(parseMarkdown(source.text).root, (node, parents) => {
    if (node.type !== 'text') return;
    const { start, end } = spanOf(node);
    const isHeading = parents.some(({ type }) => type === 'heading');
    edits.push(...attributeEdits(source.text.slice(start, end), start, isHeading));
  });
  return applyEdits(source, edits);
}
