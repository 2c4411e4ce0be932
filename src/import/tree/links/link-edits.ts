/** Edits that make the links of a text lead to articles, topics and headings of ours. */
import type { Definition, Link, LinkReference, Nodes } from 'mdast';
import { fileNameOf, isSafeFile, type FileNames } from './files.ts';
import type { HiddenAddress } from './hidden-addresses.ts';
import type { AssetLookup } from './images.ts';
import type { ArticleTarget, LinkTargets, ResolvedLink } from './link-targets.ts';
import { decodePath } from '#import/tree/addresses.ts';
import { escapeLabel } from '#import/tree/markdown/format.ts';
import {
  spanOf,
  toPlainText,
  walk,
  withAngles,
  type MarkdownTree,
  type Span,
} from '#import/tree/markdown/parse.ts';
import type { NoteTaker } from '#import/tree/notes.ts';
import type { Edit, TracedText } from '#import/tree/markdown/traced-text.ts';

/** What becomes of a link. */
type LinkEdit = Extract<ResolvedLink, { kind: 'as-written' | 'changed' | 'text-only' }>;

export interface LinkEditsInput {
  readonly body: TracedText;
  readonly tree: MarkdownTree;
  readonly self: ArticleTarget;
  readonly targets: LinkTargets;
  /** Gives files that readers can open their addresses. */
  readonly files: FileNames;
  readonly assets: AssetLookup;
  readonly taker: NoteTaker;
}

/** The mark of a link that leads nowhere yet; see `#markdown/todo.ts`. */
export const todoUrl = (url: string): string =>
  `todo:${url.replace(/[\s()<>"\\]/g, (sign) => `%${sign.charCodeAt(0).toString(16).padStart(2, '0').toUpperCase()}`)}`;

/** Collects edits link by link. */
export class LinkEdits {
  readonly edits: Edit[] = [];
  readonly #input: LinkEditsInput;
  #rewritten = 0;

  constructor(input: LinkEditsInput) {
    this.#input = input;
  }

  /** How many links lead to articles and topics of ours that led elsewhere before. */
  get rewritten(): number {
    return this.#rewritten;
  }

  /** What a URL at an offset becomes; notes what is lost. */
  resolve(url: string, offset: number): LinkEdit {
    const { self, targets, taker, body, files, assets } = this.#input;
    const resolved = targets.resolve(self, url);
    const line = body.lineAt(offset);
    if (resolved.kind === 'text-only') taker.note('link-unsafe', line, resolved.why);
    if (resolved.kind === 'unknown') taker.note('link-unknown', line, resolved.why);
    if (resolved.kind === 'changed') {
      this.#rewritten += resolved.url.startsWith('#') ? 0 : 1;
      if (resolved.lostAnchor !== undefined) {
        taker.note(
          'anchor-unknown',
          line,
          `#${resolved.lostAnchor} in "${resolved.title}": linked without it`,
        );
      }
    }
    if (resolved.kind === 'file') {
      const name = fileNameOf(assets, resolved.source);
      const isSafe = isSafeFile(assets, resolved.source, name);
      if (!isSafe) taker.note('file-unsafe', line, url);
      return {
        kind: 'changed',
        url: isSafe ? files.pathFor(resolved.source, name) : todoUrl(url.replace(/^wiki:/, '')),
        title: name,
        lostAnchor: undefined,
      };
    }
    if (resolved.kind === 'unknown')
      return { kind: 'changed', url: todoUrl(url.replace(/^wiki:/, '')), title: url, lostAnchor: undefined };
    return resolved;
  }

  addLink(node: Link): void {
    const span = spanOf(node);
    const destination = this.#input.tree.destinationOf(node);
    const resolved = this.resolve(node.url, span.start);
    if (resolved.kind === 'text-only') this.#unlink(node);
    else if (destination === undefined) {
      // An autolink shows its URL: our link shows the title.
      if (resolved.kind === 'changed') {
        this.edits.push({ ...span, text: `[${escapeLabel(resolved.title)}](${resolved.url})` });
      }
    } else {
      if (resolved.kind === 'changed')
        this.edits.push({ ...withAngles(this.#input.body.text, destination), text: resolved.url });
      if (toPlainText(node) === '' && !hasImage(node)) this.#fill(node, resolved);
      else if (resolved.kind === 'changed' && showsItself(node)) this.#fill(node, resolved, wordsOf(node));
    }
  }

  /** An address that is written as text, and becomes a link all the same. */
  addHidden({ url, start, end }: HiddenAddress): void {
    const resolved = this.resolve(url, start);
    if (resolved.kind === 'changed')
      this.edits.push({ start, end, text: `[${escapeLabel(resolved.title)}](${resolved.url})` });
  }

  addReference(node: LinkReference, definition: Definition | undefined): void {
    const { self, targets } = this.#input;
    if (definition && targets.resolve(self, definition.url).kind === 'text-only') this.#unlink(node);
  }

  addDefinition(node: Definition): void {
    const destination = this.#input.tree.destinationOf(node);
    const resolved = this.resolve(node.url, spanOf(node).start);
    if (resolved.kind === 'changed' && destination)
      this.edits.push({ ...withAngles(this.#input.body.text, destination), text: resolved.url });
    if (resolved.kind === 'text-only') this.edits.push({ ...spanOf(node), text: '' });
  }

  /** Gives a link the title of what it leads to, in place of the words that it has, if any. */
  #fill(node: Link, resolved: LinkEdit, words?: Span): void {
    const { start } = spanOf(node);
    const text =
      resolved.kind === 'changed'
        ? resolved.title
        : node.url.replace(/^https?:\/\/(?:www\.)?|[?#].*$|\/$/g, '');
    this.#input.taker.note('link-empty', this.#input.body.lineAt(start), `${node.url}: now "${text}"`);
    this.edits.push({ ...(words ?? { start: start + 1, end: start + 1 }), text: escapeLabel(text) });
  }

  /** Only the text of a link stays. */
  #unlink(node: Link | LinkReference): void {
    const { start, end } = spanOf(node);
    const [first, last] = [node.children[0], node.children.at(-1)];
    if (first && last) {
      // `List<[Item](…)>` would be a tag without its link.
      const isTag = this.#input.body.text[start - 1] === '<';
      this.edits.push(
        { start: isTag ? start - 1 : start, end: spanOf(first).start, text: isTag ? '\\<' : '' },
        { start: spanOf(last).end, end, text: '' },
      );
    } else this.edits.push({ start, end, text: '' });
  }
}

/** Whether a link says its own address: `[fees/late.md](fees/late.md)`. */
const showsItself = (node: Link) =>
  /[/#]|\.(?:mdx?|html?)$/i.test(node.url) && [node.url, decodePath(node.url)].includes(toPlainText(node));

function wordsOf(node: Link): Span | undefined {
  const [first, last] = [node.children[0], node.children.at(-1)];
  return first && last && { start: spanOf(first).start, end: spanOf(last).end };
}

function hasImage(node: Nodes): boolean {
  let found = false;
  walk(node, ({ type }) => {
    found ||= type === 'image' || type === 'imageReference';
  });
  return found;
}
