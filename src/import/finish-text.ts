/** Second half of a text's conversion: its links and images, now that every article and file is known. */
import type { Definition, Image, ImageReference, Link, LinkReference, Nodes, Parents } from 'mdast';
import { findEmptyAnchors, findHeadingId } from './anchors.ts';
import { attributeOf, findTags, formatTag, type Tag } from './html-tags.ts';
import { findImage, makeAlt, replaceImage, type ImageNames } from './images.ts';
import type { ArticleTarget, LinkTargets, ResolvedLink } from './link-targets.ts';
import { escapeLabel, escapeText, formatImage, replaceBlock } from './markdown-text.ts';
import { parseMarkdown, spanOf, toPlainText, walk, type MarkdownTree, type Span } from './markdown-tree.ts';
import type { NoteTaker } from './notes.ts';
import { applyEdits, type Edit, type TracedText } from './traced-text.ts';

export interface FinishInput {
  readonly body: TracedText;
  readonly self: ArticleTarget;
  readonly targets: LinkTargets;
  /** Paths of all files of the source folder. */
  readonly files: ReadonlySet<string>;
  readonly imageNames: ImageNames;
  readonly taker: NoteTaker;
}

export interface FinishedText {
  readonly text: string;
  /** Source paths of the images shown, with their paths from the article. */
  readonly images: ReadonlyMap<string, string>;
  /** How many links now lead to articles and topics of ours. */
  readonly rewritten: number;
}

/** Rewrites links and images. */
export function finishText(input: FinishInput): FinishedText {
  return new Finisher(input).finish();
}

class Finisher {
  readonly #input: FinishInput;
  readonly #tree: MarkdownTree;
  readonly #edits: Edit[] = [];
  readonly #images = new Map<string, string>();
  readonly #definitions = new Map<string, Definition>();
  readonly #anchors = new Set<string>();
  #rewritten = 0;

  constructor(input: FinishInput) {
    this.#input = input;
    this.#tree = parseMarkdown(input.body.text);
  }

  finish(): FinishedText {
    walk(this.#tree.root, (node) => {
      if (node.type === 'definition' && !this.#definitions.has(node.identifier))
        this.#definitions.set(node.identifier, node);
    });
    walk(this.#tree.root, (node, parents) => {
      if (this.#dropImageParagraph(node)) return false;
      this.#visit(node, parents);
      return true;
    });
    const { text } = applyEdits(this.#input.body, this.#edits);
    return { text, images: this.#images, rewritten: this.#rewritten };
  }

  #visit(node: Nodes, parents: readonly Parents[]): void {
    if (node.type === 'heading') this.#dropRepeatedId(node);
    if (node.type === 'paragraph' || node.type === 'heading') this.#dropRepeatedAnchors(node);
    if (node.type === 'link') this.#link(node);
    else if (node.type === 'linkReference') this.#linkReference(node);
    else if (node.type === 'definition') this.#definition(node);
    else if (node.type === 'image') this.#image(node, node, parents);
    else if (node.type === 'imageReference') this.#imageReference(node, parents);
    else if (node.type === 'html') this.#html(node);
  }

  #link(node: Link): void {
    const span = spanOf(node);
    const destination = this.#tree.destinationOf(node);
    const resolved = this.#resolve(node.url, span.start);
    if (resolved.kind === 'text-only') this.#unlink(node);
    else if (destination === undefined) {
      // An autolink shows its URL: our link shows the title.
      if (resolved.kind === 'changed')
        this.#replace(span, `[${escapeLabel(resolved.title)}](${resolved.url})`);
    } else {
      if (resolved.kind === 'changed') this.#replace(destination, resolved.url);
      if (toPlainText(node) === '' && !hasImage(node)) this.#fillLink(node, resolved);
    }
  }

