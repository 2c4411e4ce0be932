/**
 * CommonMark and GFM that every tool reads: what only Fener knows is written out. Steps are lists, labels of tabs are bold,
 * parts to open are `<details>`, videos are links. With `marks`, comments keep what it was, so that an import finds it again.
 */
import type { MdastNode } from 'satteri';
import { slug as githubSlug } from 'github-slugger';
import { escapeHtml } from '#base/escape-html.ts';
import type { AnalysedMarkdown } from '#model/text.ts';
import {
  copyEdits,
  escapeMarkdown,
  imageNames,
  titleOf,
  withEdits,
  type CopyAddresses,
  type Edit,
} from './copy.ts';
import { textOf, type NodeOf } from './nodes.ts';
import { elementEdits, isComponent } from './portable-components.ts';
import { codeOf, destination, plainLines } from './portable-lines.ts';
import { nodesOf, readTree, spanOf } from './readable.ts';
import { isTodo, withoutTodo } from './todo.ts';
import { containers } from './vocabulary.ts';

export interface PortableOptions {
  readonly addresses: CopyAddresses;
  /** Ids of its headings in order; those that no link leads to may be absent. */
  readonly headingIds: readonly (string | undefined)[];
  /** Whether comments keep what other tools don't know. */
  readonly marks: boolean;
  /** Whether what Markdown has no sign for is written without HTML: labels in bold, keys as code. */
  readonly isPlain?: boolean;
  /** Whether steps, tabs and videos stand in a `<div>` with a class, as HTML can have them. */
  readonly isBoxed?: boolean;
}

/** The text in Markdown that other tools read. */
export function portableMarkdown(
  { body, format }: AnalysedMarkdown,
  { addresses, headingIds, marks, isPlain = false, isBoxed = false }: PortableOptions,
): string {
  const nodes = nodesOf(readTree(body, format));
  const images = imageNames(nodes);
  const ids = [...headingIds];
  const edits = nodes.flatMap((node): readonly Edit[] => {
    switch (node.type) {
      case 'heading':
        return headingEdits(node, body, ids.shift(), marks);
      case 'containerDirective':
        return Object.hasOwn(containers, node.name)
          ? containerEdits(node, body, { marks, isPlain, isBoxed })
          : [];
      case 'textDirective':
        return [
          {
            ...spanOf(node),
            text: isPlain ? codeOf(textOf(node)) : `<kbd>${escapeHtml(textOf(node))}</kbd>`,
          },
        ];
      case 'link':
      case 'image':
        return !isPlain && (isTodo(node.url) || (node.type === 'image' && isTodo(node.alt ?? '')))
          ? todoEdits(node, addresses)
          : copyEdits(node, body, addresses, images);
      case 'html':
        return marks && node.value.startsWith('<!--') ? [] : copyEdits(node, body, addresses, images);
      case 'mdxjsEsm':
        return [{ ...spanOf(node), text: '' }];
      case 'mdxJsxFlowElement':
      case 'mdxJsxTextElement':
        return isComponent(node)
          ? elementEdits(node, body, { addresses, marks, isPlain, isBoxed })
          : copyEdits(node, body, addresses, images);
      default:
        return copyEdits(node, body, addresses, images);
    }
  });
  return withEdits(body, edits);
}

/** An id of its own stands in an anchor, which every tool keeps. */
function headingEdits(
  node: NodeOf<'heading'>,
  body: string,
  linked: string | undefined,
  marks: boolean,
): readonly Edit[] {
  const { start, end } = spanOf(node);
  const written = /[ \t]*\{#([^}\s]+)\}/.exec(body.slice(start, end));
  const id = written?.[1] ?? linked;
  const isPlain = id === undefined || (!written && githubSlug(textOf(node)) === id);
  // An import takes the name of a heading without an id of its own out again.
  const anchor = isPlain || !marks ? '' : ` <a ${written ? 'id' : 'name'}="${escapeHtml(id)}"></a>`;
  if (written)
    return [{ start: start + written.index, end: start + written.index + written[0].length, text: anchor }];
  const last = node.children.at(-1);
  if (anchor === '' || !last) return [];
  const at = spanOf(last).end;
  return [{ start: at, end: at, text: anchor }];
}

/** What an import did not find leads where it led. */
function todoEdits(node: NodeOf<'link'> | NodeOf<'image'>, { image }: CopyAddresses): readonly Edit[] {
  const whole = spanOf(node);
  if (node.type === 'image') {
    const url = isTodo(node.url) ? withoutTodo(node.url) : (image(node.url) ?? node.url);
    const text = `![${escapeMarkdown(withoutTodo(node.alt ?? ''))}](${destination(url)}${titleOf(node)})`;
    return [{ ...whole, text }];
  }
  const last = (node.children as MdastNode[]).at(-1);
  const start = last ? spanOf(last).end : whole.start + 1;
  return [{ start, end: whole.end, text: `](${destination(withoutTodo(node.url))}${titleOf(node)})` }];
}

/** The two lines of a container. */
function containerEdits(
  node: NodeOf<'containerDirective'>,
  body: string,
  {
    marks,
    isPlain,
    isBoxed,
  }: { readonly marks: boolean; readonly isPlain: boolean; readonly isBoxed: boolean },
): readonly Edit[] {
  const { start, end } = spanOf(node);
  const lineStart = body.lastIndexOf('\n', start - 1) + 1;
  const prefix = body.slice(lineStart, start).replace(/[^\s>]/g, ' ');
  const openEnd = endOfLine(body, start);
  const label = (node.children as MdastNode[]).find(
    (child) => child.type === 'paragraph' && child.data?.directiveLabel,
  );
  const plain = plainLines(node.name, label ? textOf(label) : '', {
    attributes: node.attributes ?? {},
    isPlain,
    isBoxed,
  });
  const open = [...mark(body.slice(start, openEnd), marks), ...plain.open];
  const next = body.slice(openEnd + 1, endOfLine(body, openEnd + 1));
  const gap = plain.open.length > 0 && next.replace(/^[\s>]*/, '') !== '' ? [''] : [];
  const edits: Edit[] = [{ start, end: openEnd, text: [...open, ...gap].join(`\n${prefix}`) }];
  const closing = /(?:^|\n)([ \t>]*)(:{3,})[ \t]*$/.exec(body.slice(openEnd, end));
  if (!closing?.[2]) return edits;
  const closeStart =
    end -
    (closing[0].trimEnd() === closing[0] ? closing[2].length : closing[0].length - closing[0].indexOf(':'));
  const close = [...mark(closing[2], marks), ...plain.close];
  return [...edits, { start: closeStart, end, text: close.join(`\n${closing[1] ?? ''}`) }];
}

const endOfLine = (text: string, from: number) => {
  const found = text.indexOf('\n', from);
  return found < 0 ? text.length : found;
};

/** A line as it was, in a comment. */
const mark = (line: string, marks: boolean) =>
  marks && !line.includes('--') ? [`<!-- ${line.trim()} -->`] : [];
