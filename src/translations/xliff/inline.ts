/** The content of a segment: words, and codes that stand for Markdown. */
import type { MdastNode } from 'satteri';
import { readHtml } from '#html/read-tags.ts';
import { spanOf } from '#markdown/readable.ts';

/** A piece of a segment. Codes are numbered within their segment, from 1. */
export type Inline =
  | { readonly kind: 'text'; readonly text: string }
  /** Something that stands alone: code, a line break, a tag. */
  | { readonly kind: 'code'; readonly id: number; readonly data: string }
  /** Something around words: emphasis, a link. */
  | {
      readonly kind: 'span';
      readonly id: number;
      readonly type: 'fmt' | 'image' | 'link';
      readonly start: string;
      readonly end: string;
      readonly content: readonly Inline[];
    };

/** What an escape or a character reference looks like. */
const escapes = /\\[!-/:-@[-`{-~]|&(?:#\d{1,7}|#x[\da-f]{1,6}|[a-z][a-z\d]*);/gi;

/** Space that means nothing but a gap. Spaces that don't break, and wide ones, are signs of their language. */
export const softSpace = /[ \t\r\n]+/g;

/** Line breaks of an editor, with what continues a quotation or a list. */
const softBreak = /(?<![ \t])[ \t]*\n[ \t>]*/g;

/** Reads the content of nodes of one block. */
export class InlineReader {
  readonly #body: string;
  #codes = 0;

  constructor(body: string) {
    this.#body = body;
  }

  /** Siblings from `start` to `end`; what lies between two of them belongs to the first. */
  read(nodes: readonly MdastNode[], start: number, end: number): readonly Inline[] {
    const found: Inline[] = [];
    let at = start;
    for (const [index, node] of nodes.entries()) {
      const whole = spanOf(node);
      if (whole.end <= at) continue;
      const next = nodes[index + 1];
      const until = node.type === 'break' && next ? Math.min(spanOf(next).start, end) : whole.end;
      if (whole.start > at) found.push(this.#between(this.#body.slice(at, whole.start)));
      found.push(...this.#one(node, Math.max(whole.start, at), until));
      at = until;
    }
    if (at < end) found.push(this.#code(this.#body.slice(at, end)));
    return found;
  }

  /** What continues a quotation or list on a new line is a space. */
  #between(gap: string): Inline {
    return /^[\s>]*$/.test(gap) ? { kind: 'text', text: ' ' } : this.#code(gap);
  }

  /** HTML: its tags and comments are codes. */
  readHtml(html: string): readonly Inline[] {
    const { tags, comments } = readHtml(html);
    const found: Inline[] = [];
    let at = 0;
    for (const place of [...tags, ...comments].toSorted((a, b) => a.start - b.start)) {
      if (place.start < at) continue;
      if (place.start > at) found.push(...this.#text(html.slice(at, place.start)));
      found.push(this.#code(html.slice(place.start, place.end)));
      at = place.end;
    }
    if (at < html.length) found.push(...this.#text(html.slice(at)));
    return found;
  }

  /** Plain text, such as a title. */
  readText(text: string): readonly Inline[] {
    return this.#text(text);
  }

  #one(node: MdastNode, start: number, end: number): readonly Inline[] {
    const written = this.#body.slice(start, end);
    switch (node.type) {
      case 'text':
        return this.#text(written);
      case 'emphasis':
      case 'strong':
      case 'delete':
        return this.#around(node, 'fmt', start, end);
      case 'link':
        return written.startsWith('[') ? this.#around(node, 'link', start, end) : [this.#code(written)];
      case 'linkReference':
        return this.#around(node, 'link', start, end, `][${node.label ?? node.identifier}]`);
      case 'textDirective':
        return node.children.length > 0 ? this.#around(node, 'fmt', start, end) : [this.#code(written)];
      case 'image':
        return this.#image(written);
      default:
        return [this.#code(written)];
    }
  }

  #code(data: string): Inline {
    return { kind: 'code', id: ++this.#codes, data };
  }

  #around(
    node: MdastNode & { readonly children: readonly unknown[] },
    type: 'fmt' | 'link',
    start: number,
    end: number,
    closing?: string,
  ): readonly Inline[] {
    const children = node.children as readonly MdastNode[];
    const [first, last] = [children[0], children.at(-1)];
    if (!first || !last) return [this.#code(this.#body.slice(start, end))];
    const [from, to] = [spanOf(first).start, spanOf(last).end];
    const id = ++this.#codes;
    const content = this.read(children, from, to);
    const opening = this.#body.slice(start, from);
    return [{ kind: 'span', id, type, start: opening, end: closing ?? this.#body.slice(to, end), content }];
  }

  /** The description of a picture and its caption. */
  #image(written: string): readonly Inline[] {
    const parts =
      /^(!\[)((?:\\[^]|[^\\[\]])*)(\]\((?:<[^>\n]*>|(?:[^\s<>"'()]|\([^\s()]*\))*))(?:(\s+")((?:\\[^]|[^"\\])*)("\s*\)))?(\s*\))?$/.exec(
        written,
      );
    if (!parts || (parts[4] === undefined) === (parts[7] === undefined)) return [this.#code(written)];
    const [, opening = '', alt = '', middle = '', quote, caption = '', ending, closing] = parts;
    const span = (start: string, text: string, end: string): Inline => {
      const id = ++this.#codes;
      return { kind: 'span', id, type: 'image', start, end, content: this.#text(text) };
    };
    return quote === undefined || ending === undefined
      ? [span(opening, alt, middle + (closing ?? ''))]
      : [span(opening, alt, middle + quote), span('', caption, ending)];
  }

  #text(written: string): readonly Inline[] {
    const found: Inline[] = [];
    const line = written.replace(softBreak, ' ');
    let at = 0;
    for (const { 0: escape, index } of line.matchAll(escapes)) {
      if (index > at) found.push({ kind: 'text', text: line.slice(at, index) });
      found.push(this.#code(escape));
      at = index + escape.length;
    }
    if (at < line.length) found.push({ kind: 'text', text: line.slice(at) });
    return found;
  }
}

/** Content as Markdown. `escape` makes the words of a translator plain text. */
export const toMarkdown = (
  content: readonly Inline[],
  escape: (text: string) => string = (text) => text,
): string =>
  content
    .map((piece) =>
      piece.kind === 'text'
        ? escape(piece.text)
        : piece.kind === 'code'
          ? piece.data
          : piece.start + toMarkdown(piece.content, escape) + piece.end,
    )
    .join('');

/** Content for comparing: text in one piece between codes. */
export function shapeOf(content: readonly Inline[]): string {
  return JSON.stringify(merged(content));
}

function merged(content: readonly Inline[]): unknown[] {
  const shape: unknown[] = [];
  for (const piece of content) {
    const last = shape.length - 1;
    if (piece.kind === 'text') {
      if (typeof shape[last] === 'string') shape[last] += piece.text;
      else if (piece.text !== '') shape.push(piece.text);
    } else if (piece.kind === 'code') shape.push({ data: piece.data });
    else shape.push({ start: piece.start, end: piece.end, content: merged(piece.content) });
  }
  return shape;
}

/** Whether there is anything to translate. */
export const hasWords = (content: readonly Inline[]): boolean =>
  content.some((piece) =>
    piece.kind === 'text'
      ? /[\p{L}\p{N}]/u.test(piece.text)
      : piece.kind === 'span' && hasWords(piece.content),
  );
