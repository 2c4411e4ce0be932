/** What a Markdown or MDX text consists of, as far as the rest of the help centre depends on it. */
import type { Position, Problem } from '#problems/problem.ts';
import type { TextLanguage } from './text-language.ts';

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
  /** Whether a snippet has it, which is checked by itself. */
  readonly isIncluded?: boolean;
}

export interface LinkReference extends Reference {
  /** Its words, if they are few. */
  readonly label?: string;
}

export interface ImageReference extends Reference {
  readonly alt: string;
}

/** Something that has to survive translation. */
export interface Fact {
  readonly value: string;
  readonly at: Position;
  /** Index of the paragraph, heading or table cell that it stands in, or that comes before it. */
  readonly block: number;
}

/** What of a text its translation must have as well. */
export interface TextFacts {
  /** Where each paragraph, heading and table cell begins. */
  readonly blocks: readonly Position[];
  /** The words of each of them, without code and addresses. */
  readonly words: readonly Fact[];
  /** Numbered lists with their number of items. */
  readonly lists: readonly Fact[];
  /** Tables with their number of rows. */
  readonly tables: readonly Fact[];
  readonly videos: readonly Fact[];
  /** Code within a line. */
  readonly code: readonly Fact[];
  readonly codeBlocks: readonly Fact[];
}

/** A text's parts with their places in the file. */
export interface TextParts {
  readonly headings: readonly Heading[];
  readonly links: readonly LinkReference[];
  readonly images: readonly ImageReference[];
  /** Ids that are not headings': of raw HTML elements. */
  readonly anchors: readonly string[];
  /** What may be a number, an address or a chat of the company, as its writer wrote it. */
  readonly contacts?: readonly Reference[];
  /** What its words tell of its language; absent where nobody has looked. */
  readonly language?: TextLanguage;
  /** Absent where nobody has looked. */
  readonly facts?: TextFacts;
}

/** What a text says by country of its reader; under the empty name, in all others. */
export type ValuesByCountry = Readonly<Record<string, string>>;

/** A text whose values the reader's country decides. */
export interface TextByCountry {
  /** The text with marks around the values, see `src/markdown/country-marks.ts`. */
  readonly marked: string;
  /** What each mark stands for, by its number. */
  readonly values: readonly ValuesByCountry[];
}

declare const analysed: unique symbol;

/** What the analysis found out of a text for those who render it. Only `src/markdown/analyse.ts` makes such values. */
interface Analysed {
  readonly [analysed]: true;
  readonly format: 'md' | 'mdx';
  /** Whether it has raw HTML (which costs a second parse to render). */
  readonly hasHtml: boolean;
  /** Whether it has blocks of code. */
  readonly hasCode: boolean;
  /** Whether readers may see it. A text with unsafe HTML, links or code is refused by the renderer. */
  readonly isSafe: boolean;
  /** Present where readers in several countries read different values. */
  readonly byCountry?: TextByCountry;
}

/** Markdown that was analysed: the only text that can be rendered. */
export interface AnalysedMarkdown extends Analysed {
  readonly body: string;
}

/** An analysed text that stays in its file. `hash` tells whether the file still has it. */
export interface AnalysedFile extends Analysed {
  readonly file: string;
  readonly hash: string;
  /** The text itself, where it isn't what the file says: variables and snippets are in it. */
  readonly body?: string;
}

/** A text and its position. */
export interface MarkdownSource {
  readonly file: string;
  readonly body: string;
  /** Line of the file that holds the text's first line, or what gives the place of a line and column of the text. */
  readonly firstLine: number | ((at: Position) => Position);
  readonly format: 'md' | 'mdx';
  /** The setting or field that holds the text, if no article does: problems name it. */
  readonly field?: string;
}

/** The parts of a text, and its problems. */
export interface AnalysedText {
  readonly parts: TextParts;
  readonly problems: readonly Problem[];
  /** The text itself, for the renderer. */
  readonly text: AnalysedMarkdown;
  /** What its readers read, a line for each block: a translation follows this. */
  readonly words: string;
}

/** A text with the place that its relative links start from: an article's, or a topic's. */
export interface PlacedText {
  readonly file: string;
  readonly locale: string;
  readonly kind: 'article' | 'topic';
  /** Path below the locale's folder, without extension. */
  readonly path: string;
  readonly parts: TextParts;
}

/** A text of a setting or record, which has no file of its own. */
export interface PlacedMarkdown extends PlacedText {
  readonly text: AnalysedMarkdown;
}

/** Reads a text, see `src/markdown/analyse.ts`. */
export type Analyse = (source: MarkdownSource) => AnalysedText;

export const emptyText: TextParts = Object.freeze({
  headings: [],
  links: [],
  images: [],
  anchors: [],
});
