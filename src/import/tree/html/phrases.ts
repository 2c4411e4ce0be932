/** Raw HTML tags inside paragraphs, headings and table cells: changed tag by tag, the text between them stays. */
import type { Nodes, Parents } from 'mdast';
import type { ArticleContext } from '#import/tree/article-context.ts';
import {
  allowedAttributesOf,
  filterTag,
  isAllowed,
  isDropped,
  isHtmlElement,
  isPhrasing,
  isWrapper,
} from './allowed.ts';
import { attributeOf, findTags, formatTag, pairTags, type Tag } from './tags.ts';
import { isOfficeElement } from './word.ts';
import { formatImage, guardLineStart } from '#import/tree/markdown/format.ts';
import { spanOf, walk, type MarkdownTree } from '#import/tree/markdown/parse.ts';
import type { Edit, TracedText } from '#import/tree/markdown/traced-text.ts';

/** Edits that turn inline HTML tags into Markdown of ours or into HTML that we allow. */
export function convertHtmlPhrases(source: TracedText, tree: MarkdownTree, context: ArticleContext): Edit[] {
  const edits: Edit[] = [];
  noteStyles(tree, source, context);
  walk(tree.root, (node, parents) => {
    if (!('children' in node) || isBlockParent(node)) return;
    const isBelowLink = parents.some((parent) => parent.type === 'link');
    edits.push(
      ...convertChildren({ source, parent: node, context, isInLink: isBelowLink || node.type === 'link' }),
    );
  });
  return edits;
}

/** One note for all inline styles of a text, at the first of them. */
function noteStyles({ root }: MarkdownTree, { lineAt }: TracedText, { note }: ArticleContext): void {
  const lines: number[] = [];
  walk(root, (node, parents) => {
    if (node.type !== 'html' || parents.at(-1)?.type === 'root' || !/\sstyle\s*=/i.test(node.value)) return;
    lines.push(lineAt(spanOf(node).start));
  });
  if (lines.length > 0)
    note('style-removed', lines[0], lines.length === 1 ? '1 inline style' : `${lines.length} inline styles`);
}

const isBlockParent = (node: Nodes) =>
  ['root', 'blockquote', 'list', 'listItem', 'footnoteDefinition', 'table', 'tableRow'].includes(node.type);

interface Phrases {
  readonly source: TracedText;
  readonly parent: Parents;
  readonly context: ArticleContext;
  readonly isInLink: boolean;
}

/** An inline tag with its place in the article. */
interface PlacedTag {
  readonly tag: Tag;
  readonly html: string;
  readonly start: number;
  readonly end: number;
}

function placeTags(parent: Parents): PlacedTag[] {
  return parent.children.flatMap((child) => {
    if (child.type !== 'html') return [];
    const [tag] = findTags(child.value);
    return tag ? [{ tag, html: child.value, ...spanOf(child) }] : [];
  });
}

function convertChildren({ source, parent, context, isInLink }: Phrases): Edit[] {
  const placed = placeTags(parent);
  if (placed.length === 0) return [];
  const { pairs, unmatched } = pairTags(placed.map(({ tag }) => tag));
  const edits: Edit[] = [];
  const replace = (at: PlacedTag, text: string) => {
    if (text === '') edits.push({ start: at.start, end: at.end, text: guardLineStart(source.text, at) });
    else if (text !== at.html) edits.push({ start: at.start, end: at.end, text });
  };
  const gone: PlacedTag[] = [];

  for (const { open, close } of pairs) {
    const opening = placed[open];
    const closing = close === undefined ? undefined : placed[close];
    if (!opening || gone.some(({ start, end }) => opening.start >= start && opening.start < end)) continue;
    const line = source.lineAt(opening.start);
    const isInCell = parent.type === 'tableCell';
    const [before, after] = convertPair({ opening, closing, source, line, context, isInLink, isInCell });
    if (closing && after === undefined) {
      gone.push({ ...opening, end: closing.end });
      edits.push({ start: opening.start, end: closing.end, text: before });
    } else {
      replace(opening, before);
      if (closing) replace(closing, after ?? '');
    }
  }
  for (const index of unmatched) {
    const alone = placed[index];
    if (!alone || gone.some(({ start, end }) => alone.start >= start && alone.start < end)) continue;
    replace(alone, convertAlone(alone, source.lineAt(alone.start), context));
  }
  return edits;
}

