/** Second half of a text's conversion: its links and images, now that every article and file is known. */
import { errorText } from '#base/error-text.ts';
import type { Definition, Nodes, Parents } from 'mdast';
import { findHiddenAddresses } from '#import/tree/links/hidden-addresses.ts';
import { findEmptyAnchors, findHeadingId } from '#import/tree/links/anchors.ts';
import { escapeDirectives } from '#import/tree/markdown/directives.ts';
import { attributeOf, findTags, formatTag, type Tag } from '#import/tree/html/tags.ts';
import { ImageEdits } from '#import/tree/links/image-edits.ts';
import type { FileNames } from '#import/tree/links/files.ts';
import type { AssetLookup, ImagePlaces } from '#import/tree/links/images.ts';
import { LinkEdits } from '#import/tree/links/link-edits.ts';
import type { ArticleTarget, LinkTargets } from '#import/tree/links/link-targets.ts';
import { parseMarkdown, spanOf, walk, type MarkdownTree, type Span } from '#import/tree/markdown/parse.ts';
import { mendText, noteVisible } from './mend.ts';
import type { NoteTaker } from './notes.ts';
import { applyEdits, type Edit, type TracedText } from '#import/tree/markdown/traced-text.ts';

export interface FinishInput {
  readonly body: TracedText;
  readonly self: ArticleTarget;
  readonly targets: LinkTargets;
  readonly locale: string;
  readonly assets: AssetLookup;
  readonly images: ImagePlaces;
  readonly files: FileNames;
  readonly taker: NoteTaker;
  /** The body as the source has it. */
  readonly source: string;
}

export interface FinishedText {
  readonly text: string;
  /** The line of the source of an offset in the text. */
  readonly lineAt: TracedText['lineAt'];
  /** How many links lead to articles and topics of ours that led elsewhere before. */
  readonly rewritten: number;
}

/** Rewrites links and images, keeps of ids that occur twice the first, and escapes what only looks like a directive. */
export function finishText(input: FinishInput): FinishedText {
  try {
    return new Finisher(input).finish();
  } catch (error) {
    const { body, taker } = input;
    taker.note('text-unconverted', body.lineAt(0), errorText(error));
    return { ...mendText(body, taker), rewritten: 0 };
  }
}

class Finisher {
  readonly #body: TracedText;
  readonly #taker: NoteTaker;
  readonly #source: string;
  readonly #tree: MarkdownTree;
  readonly #links: LinkEdits;
  readonly #images: ImageEdits;
  readonly #edits: Edit[] = [];
  readonly #definitions = new Map<string, Definition>();
  /** Which kinds of reference use a definition. */
  readonly #uses = new Map<string, Set<Nodes['type']>>();
  readonly #anchors = new Set<string>();
  readonly #headings: ReadonlySet<string>;

  constructor(input: FinishInput) {
    this.#body = input.body;
    this.#taker = input.taker;
    this.#source = input.source;
    this.#headings = input.self.anchors.headings ?? new Set();
    this.#tree = parseMarkdown(input.body.text);
    this.#links = new LinkEdits({ ...input, tree: this.#tree });
    this.#images = new ImageEdits({ ...input, tree: this.#tree });
  }

