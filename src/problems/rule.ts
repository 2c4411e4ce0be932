/** What a rule consists of, and how its examples are written. */

export type Severity = 'error' | 'warning';

/** A rule of `npx fener check`, as `--explain` and docs/problems.md tell it. */
export interface Rule {
  /** An `error` keeps the site from being built. */
  readonly severity: Severity;
  /** The rule in one sentence. */
  readonly what: string;
  /** What happens to readers, or to the site, otherwise. */
  readonly why: string;
  readonly fix: string;
  readonly example: Example;
  /** What `npx fener check --fix` can replace where there is only one right answer. */
  readonly mends?: 'address' | 'yaml';
}

/** Texts by path below the content folder; `null` stands for a file that does not exist. */
export type Files = Readonly<Record<string, string | null>>;

/**
 * What breaks the rule and what keeps it. A snippet is the part of a file that matters: of an article some lines of
 * its front matter or of its text, of a YAML file some of its keys.
 */
export interface Example {
  readonly bad: Files;
  readonly good: Files;
  /** Why no test can put the example into a help centre. */
  readonly untested?: Untested;
}

/** What an example would need that is not a text file. */
export type Untested =
  | 'a file of many megabytes'
  | 'bytes that are not text'
  | 'a symbolic link'
  | 'a second build'
  | 'a failing disk'
  | 'a whole build'
  | 'parts of a build'
  | 'another site';

/** An example in one file. */
export const inFile = (path: string, bad: string, good: string): Example => ({
  bad: { [path]: bad },
  good: { [path]: good },
});

/** The article that most examples stand in. */
const article = 'articles/en/orders/return-item.md';

/** An example in the text or front matter of an article. */
export const inArticle = (bad: string, good: string): Example => inFile(article, bad, good);

/** An example in one record of a file of stores. */
export const inStore = (bad: string, good: string): Example => inFile('stores/stores.yaml', bad, good);

/** An example in `channels.yaml`. */
export const inChannels = (bad: string, good: string): Example => inFile('channels.yaml', bad, good);

/** An example that no test can set up. */
export const untested = (reason: Untested, bad: Files, good: Files): Example => ({
  bad,
  good,
  untested: reason,
});
