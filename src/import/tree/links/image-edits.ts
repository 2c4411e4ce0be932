/** Edits that make a text show the images beside it, and say what the missing ones show. */
import type { Definition, Image, ImageReference, Nodes, Paragraph, Parents } from 'mdast';
import { findImage, makeAlt, replaceImage, type ImageNames } from './images.ts';
import type { ArticleTarget } from './link-targets.ts';
import { escapeLabel, formatImage, guardLineStart, replaceBlock } from '#import/tree/markdown/format.ts';
import { spanOf, type MarkdownTree } from '#import/tree/markdown/parse.ts';
import type { NoteTaker } from '#import/tree/notes.ts';
import type { SourceTree } from '#import/tree/tree.ts';
import type { Edit, TracedText } from '#import/tree/markdown/traced-text.ts';

export interface ImageEditsInput {
  readonly body: TracedText;
  readonly tree: MarkdownTree;
  readonly self: ArticleTarget;
  readonly assets: SourceTree['assets'];
  readonly imageNames: ImageNames;
  readonly taker: NoteTaker;
}

/** An image as a text writes it. */
export interface WrittenImage {
  readonly url: string;
  readonly alt: string;
  readonly title: string | undefined;
}

/** Collects edits image by image. */
export class ImageEdits {
  readonly edits: Edit[] = [];
  /** Addresses of the images shown, with their paths from the article. */
  readonly shown = new Map<string, string>();
  readonly #input: ImageEditsInput;

  constructor(input: ImageEditsInput) {
    this.#input = input;
  }

  /** Where an image at an offset is found here and what describes it; `undefined` if it cannot be shown. */
  show(
    { url, alt, title }: WrittenImage,
    offset: number,
  ): { readonly url: string; readonly alt: string } | undefined {
    const { assets, self, imageNames, taker, body } = this.#input;
    const line = body.lineAt(offset);
    const found = findImage(assets, self.address, url);
    if (found.kind === 'missing') taker.note('image-missing', line, url);
    if (found.kind === 'remote') taker.note('image-remote', line, url);
    if (found.kind === 'missing' || found.kind === 'remote') return undefined;
    const described = alt.trim() === '' ? makeAlt(url, title) : alt;
    if (alt.trim() === '') taker.note('image-alt', line, `${url}: "${described}"`);
    if (found.kind === 'inline') return { url, alt: described };
    const path = imageNames.pathFor(self.topic, found.source);
    this.shown.set(found.source, path);
    return { url: path, alt: described };
  }

  addImage(node: Image, parents: readonly Parents[]): void {
    const written = { url: node.url, alt: node.alt ?? '', title: node.title ?? undefined };
    const shown = this.show(written, spanOf(node).start);
    const destination = this.#input.tree.destinationOf(node);
    if (shown && destination && shown.alt === node.alt) this.edits.push({ ...destination, text: shown.url });
    else this.#write(node, written, shown, parents);
  }

  addReference(node: ImageReference, definition: Definition | undefined, parents: readonly Parents[]): void {
    if (!definition) return;
    const written = { url: definition.url, alt: node.alt ?? '', title: definition.title ?? undefined };
    this.#write(node, written, this.show(written, spanOf(node).start), parents);
  }

  /**
   * Removes a paragraph of nothing but images that have no description and cannot be shown. Whether it was one.
   */
  addParagraph(node: Paragraph): boolean {
    const { assets, self, body } = this.#input;
    const images = node.children.filter((child) => child.type === 'image');
    const isOnlyImages = node.children.every((child) => child.type === 'image' || isBlank(child));
    const isNothing = images.every(
      ({ url, alt, title }) =>
        !alt && !title && /missing|remote/.test(findImage(assets, self.address, url).kind),
    );
    if (images.length === 0 || !isOnlyImages || !isNothing) return false;
    for (const image of images) this.show({ url: image.url, alt: '', title: undefined }, spanOf(image).start);
    this.edits.push(replaceBlock(body, spanOf(node), ''));
    return true;
  }

  #write(
    place: Image | ImageReference,
    { alt, title }: WrittenImage,
    shown: { readonly url: string; readonly alt: string } | undefined,
    parents: readonly Parents[],
  ): void {
    const { start, end } = spanOf(place);
    if (shown) {
      this.edits.push({ start, end, text: formatImage({ ...shown, title }) });
      return;
    }
    const { text } = this.#input.body;
    const around = [text.slice(start - 1, start), text.slice(end, end + 1)] as const;
    const isMarked = parents.some(({ type }) => type === 'link' || type === 'emphasis' || type === 'heading');
    const description = alt || title || '';
    const note = isMarked ? escapeLabel(description) : replaceImage(description, around);
    if (note !== '') {
      this.edits.push({ start, end, text: note });
      return;
    }
    // An icon that disappears takes the space behind it along.
    const span = { start, end: end + (/^[ \t]*/.exec(text.slice(end))?.[0].length ?? 0) };
    this.edits.push({ ...span, text: guardLineStart(text, span) });
  }
}

const isBlank = (node: Nodes) => node.type === 'text' && node.value.trim() === '';
