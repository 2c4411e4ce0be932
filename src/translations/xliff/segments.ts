/** The segments of a text: each paragraph, heading, table cell, label, description and title that translators see. */
import type { MdastNode } from 'satteri';
import { readTree, spanOf, type MarkdownFormat } from '#markdown/readable.ts';
import { hasWords, InlineReader, type Inline } from './inline.ts';

export type SegmentKind =
  'attribute' | 'heading' | 'html' | 'label' | 'list item' | 'paragraph' | 'table cell';

export interface Segment {
  readonly kind: SegmentKind;
  /** Place in the body. */
  readonly start: number;
  readonly end: number;
  readonly content: readonly Inline[];
  /** The heading above. */
  readonly below: string | undefined;
}

/** Attributes that readers read. */
const readAttribute = /\b(title|label|summary|alt|caption)=(?:"([^"]*)"|'([^']*)')/g;

/** All segments in reading order. Everything between them is the same in every language. */
export function segmentsOf(body: string, format: MarkdownFormat): readonly Segment[] {
  const found: Segment[] = [];
  let below: string | undefined;
  visit(readTree(body, format), undefined);
  return found.toSorted((a, b) => a.start - b.start).filter(({ content }) => hasWords(content));

  function visit(node: MdastNode, parent: MdastNode | undefined): void {
    if (node.type === 'paragraph' || node.type === 'heading' || node.type === 'tableCell') {
      const segment = blockOf(node, parent, body);
      if (segment) found.push({ ...segment, below });
      if (node.type === 'heading' && segment) below = body.slice(segment.start, segment.end);
      return;
    }
    if (node.type === 'html') {
      const { start, end } = spanOf(node);
      found.push({
        kind: 'html',
        start,
        end,
        content: new InlineReader(body).readHtml(body.slice(start, end)),
        below,
      });
      return;
    }
    if (hasAttributes(node)) found.push(...attributesOf(node, body).map((one) => ({ ...one, below })));
    if ('children' in node) for (const child of node.children as MdastNode[]) visit(child, node);
  }
}

const hasAttributes = ({ type }: MdastNode) =>
  type === 'containerDirective' ||
  type === 'leafDirective' ||
  type === 'mdxJsxFlowElement' ||
  type === 'mdxJsxTextElement';

type Block = Omit<Segment, 'below'>;

function blockOf(
  node: MdastNode & { readonly children: readonly unknown[] },
  parent: MdastNode | undefined,
  body: string,
): Block | undefined {
  const children = node.children as readonly MdastNode[];
  const [first, last] = [children[0], children.at(-1)];
  if (!first || !last) return undefined;
  const start =
    spanOf(first).start + markerLength(parent, body.slice(spanOf(first).start, spanOf(first).end));
  const end = spanOf(last).end;
  if (start >= end) return undefined;
  const content = new InlineReader(body).read(children, start, end);
  return { kind: kindOf(node, parent), start, end, content };
}

/** The line `[!NOTE]` of an alert says what it is. */
const markerLength = (parent: MdastNode | undefined, text: string) =>
  parent?.type === 'blockquote' ? (/^\[![a-z]+\][ \t]*(?:\n[ \t>]*|$)/i.exec(text)?.[0].length ?? 0) : 0;

function kindOf(node: MdastNode, parent: MdastNode | undefined): SegmentKind {
  if (node.type === 'heading') return 'heading';
  if (node.type === 'tableCell') return 'table cell';
  if (node.type === 'paragraph' && node.data?.directiveLabel) return 'label';
  return parent?.type === 'listItem' ? 'list item' : 'paragraph';
}

/** Values of attributes in the opening line or tag. */
function attributesOf(node: MdastNode, body: string): readonly Block[] {
  const { start, end } = spanOf(node);
  const [first] = 'children' in node ? (node.children as MdastNode[]) : [];
  const opening = body.slice(start, first ? spanOf(first).start : end);
  const line = node.type.startsWith('mdx') ? opening : (opening.split('\n')[0] ?? '');
  return [...line.matchAll(readAttribute)].flatMap((found): readonly Block[] => {
    const value = found[2] ?? found[3] ?? '';
    const from = start + found.index + found[0].length - value.length - 1;
    const content = new InlineReader(body).readText(value);
    return [{ kind: 'attribute', start: from, end: from + value.length, content }];
  });
}
