/** Writes Markdown: the parts that an import makes anew. */
import type { PhrasingContent, Root, RootContent } from 'mdast';
import remarkGfm from 'remark-gfm';
import remarkStringify from 'remark-stringify';
import { unified } from 'unified';
import type { TracedText } from './traced-text.ts';
import type { Span } from './parse.ts';

const writer = unified()
  .use(remarkGfm, { tablePipeAlign: false })
  .use(remarkStringify, {
    bullet: '-',
    emphasis: '*',
    rule: '-',
    listItemIndent: 'one',
    handlers: {
      text(node: { readonly value: string }, _parent, state, info) {
        return (
          state
            .safe(node.value, info)
            // An underscore inside a word is never emphasis.
            .replace(/(?<=[\p{L}\p{N}])\\_(?=[\p{L}\p{N}])/gu, '_')
            .replace(/^:{2,}(?=[a-zA-Z])/gm, '\\$&')
            // The marker of an alert stays one.
            .replace(/^\\(?=\[![\w-]+\])/, '')
        );
      },
    },
  });

/** Blocks as Markdown, without a line break at the end. */
export function formatBlocks(children: RootContent[]): string {
  const root: Root = { type: 'root', children };
  return writer.stringify(root).replace(/\n+$/, '');
}

/** Text, images and marks of one paragraph as Markdown in one line. */
export function formatPhrases(children: PhrasingContent[]): string {
  return formatBlocks([{ type: 'paragraph', children }]).replace(/\s*\n\s*/g, ' ');
}

export interface ImageText {
  readonly alt: string;
  readonly url: string;
  readonly title: string | undefined;
}

/** `![alt](url "title")` */
export const formatImage = ({ alt, url, title }: ImageText): string =>
  formatPhrases([{ type: 'image', alt, url, ...(title === undefined ? {} : { title }) }]);

/** Text with a backslash before what Markdown would read as a mark. */
export const escapeText = (value: string): string => formatPhrases([{ type: 'text', value }]);

/** The same for the text of a link, which a bracket would end. */
export const escapeLabel = (value: string): string => escapeText(value).replace(/(?<!\\)\]/g, '\\]');

/** What stands before a block on its own line, with list markers as spaces: `> `, three spaces. */
export function linePrefix(text: string, offset: number): string {
  const lineStart = text.lastIndexOf('\n', offset - 1) + 1;
  return text.slice(lineStart, offset).replace(/[^>\t]/g, ' ');
}

/**
 * What to put in the place of a part of a line that goes: nothing, or a backslash where the rest of the line would then
 * begin a heading, list, quotation or fence.
 */
export function guardLineStart(text: string, { start, end }: Span): string {
  const lineStart = text.lastIndexOf('\n', start - 1) + 1;
  const isFirst = /^[\s>]*(?:(?:[-+*]|\d+[.)])\s+)*$/.test(text.slice(lineStart, start));
  return isFirst && /^(?:#{1,6}(?:\s|$)|>|[-+*](?:\s|$)|=|-{3}|~~~|```)/.test(text.slice(end).trimStart())
    ? '\\'
    : '';
}

/** An edit that puts other Markdown in the place of a block, apart from its neighbours; no Markdown removes the block. */
export function replaceBlock(source: TracedText, { start, end }: Span, markdown: string) {
  const { text } = source;
  const prefix = linePrefix(text, start);
  if (markdown === '') {
    const after = /^[ \t]*\n(?:[ \t]*\n)*/.exec(text.slice(end))?.[0].length ?? 0;
    const isWholeLine = prefix.trim() === '' && text.slice(start - prefix.length, start).trim() === '';
    return isWholeLine && after > 0
      ? { start: start - prefix.length, end: end + after, text: '' }
      : { start, end, text: '' };
  }
  const before =
    text
      .slice(0, start - prefix.length)
      .split('\n')
      .at(-2) ?? '';
  const isFirst = text.slice(start - prefix.length, start).replace(/[\s>]/g, '') !== '';
  const needsGap = !isFirst && before.replace(/[\s>]/g, '') !== '';
  const gap = needsGap ? '\n' + prefix : '';
  const indented = markdown.replace(/\n(.*)/g, (_, line: string) =>
    line === '' ? '\n' + prefix.trimEnd() : '\n' + prefix + line,
  );
  return { start, end, text: gap + indented };
}
