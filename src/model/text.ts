/** What a Markdown or MDX text consists of, as far as the rest of the help centre depends on it. */
import type { Position } from '#problems/problem.ts';

export interface Heading {
  readonly depth: number;
  readonly text: string;
  /** Id given by the writer with `{#id}`. */
  readonly explicitId: string | undefined;
  readonly at: Position;
}

/** A link or image as written. */
export interface Reference {
  readonly target: string;
  readonly at: Position;
}

export interface ImageReference extends Reference {
  readonly alt: string;
}

/** A text's parts with their places in the file. */
export interface TextParts {
  readonly headings: readonly Heading[];
  readonly links: readonly Reference[];
  readonly images: readonly ImageReference[];
  /** Ids that are not headings': of raw HTML elements. */
  readonly anchors: readonly string[];
  /** Whether it has raw HTML (which costs a second parse to render). */
  readonly hasHtml: boolean;
  readonly hasCode: boolean;
}

export const emptyText: TextParts = Object.freeze({
  headings: [],
  links: [],
  images: [],
  anchors: [],
  hasHtml: false,
  hasCode: false,
});
