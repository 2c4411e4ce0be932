/** What of a text its readers read: no link targets, no markup, no notes for writers, no line breaks of an editor. */
import type { MdastNode } from 'satteri';
import { attributeOf, readHtml } from '#html/read-tags.ts';
import { withoutMarks } from './emphasis.ts';
import { isTodo } from './todo.ts';
import { alertMarker } from './vocabulary.ts';

/** Attributes of directives, components and elements that readers read or hear. */
const readAttributes = ['alt', 'caption', 'duration', 'label', 'summary', 'title'] as const;

/** Elements within a line: their tags separate no words. */
const inline = new Set(
  'a abbr b cite code del dfn em i ins kbd mark q s samp small span strong sub sup u var wbr'.split(' '),
);

/** Nodes within a line. All others begin and end one. */
const phrasing: ReadonlySet<MdastNode['type']> = new Set([
  'delete',
  'emphasis',
  'html',
  'inlineCode',
  'link',
  'linkReference',
  'mdxJsxTextElement',
  'strong',
  'text',
  'textDirective',
] as const);

/** The words of a text, a line for each block; white space says nothing (`textStamp` collapses it). */
export function readersText(tree: MdastNode): string {
  const parts: string[] = [];
  collect(tree, parts);
  return parts.join('');
}

function collect(node: MdastNode, parts: string[]): void {
  const isBlock = !phrasing.has(node.type);
  if (isBlock) parts.push('\n');
  parts.push(ownText(node));
  if ('children' in node) for (const child of node.children as MdastNode[]) collect(child, parts);
  if (isBlock) parts.push('\n');
}

function ownText(node: MdastNode): string {
  switch (node.type) {
    case 'text':
      return withoutMarks(node.value).replace(alertMarker, (_, kind: string) => `${kind.toUpperCase()}\n`);
    case 'inlineCode':
    case 'code':
      return withoutMarks(node.value);
    case 'image':
    case 'imageReference':
      return isTodo(node.alt ?? '') ? '' : (node.alt ?? '');
    case 'html':
      return textOfHtml(node.value);
    case 'containerDirective':
    case 'leafDirective':
      return readAttributes.map((name) => line(node.attributes?.[name])).join('');
    case 'mdxJsxFlowElement':
    case 'mdxJsxTextElement':
      return node.attributes
        .map((one) =>
          one.type === 'mdxJsxAttribute' && typeof one.value === 'string' && isRead(one.name)
            ? line(one.value)
            : '',
        )
        .join('');
    default:
      return '';
  }
}

const line = (text: string | null | undefined) => (text ? `${text}\n` : '');

const isRead = (name: string) => readAttributes.some((one) => one === name);

/** The text of a piece of HTML. */
function textOfHtml(html: string): string {
  const { tags, comments } = readHtml(html);
  const cuts = [
    ...comments.map((place) => ({ ...place, text: '' })),
    ...tags.map((tag) => ({
      start: tag.start,
      end: tag.end,
      text: inline.has(tag.name) ? '' : ` ${attributeOf(tag, 'alt') ?? ''} `,
    })),
  ].toSorted((a, b) => b.start - a.start);
  return cuts.reduce(
    (text, { start, end, text: instead }) => text.slice(0, start) + instead + text.slice(end),
    html,
  );
}
