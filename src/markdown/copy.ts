/** Markdown for other programs: what a writer wrote, with addresses that work anywhere and without notes for writers. */
import type { MdastNode } from 'satteri';
import { readHtml, withoutComments } from '#html/read-tags.ts';
import type { NodeOf } from './nodes.ts';
import { isTodo, withoutTodo } from './todo.ts';
import { spanOf, type Span } from './readable.ts';

/** Where links and pictures lead; those without an address stay as written. */
export interface CopyAddresses {
  readonly link: (written: string) => string | undefined;
  readonly image: (written: string) => string | undefined;
}

/** Replaces a part of a text. */
export interface Edit extends Span {
  readonly text: string;
}

/** A text with edits that don't overlap, in any order. */
export function withEdits(body: string, edits: readonly Edit[]): string {
  let copy = '';
  let last = 0;
  for (const { start, end, text } of edits.toSorted(byStart)) {
    copy += body.slice(last, start) + text;
    last = end;
  }
  return copy + body.slice(last);
}

const byStart = (a: Span, b: Span) => a.start - b.start;

/** Names of definitions that pictures use. */
export const imageNames = (nodes: readonly MdastNode[]): ReadonlySet<string> =>
  new Set(nodes.flatMap((node) => (node.type === 'imageReference' ? node.identifier : [])));

/** What a copy has instead of a node: addresses that work, no comments, no marks of an import. */
export function copyEdits(
  node: MdastNode,
  body: string,
  addresses: CopyAddresses,
  images: ReadonlySet<string>,
): readonly Edit[] {
  const whole = node.position ? spanOf(node) : { start: 0, end: 0 };
  const written = body.slice(whole.start, whole.end);
  switch (node.type) {
    case 'link':
      return linkEdits(node, whole, body, addresses);
    case 'image': {
      const alt = escapeMarkdown(withoutTodo(node.alt ?? ''));
      if (isTodo(node.url)) return [{ ...whole, text: alt === '' ? '' : `*${alt}*` }];
      const url = addresses.image(node.url);
      const text = `![${alt}](${url}${titleOf(node)})`;
      return url === undefined ? [] : [{ ...whole, text }];
    }
    case 'definition': {
      // A way to hide a note: `[//]: # (ask sales)`.
      if (node.url === '' || node.url === '#') return changed(whole, written, '', body);
      const url = images.has(node.identifier) ? addresses.image(node.url) : addresses.link(node.url);
      return url === undefined ? [] : [{ ...whole, text: `[${node.label}]: ${url}${titleOf(node)}` }];
    }
    case 'html':
      return changed(whole, written, withAddresses(withoutComments(written), addresses), body);
    case 'mdxFlowExpression':
    case 'mdxTextExpression':
      return changed(whole, written, written.startsWith('{/*') ? '' : written, body);
    case 'mdxJsxFlowElement':
    case 'mdxJsxTextElement': {
      const tag = openingTag(node, whole, written);
      return changed(
        { start: whole.start, end: whole.start + tag.length },
        tag,
        withAddresses(tag, addresses),
        body,
      );
    }
    default:
      return [];
  }
}

/** The address of a link follows its words. A link that shows its own address has been changed already. */
function linkEdits(
  node: NodeOf<'link'>,
  whole: Span,
  body: string,
  { link }: CopyAddresses,
): readonly Edit[] {
  if (isTodo(node.url)) return wordsAlone(node, whole);
  const written = body.slice(whole.start, whole.end);
  if (!written.startsWith('['))
    return isBare(written) && !isPlain(written, body, whole) ? [{ ...whole, text: `<${written}>` }] : [];
  const url = link(node.url);
  const last = node.children.at(-1);
  const start = last ? spanOf(last).end : whole.start + 1;
  return url === undefined ? [] : [{ start, end: whole.end, text: `](${url}${titleOf(node)})` }];
}

/** A link that an import did not find again. */
function wordsAlone(node: NodeOf<'link'>, { start, end }: Span): readonly Edit[] {
  const [first, last] = [node.children[0], node.children.at(-1)];
  if (!first || !last) return [{ start, end, text: '' }];
  return [
    { start, end: spanOf(first).start, text: '' },
    { start: spanOf(last).end, end, text: '' },
  ];
}

const isBare = (written: string) => /^https?:\/\//i.test(written);

/** Whether every parser of GFM sees where a bare address begins and ends; else it needs `<` and `>`. */
const isPlain = (written: string, body: string, { start, end }: Span) =>
  /^[!-~]*[\w/]$/.test(written) &&
  /(?:^|[\s(])$/.test(body.slice(Math.max(0, start - 1), start)) &&
  /^(?:[.,;:!?)]*(?:\s|$))/.test(body.slice(end, end + 8));

/** The title of a link or picture, as it follows the address. */
export const titleOf = ({ title }: { readonly title?: string | null | undefined }) =>
  title ? ` "${title.replace(/["\\]/g, '\\$&')}"` : '';

/** An edit, if there is something to edit. Removes a line that becomes empty, with its line break. */
function changed(whole: Span, before: string, after: string, body: string): readonly Edit[] {
  if (after === before) return [];
  if (after.trim() !== '') return [{ ...whole, text: after }];
  const [, blank, indent] = /(^|\n[ \t]*\n|\n)([ \t]*)$/.exec(body.slice(0, whole.start)) ?? [];
  if (indent === undefined) return [{ ...whole, text: '' }];
  // If there's no empty line above, the one below has to stay.
  const breaks = blank === '\n' ? /^[ \t]*\n?/ : /^[ \t]*\n{0,2}/;
  const rest = breaks.exec(body.slice(whole.end))?.[0].length ?? 0;
  return [{ start: whole.start - indent.length, end: whole.end + rest, text: '' }];
}

/** What comes before a component's content. */
function openingTag(
  node: NodeOf<'mdxJsxFlowElement'> | NodeOf<'mdxJsxTextElement'>,
  { start }: Span,
  written: string,
): string {
  const [first] = node.children as MdastNode[];
  return first ? written.slice(0, spanOf(first).start - start) : written;
}

/** Corrects the addresses in attributes of tags. */
const withAddresses = (html: string, addresses: CopyAddresses) =>
  readHtml(html).tags.reduceRight(
    (text, { start, end }) =>
      text.slice(0, start) + tagWith(addresses, text.slice(start, end)) + text.slice(end),
    html,
  );

const tagWith = ({ link, image }: CopyAddresses, tag: string) =>
  tag.replace(
    /(\s)(href|src)(\s*=\s*)("[^"]*"|'[^']*'|[^\s"'=<>`]+)/gi,
    (all, space: string, name: string, equals: string, quoted: string) => {
      const value = quoted.replace(/^(["'])(.*)\1$/s, '$2').replaceAll('&amp;', '&');
      const url = name.toLowerCase() === 'href' ? link(value) : image(value);
      return url === undefined ? all : `${space}${name}${equals}"${url.replaceAll('&', '&amp;')}"`;
    },
  );

/** A text without markup as Markdown that shows it: none of its signs becomes markup. */
export const escapeMarkdown = (text: string): string =>
  text.replace(/[\\`*[\]<]|(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])/gu, '\\$&').replace(/\s*\n\s*/g, ' ');