  finish(): FinishedText {
    walk(this.#tree.root, (node) => {
      const isFirst = node.type === 'definition' && !this.#definitions.has(node.identifier);
      if (isFirst) this.#definitions.set(node.identifier, node);
      if (node.type === 'imageReference' || node.type === 'linkReference')
        this.#usesOf(node.identifier).add(node.type);
    });
    walk(this.#tree.root, (node) => this.#visit(node));
    const edits = [...this.#edits, ...this.#links.edits, ...this.#images.edits];
    const finished = applyEdits(this.#body, edits);
    const mended = mendText(applyEdits(finished, escapeDirectives(finished, this.#taker)), this.#taker);
    noteVisible(mended, this.#source, this.#taker);
    return {
      ...mended,
      rewritten: this.#links.rewritten,
    };
  }

  #visit(node: Nodes): void {
    for (const hidden of findHiddenAddresses(this.#body.text, node)) this.#links.addHidden(hidden);
    if (node.type === 'heading') this.#dropRepeatedId(node);
    if (node.type === 'paragraph' || node.type === 'heading') this.#dropRepeatedAnchors(node);
    if (node.type === 'link') this.#links.addLink(node);
    else if (node.type === 'linkReference') {
      this.#links.addReference(node, this.#definitions.get(node.identifier));
    } else if (node.type === 'definition') this.#definition(node);
    else if (node.type === 'image') this.#images.addImage(node);
    else if (node.type === 'imageReference') {
      this.#images.addReference(node, this.#definitions.get(node.identifier));
    } else if (node.type === 'html') this.#html(node);
  }

  #usesOf(identifier: string): Set<Nodes['type']> {
    const uses = this.#uses.get(identifier) ?? new Set();
    this.#uses.set(identifier, uses);
    return uses;
  }

  /** A definition that only images use goes: they now have their paths with them. */
  #definition(node: Definition): void {
    const uses = this.#usesOf(node.identifier);
    if (uses.has('imageReference') && !uses.has('linkReference'))
      this.#edits.push({ ...spanOf(node), text: '' });
    else this.#links.addDefinition(node);
  }

  /** Links, images and ids inside raw HTML. */
  #html(node: Nodes): void {
    const { start, end } = spanOf(node);
    const html = this.#body.text.slice(start, end);
    for (const tag of html.startsWith('<!--') ? [] : findTags(html)) {
      const span = { start: start + tag.start, end: start + tag.end };
      const text = tag.kind === 'open' ? this.#changeTag(tag, span) : undefined;
      if (text !== undefined) this.#edits.push({ ...span, text });
    }
  }

  /** The tag with what has to change, or `undefined` where nothing has. */
  #changeTag(tag: Tag, { start, end }: Span): string | undefined {
    const changes = new Map<string, string | undefined>();
    const href = tag.name === 'a' ? attributeOf(tag, 'href') : undefined;
    if (href !== undefined) {
      const resolved = this.#links.resolve(href, start);
      if (resolved.kind === 'changed') changes.set('href', resolved.url);
      if (resolved.kind === 'text-only') changes.set('href', undefined);
    }
    if (tag.name === 'img') {
      const alt = attributeOf(tag, 'alt') ?? '';
      const image = { url: attributeOf(tag, 'src') ?? '', alt, title: attributeOf(tag, 'title') };
      const shown = this.#images.show(image, start);
      changes.set('src', shown.url).set('alt', shown.alt);
    }
    const id = attributeOf(tag, 'id');
    // `<a id="…"></a>` is dropped as a whole.
    const isEmptyAnchor = tag.name === 'a' && this.#body.text.startsWith('</a>', end);
    if (id !== undefined && !isEmptyAnchor && this.#isRepeated(id, start)) changes.set('id', undefined);
    return changes.size === 0 ? undefined : formatTag({ ...tag, attributes: withChanges(tag, changes) });
  }

  #isRepeated(id: string, offset: number): boolean {
    const isRepeated = this.#anchors.has(id);
    if (isRepeated) this.#taker.note('anchor-duplicate', this.#body.lineAt(offset), id);
    this.#anchors.add(id);
    return isRepeated;
  }

  #dropRepeatedId(node: Nodes & { type: 'heading' }): void {
    const own = findHeadingId(this.#body.text, node);
    if (own && this.#isRepeated(own.id, own.start))
      this.#edits.push({ start: own.start, end: own.end, text: '' });
  }

  /** Also those with the id of a heading, which links find then. */
  #dropRepeatedAnchors(node: Parents): void {
    for (const { id, start, end } of findEmptyAnchors(node)) {
      const isOfHeading = this.#headings.has(id);
      if (isOfHeading) this.#taker.note('anchor-duplicate', this.#body.lineAt(start), id);
      if (isOfHeading || this.#isRepeated(id, start)) this.#edits.push({ start, end, text: '' });
    }
  }
}

/** Attributes in their order with new values; `undefined` removes one, new ones come last. */
function withChanges({ attributes }: Tag, changes: ReadonlyMap<string, string | undefined>) {
  const now = new Map([...attributes.map(({ name, value }) => [name, value] as const), ...changes]);
  return [...now].flatMap(([name, value]) => (value === undefined ? [] : [{ name, value }]));
}