interface Pair {
  readonly opening: PlacedTag;
  readonly closing: PlacedTag | undefined;
  readonly source: TracedText;
  readonly line: number;
  readonly context: ArticleContext;
  readonly isInLink: boolean;
  /** In a cell of a Markdown table, where HTML is the only way to have lists. */
  readonly isInCell: boolean;
}

/** What stands for the opening and the closing tag; one text alone stands for both and all between them. */
function convertPair({
  opening,
  closing,
  source,
  line,
  context,
  isInLink,
  isInCell,
}: Pair): [string, string?] {
  const { tag, html } = opening;
  if (closing && /display\s*:\s*none/i.test(attributeOf(tag, 'style') ?? '')) {
    context.note('hidden-text', line, `<${tag.name}> removed`);
    return [''];
  }
  const inner = closing ? source.text.slice(opening.end, closing.start) : '';
  if (tag.name === 'kbd' && closing) {
    if (/<kbd\b/i.test(inner)) return ['', ''];
    return /[[\]]/.test(inner) && !/[\\<`]/.test(inner)
      ? [`:kbd[${inner.replace(/[[\]]/g, '\\$&')}]`]
      : [':kbd[', ']'];
  }
  if (tag.name === 'img') {
    const url = attributeOf(tag, 'src') ?? '';
    return [
      formatImage({ url, alt: attributeOf(tag, 'alt') ?? '', title: attributeOf(tag, 'title') || undefined }),
    ];
  }
  if (tag.name === 'a' && closing) return convertAnchor(opening, isInLink, inner);
  if (tag.name === 'iframe' || tag.name === 'video') {
    const src = attributeOf(tag, 'src') ?? /\bsrc="?([^\s">]+)/.exec(inner)?.[1];
    context.note('embed', line, `<${tag.name}> of ${src ?? 'nothing'}`);
    return [src && /^https?:/.test(src) ? `<${src}>` : ''];
  }
  if (isOfficeElement(tag.name)) return ['', ''];
  if (!isHtmlElement(tag.name)) {
    context.note('html-literal', line, html);
    return [`\\${html}`, closing ? `\\${closing.html}` : ''];
  }
  if (isDropped(tag.name)) {
    context.note('html-removed', line, `<${tag.name}>`);
    return [''];
  }
  const means = allowedAttributesOf(tag).some(({ name }) => ['id', 'lang', 'dir'].includes(name));
  if (isWrapper(tag.name) || ((tag.name === 'span' || tag.name === 'div') && !means)) return ['', ''];
  if (!isAllowed(tag.name) || (!isPhrasing(tag.name) && !isInCell)) {
    context.note('html-removed', line, `<${tag.name}>`);
    return ['', ''];
  }
  return [filterTag(tag, html, line, context), closing ? closing.html : ''];
}

function convertAnchor({ tag }: PlacedTag, isInLink: boolean, inner: string): [string, string] {
  const id = attributeOf(tag, 'id') ?? attributeOf(tag, 'name');
  const anchor = id ? formatTag({ kind: 'open', name: 'a', attributes: [{ name: 'id', value: id }] }) : '';
  const href = attributeOf(tag, 'href')?.trim();
  // `<a href="#fees" id="fees"></a>` marks a place and shows nothing.
  const isMark = inner.trim() === '' && (href?.startsWith('#') ?? false);
  if (href === undefined || isInLink || isMark) return anchor === '' ? ['', ''] : [anchor, '</a>'];
  const title = attributeOf(tag, 'title');
  const destination = /[\s()<>]/.test(href) ? `<${href.replace(/[<>\n]/g, encodeURIComponent)}>` : href;
  const quoted = title ? ` "${title.replaceAll('"', '\\"')}"` : '';
  return [`${anchor}${anchor === '' ? '' : '</a>'}[`, `](${destination}${quoted})`];
}

/** A tag without its other half. */
function convertAlone({ tag, html }: PlacedTag, line: number, context: ArticleContext): string {
  if (isOfficeElement(tag.name)) return '';
  if (!isHtmlElement(tag.name)) {
    context.note('html-literal', line, html);
    return `\\${html}`;
  }
  if (tag.name === 'br') return '<br>';
  const id =
    tag.kind === 'open' && tag.name === 'a'
      ? (attributeOf(tag, 'id') ?? attributeOf(tag, 'name'))
      : undefined;
  if (id) return `${formatTag({ kind: 'open', name: 'a', attributes: [{ name: 'id', value: id }] })}</a>`;
  if (tag.kind === 'open' && !isWrapper(tag.name))
    context.note('html-removed', line, `${html} without its other half`);
  return '';
}
