/** All that a text's HTML depends on besides the text itself; see `src/markdown/render.ts`. */
export interface RenderedImage {
  readonly src: string;
  /** Empty for one size only. */
  readonly srcset: string;
  readonly width: number;
  readonly height: number;
}

/** Words that the renderer adds, in the text's language. */
export interface TextLabels {
  readonly alert: Readonly<Record<'note' | 'tip' | 'important' | 'warning' | 'caution', string>>;
  readonly footnotes: string;
  readonly footnoteBack: string;
  readonly playVideo: string;
  readonly transcript: string;
  readonly scrollableTable: string;
}

export interface RenderContext {
  /** Ids of its headings in order. */
  readonly headingIds: readonly string[];
  /** Where a link leads, for the reader's locale, by its `addressKey`; links without an entry stay as written. */
  readonly links: Readonly<Record<string, string>>;
  /** Likewise by `addressKey`. */
  readonly images: Readonly<Record<string, RenderedImage>>;
  readonly labels: TextLabels;
  /** Country of the page's locale, where the text has values by country. Absent: that of the text's own locale. */
  readonly country?: string;
}