  #resolve(url: string, offset: number): ResolvedLink {
    const { self, targets, taker } = this.#input;
    const resolved = targets.resolve(self, url);
    const line = this.#lineAt(offset);
    if (resolved.kind === 'text-only') taker.note(resolved.reason, line, resolved.why);
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
    return resolved;
  }

  #fillLink(node: Link, resolved: ResolvedLink): void {
    const { start } = spanOf(node);
    const text =
      resolved.kind === 'changed'
        ? resolved.title
        : node.url.replace(/^https?:\/\/(?:www\.)?|[?#].*$|\/$/g, '');
    this.#input.taker.note('link-empty', this.#lineAt(start), `${node.url}: now "${text}"`);
    this.#edits.push({ start: start + 1, end: start + 1, text: escapeLabel(text) });
  }

  #linkReference(node: LinkReference): void {
    const definition = this.#definitions.get(node.identifier);
    if (definition && this.#input.targets.resolve(this.#input.self, definition.url).kind === 'text-only')
      this.#unlink(node);
  }

  /** Only the text of a link stays. */
  #unlink(node: Link | LinkReference): void {
    const { start, end } = spanOf(node);
    const [first, last] = [node.children[0], node.children.at(-1)];
    if (!first || !last) return this.#replace({ start, end }, '');
    this.#replace({ start, end: spanOf(first).start }, '');
    this.#replace({ start: spanOf(last).end, end }, '');
  }

  #definition(node: Definition): void {
    if (isImageUrl(node.url) && this.#isForImages(node)) return this.#replace(spanOf(node), '');
    const destination = this.#tree.destinationOf(node);
    const resolved = this.#resolve(node.url, spanOf(node).start);
    if (resolved.kind === 'changed' && destination) this.#replace(destination, resolved.url);
    if (resolved.kind === 'text-only') this.#replace(spanOf(node), '');
  }

  #isForImages({ identifier }: Definition): boolean {
    let images = 0;
    let links = 0;
    walk(this.#tree.root, (node) => {
      if (node.type === 'imageReference' && node.identifier === identifier) images++;
      if (node.type === 'linkReference' && node.identifier === identifier) links++;
    });
    return images > 0 && links === 0;
  }

  /** A paragraph of nothing but images that have no description and cannot be shown disappears. */
  #dropImageParagraph(node: Nodes): boolean {
    if (node.type !== 'paragraph') return false;
    const images = node.children.filter((child) => child.type === 'image');
    const isOnlyImages =
      images.length > 0 &&
      node.children.every(
        (child) => child.type === 'image' || (child.type === 'text' && child.value.trim() === ''),
      );
    const { files, self, taker, body } = this.#input;
    const kinds = images.map(({ url }) => findImage(files, self.source, url).kind);
    const isNothing = images.every(
      ({ alt, title }, index) => !alt && !title && /missing|remote/.test(kinds[index] ?? ''),
    );
    if (!isOnlyImages || !isNothing) return false;
    images.forEach((image, index) => {
      taker.note(
        kinds[index] === 'remote' ? 'image-remote' : 'image-missing',
        this.#lineAt(spanOf(image).start),
        image.url,
      );
    });
    this.#edits.push(replaceBlock(body, spanOf(node), ''));
    return true;
  }

  #imageReference(node: ImageReference, parents: readonly Parents[]): void {
    const definition = this.#definitions.get(node.identifier);
    if (!definition) return;
    const { url, title } = definition;
    this.#image(node, { type: 'image', url, title: title ?? null, alt: node.alt ?? '' }, parents);
  }

  #image(place: Image | ImageReference, image: Image, parents: readonly Parents[]): void {
    const span = spanOf(place);
    const { text } = this.#input.body;
    const title = image.title ?? undefined;
    const shown = this.#showImage(image.url, image.alt ?? '', title, span.start);
    if (shown === undefined) {
      const around = [text.slice(span.start - 1, span.start), text.slice(span.end, span.end + 1)] as const;
      const isMarked = parents.some(
        ({ type }) => type === 'link' || type === 'emphasis' || type === 'heading',
      );
      const alt = image.alt || title || '';
      const note = isMarked ? escapeLabel(alt) : replaceImage(alt, around);
      // An icon that disappears takes the space behind it along.
      const end = note === '' && /^[ \t]/.test(text.slice(span.end)) ? span.end + 1 : span.end;
      return this.#replace({ start: span.start, end }, note);
    }
    const destination = place.type === 'image' ? this.#tree.destinationOf(place) : undefined;
    if (destination && shown.alt === image.alt) this.#replace(destination, shown.url);
    else this.#replace(span, formatImage({ ...shown, title }));
  }

  /** Where an image is found here and what describes it; `undefined` if it cannot be shown. */
  #showImage(url: string, alt: string, title: string | undefined, offset: number) {
    const { files, self, imageNames, taker } = this.#input;
    const line = this.#lineAt(offset);
    const found = findImage(files, self.source, url);
    if (found.kind === 'missing') taker.note('image-missing', line, url);
    if (found.kind === 'remote') taker.note('image-remote', line, url);
    if (found.kind === 'missing' || found.kind === 'remote') return undefined;
    const described = alt.trim() === '' ? makeAlt(url, title) : alt;
    if (alt.trim() === '') taker.note('image-alt', line, `${url}: "${described}"`);
    if (found.kind === 'inline') return { url, alt: described };
    const path = imageNames.pathFor(self.topic, found.source);
    this.#images.set(found.source, path);
    return { url: path, alt: described };
  }

  /** Links, images and ids inside raw HTML. */
  #html(node: Nodes): void {
    const { start, end } = spanOf(node);
    const html = this.#input.body.text.slice(start, end);
    if (html.startsWith('<!--')) return;
    for (const tag of findTags(html)) {
      if (tag.kind === 'close') continue;
      const changed = this.#changeTag(tag, start + tag.start);
      if (changed !== undefined) this.#replace({ start: start + tag.start, end: start + tag.end }, changed);
    }
  }

  #changeTag(tag: Tag, offset: number): string | undefined {
    const changes = new Map<string, string | undefined>();
    const href = tag.name === 'a' ? attributeOf(tag, 'href') : undefined;
    if (href !== undefined) {
      const resolved = this.#resolve(href, offset);
      if (resolved.kind === 'changed') changes.set('href', resolved.url);
      if (resolved.kind === 'text-only') changes.set('href', undefined);
    }
    if (tag.name === 'img') {
      const shown = this.#showImage(
        attributeOf(tag, 'src') ?? '',
        attributeOf(tag, 'alt') ?? '',
        attributeOf(tag, 'title'),
        offset,
      );
      if (shown === undefined) return escapeText(attributeOf(tag, 'alt') ?? '');
      changes.set('src', shown.url).set('alt', shown.alt);
    }
    const id = attributeOf(tag, 'id');
    if (id !== undefined && !this.#isEmptyAnchor(tag, offset) && this.#isRepeated(id, offset))
      changes.set('id', undefined);
    if (changes.size === 0) return undefined;
    const kept = tag.attributes.flatMap(({ name, value }) => {
      const now = changes.has(name) ? changes.get(name) : value;
      return now === undefined ? [] : [{ name, value: now }];
    });
    const added = [...changes].flatMap(([name, value]) =>
      value !== undefined && attributeOf(tag, name) === undefined ? [{ name, value }] : [],
    );
    return formatTag({ ...tag, attributes: [...kept, ...added] });
  }

  /** `<a id="…"></a>`, which is dropped as a whole. */
  #isEmptyAnchor(tag: Tag, offset: number): boolean {
    return tag.name === 'a' && this.#input.body.text.startsWith('</a>', offset + tag.end - tag.start);
  }

  #isRepeated(id: string, offset: number): boolean {
    const isRepeated = this.#anchors.has(id);
    if (isRepeated) this.#input.taker.note('anchor-duplicate', this.#lineAt(offset), id);
    this.#anchors.add(id);
    return isRepeated;
  }

  #dropRepeatedId(node: Nodes & { type: 'heading' }): void {
    const own = findHeadingId(this.#input.body.text, node);
    if (own && this.#isRepeated(own.id, own.start)) this.#replace(own, '');
  }

  #dropRepeatedAnchors(node: Parents): void {
    for (const anchor of findEmptyAnchors(node))
      if (this.#isRepeated(anchor.id, anchor.start)) this.#replace(anchor, '');
  }

  #replace({ start, end }: Span, text: string): void {
    if (this.#input.body.text.slice(start, end) !== text) this.#edits.push({ start, end, text });
  }

  #lineAt(offset: number): number {
    return this.#input.body.lineAt(offset);
  }
}

const isImageUrl = (url: string) => /\.(?:png|jpe?g|gif|webp|avif|svg)(?:[?#].*)?$/i.test(url);

function hasImage(node: Nodes): boolean {
  let found = false;
  walk(node, ({ type }) => {
    found ||= type === 'image' || type === 'imageReference';
  });
  return found;
}
