/** What a pull request changes in a help centre, as data. `npx fener review --json` prints it. */
import type { Problem } from '#problems/problem.ts';

/** A page that a reader will find, lose, or find changed. */
export interface ChangedPage {
  readonly locale: string;
  /** Where it will be; where it was, if it's gone. Decoded, with the base of the site. */
  readonly address: string;
  readonly change: 'added' | 'changed' | 'removed' | 'moved';
  /** Where it was, if it has moved. */
  readonly from?: string;
  /** The locale of its text, if that is another one. */
  readonly textLocale?: string;
}

/** An article or topic of which some page changes. */
export interface ChangedText {
  readonly kind: 'article' | 'topic';
  /** Id of an article, folder path of a topic. */
  readonly id: string;
  readonly title: string;
  readonly change: 'added' | 'changed' | 'removed';
  readonly pages: readonly ChangedPage[];
}

/** An old address, and where it will lead. */
export interface ReviewedRedirect {
  readonly from: string;
  readonly to: string;
}

/** A translation whose source says something else. */
export interface StaleText {
  readonly kind: 'article' | 'topic' | 'snippet';
  readonly id: string;
  readonly locale: string;
  readonly title: string;
  readonly file: string;
}

/** A question whose article has another place among the results. */
export interface SearchChange {
  readonly locale: string;
  readonly question: string;
  readonly article: string;
  readonly title: string;
  /** `lost`: it was among the first three and isn't any more. `won`: the other way round. */
  readonly change: 'lost' | 'won' | 'moved';
  /** Place from 1; `null` if it's not among the first ten. */
  readonly before: number | null;
  readonly after: number | null;
}

/** Bytes of a locale's search index, compressed, without the texts that results quote. */
export interface IndexSize {
  readonly locale: string;
  readonly before: number;
  readonly after: number;
}

/** What comparing addresses and texts says. */
export interface ContentChanges {
  readonly texts: readonly ChangedText[];
  readonly redirects: readonly ReviewedRedirect[];
  /** Addresses that answered and won't any more. */
  readonly lost: readonly string[];
  readonly stale: readonly StaleText[];
  readonly reuse: readonly ChangedReuse[];
}

/** A variable or snippet with other words. */
export interface ChangedReuse {
  readonly kind: 'variable' | 'snippet';
  readonly name: string;
  readonly change: 'added' | 'changed' | 'removed';
  /** Files that use it; those that used it, if it's gone. */
  readonly files: readonly string[];
}

/** What comparing results says. */
export interface SearchChanges {
  readonly search: readonly SearchChange[];
  readonly index: readonly IndexSize[];
}

/** A problem as a review tells of it, with a code of whichever version of Fener found it. */
export type ReviewedProblem = Omit<Problem, 'code' | 'mend'> & { readonly code: string };

export interface Review extends ContentChanges, SearchChanges {
  readonly base: { readonly name: string; readonly commit: string };
  /** Which content couldn't be read, so that there's nothing to compare. */
  readonly unreadable?: 'base' | 'head' | undefined;
  /** Files of saved replies that have such problems: agents send them at once. */
  readonly brokenReplies: readonly string[];
  /** Problems that the base doesn't have. */
  readonly problems: readonly ReviewedProblem[];
  /** Problems that it has, too, in files that the branch changes. */
  readonly oldProblems: readonly ReviewedProblem[];
}

/** Nothing is different. */
export const noChanges: ContentChanges & SearchChanges = {
  texts: [],
  redirects: [],
  lost: [],
  stale: [],
  reuse: [],
  search: [],
  index: [],
};
