/** What an answer is written from, what it costs, and how it is sent. */

/** Tokens, and money in millionths of the currency of the prices. */
export interface Spending {
  readonly tokens: number;
  readonly cost: number;
}

/** A part of an article that the model may use. Its number is its place in the list, from 1. */
export interface SourceUnit {
  /** Id of the article. */
  readonly article: string;
  /** Path of the page, with the anchor of the heading. */
  readonly href: string;
  /** Title of the page and the headings above the unit. */
  readonly headings: readonly string[];
  readonly text: string;
}

/** A line of what the page receives, each JSON (https://github.com/ndjson/ndjson-spec). */
export type AnswerLine =
  | {
      readonly sources: readonly {
        readonly article: string;
        readonly href: string;
        readonly title: string;
      }[];
    }
  /** A sentence that was checked, and the numbers of its sources. */
  | { readonly text: string; readonly units: readonly number[] }
  /** The last line. `withdrawn`: what came before is not an answer. */
  | { readonly end: 'written' | 'withdrawn' };

/** An answer that can be written. */
export interface PreparedAnswer {
  /** The most that it can cost, and the most that a day may cost. */
  readonly worst: Spending;
  readonly mostPerDay: Spending;
  /**
   * Asks the model and yields checked lines; returns what it spent. It never throws: whatever goes wrong, `withdrawn` is the
   * last line. `undefined`: nothing was asked.
   */
  readonly write: (signal: AbortSignal) => AsyncGenerator<AnswerLine, Spending | undefined>;
}

/** Writes answers for one site. */
export interface AnswerWriter {
  /** `undefined` where no article fits the question, or the site has no such locale. */
  readonly prepare: (question: string, locale: string) => Promise<PreparedAnswer | undefined>;
}
