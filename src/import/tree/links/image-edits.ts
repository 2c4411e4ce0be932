/** Edits that make a text show the images beside it, and mark those that are missing. */
import type { Definition, Image, ImageReference } from 'mdast';
import { findImage, type AssetLookup, type ImagePlaces } from './images.ts';
import { todoUrl } from './link-edits.ts';
import type { ArticleTarget } from './link-targets.ts';
import { formatImage } from '#import/tree/markdown/format.ts';
import { spanOf, withAngles, type MarkdownTree } from '#import/tree/markdown/parse.ts';
import type { NoteTaker } from '#import/tree/notes.ts';
import type { Edit, TracedText } from '#import/tree/markdown/traced-text.ts';

export interface ImageEditsInput {
  readonly body: TracedText;
  readonly tree: MarkdownTree;
  readonly self: ArticleTarget;
  readonly locale: string;
  readonly assets: AssetLookup;
  readonly images: ImagePlaces;
  readonly taker: NoteTaker;
}

/** An image as a text writes it. */
export interface WrittenImage {
  readonly url: string;
  readonly alt: string;
  readonly title: string | undefined;
}

/** Stands for an alternative text that nobody wrote yet; see `#markdown/todo.ts`. */
const todoAlt = 'todo:';

/** Collects edits image by image. */
export class ImageEdits {
  readonly edits: Edit[] = [];
  readonly #input: ImageEditsInput;

  constructor(input: ImageEditsInput) {
    this.#input = input;
  }

  /** Where an image at an offset is found here and what describes it, with marks for what is missing. */
  show({ url, alt, title }: WrittenImage, offset: number): { readonly url: string; readonly alt: string } {
    const { assets, self, locale, images, taker, body } = this.#input;
    const line = body.lineAt(offset);
    const described = alt.trim() || title?.trim() || todoAlt;
    if (described === todoAlt) taker.note('image-alt', line, url);
    const found = findImage(assets, { address: self.address, locale }, url);
    switch (found.kind) {
      case 'inline':
        return { url, alt: described };
      case 'file':
        return { url: images.pathFor(locale, self.topic, found.source), alt: described };
      default:
        if (found.kind === 'remote') taker.note('image-remote', line, url);
        else taker.note('image-missing', line, found.why === undefined ? url : `${url}: ${found.why}`);
        return { url: todoUrl(url), alt: described };
    }
  }

  addImage(node: Image): void {
    const written = { url: node.url, alt: node.alt ?? '', title: node.title ?? undefined };
    const shown = this.show(written, spanOf(node).start);
    const destination = this.#input.tree.destinationOf(node);
    if (destination && shown.alt === node.alt)
      this.edits.push({ ...withAngles(this.#input.body.text, destination), text: shown.url });
    else this.#write(node, { ...written, ...shown });
  }

  addReference(node: ImageReference, definition: Definition | undefined): void {
    if (!definition) return;
    const written = { url: definition.url, alt: node.alt ?? '', title: definition.title ?? undefined };
    this.#write(node, { ...written, ...this.show(written, spanOf(node).start) });
  }

  #write(place: Image | ImageReference, image: WrittenImage): void {
    this.edits.push({ ...spanOf(place), text: formatImage(image) });
  }
}
