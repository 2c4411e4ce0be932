/** Finds raw HTML tags without a counterpart, and links between tags that nobody sees. */
import type { MdastNode } from 'satteri';
import { attributeOf, isVoid, readHtml, withoutComments, type HtmlTag } from '#html/read-tags.ts';
import type { Position } from '#problems/problem.ts';
import type { FoundParts } from './found-parts.ts';
import type { NodeOf } from './nodes.ts';

/** An element that has begun. */
interface OpenElement {
  readonly tag: HtmlTag;
  readonly at: Position;
  /** How much that readers see stood before its content. */
  readonly seenBefore: number;
}

/** What an element cannot reach out of. */
const scopes: ReadonlySet<MdastNode['type']> = new Set([
  'containerDirective',
  'blockquote',
  'listItem',
  'tableCell',
  'footnoteDefinition',
] as const);

/** Problems: `unsafe-html` for `<details>` that never ends and for tags that end nothing; `link-without-text`. */
export function checkHtmlTags(tree: MdastNode, found: FoundParts): void {
  const reader = new TagReader(found);
  const waiting: (MdastNode | 'end of scope')[] = [tree];
  for (let node = waiting.pop(); node; node = waiting.pop()) {
    if (node === 'end of scope') {
      reader.leave();
      continue;
    }
    reader.read(node);
    if (scopes.has(node.type)) {
      reader.enter();
      waiting.push('end of scope');
    }
    if ('children' in node) waiting.push(...(node.children as MdastNode[]).toReversed());
  }
  reader.finish();
}

class TagReader {
  readonly #found: FoundParts;
  readonly #scopes: OpenElement[][] = [[]];
  /** Open at the end of their scope. */
  readonly #unended: OpenElement[] = [];
  #seen = 0;

  constructor(found: FoundParts) {
    this.#found = found;
  }

  enter(): void {
    this.#scopes.push([]);
  }

  /** What is still open may end in another block only. */
  leave(): void {
    this.#unended.push(...(this.#scopes.pop() ?? []));
  }

  /** What is still open at the end of the text never ends. */
  finish(): void {
    this.leave();
    for (const { tag, at } of this.#unended) {
      if (tag.name !== 'details') continue;
      const message = "<details> isn't closed, so everything below it becomes part of it.";
      this.#found.addProblem('unsafe-html', at, message, 'Write "</details>" where it ends.');
    }
  }

  read(node: MdastNode): void {
    if (node.type === 'html') this.#readHtml(node);
    else if (node.type === 'image' || node.type === 'imageReference') this.#seen += 1;
    else if ('value' in node && node.value.trim() !== '') this.#seen += 1;
  }

  #readHtml(node: NodeOf<'html'>): void {
    let end = 0;
    for (const tag of readHtml(node.value).tags) {
      this.#readWords(node.value.slice(end, tag.start));
      end = tag.end;
      const at = this.#found.placeIn(node, tag.start);
      if (tag.kind === 'close') this.#close(tag, at);
      else if (tag.name === 'img') this.#readWords(attributeOf(tag, 'alt') ?? '');
      else if (!isVoid(tag.name)) this.#open.push({ tag, at, seenBefore: this.#seen });
    }
    this.#readWords(node.value.slice(end));
  }

  #readWords(text: string): void {
    if (withoutComments(text).trim() !== '') this.#seen += 1;
  }

  #close({ name }: HtmlTag, at: Position): void {
    const index = this.#open.findLastIndex(({ tag }) => tag.name === name);
    if (index < 0) {
      this.#addStray(name, at);
      return;
    }
    // What was left open inside ends here, too.
    const [element] = this.#open.splice(index);
    const target = element && name === 'a' ? attributeOf(element.tag, 'href') : undefined;
    if (element && target !== undefined && element.seenBefore === this.#seen)
      this.#found.addLinkWithoutText(target, element.at);
  }

  #addStray(name: string, at: Position): void {
    const elsewhere = [...this.#scopes, this.#unended].findLast((scope) => takeLast(scope, name));
    this.#found.addProblem(
      'unsafe-html',
      at,
      elsewhere
        ? `</${name}> is in another block than its <${name}>, so it doesn't close it.`
        : `</${name}> closes nothing: no <${name}> is open here.`,
      elsewhere
        ? 'Indent both the same, so that they are in the same list item, quote or block.'
        : `Remove it, or write <${name}> where it begins.`,
    );
  }

  get #open(): OpenElement[] {
    return this.#scopes.at(-1) ?? [];
  }
}

/** Takes the last element of a name out of a scope; says whether there was one. */
function takeLast(scope: OpenElement[], name: string): boolean {
  const index = scope.findLastIndex(({ tag }) => tag.name === name);
  if (index >= 0) scope.splice(index, 1);
  return index >= 0;
}
