/** What a source is: it reads a help centre of one kind and yields the tree. */
import type { SourceTree } from '#import/tree/tree.ts';
import type { Place } from './place.ts';

export interface Source {
  /** How people know the system: "Zendesk Guide". */
  readonly title: string;
  /** What `--help` says that it reads: "a folder of Markdown files". */
  readonly what: string;
  /**
   * By what a place shows that this source reads it, such as "docusaurus.config.js"; `undefined` where it doesn't. Looks
   * at names and beginnings only. The first source of the table that recognises a place reads it.
   */
  readonly recognise: (place: Place) => string | undefined;
  /**
   * Reads everything. What is wrong with one document costs that document and is a note. An `Error` is for the person who
   * runs the import, such as a password that isn't right.
   */
  readonly read: (place: Place, options: SourceOptions) => Promise<SourceTree>;
}

export interface SourceOptions {
  /** Language of texts that do not name theirs. */
  readonly locale: string;
  /** Where sources look for credentials. */
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Tells how far reading is, where it takes long. */
  readonly onProgress: (done: number, total: number | undefined) => void;
}
