/** What a source is: it reads a help centre of one kind and yields the tree. */
import type { SourceTree } from '#import/tree/tree.ts';

export interface Source {
  /** What `--help` says of it: the place that it reads, and what lies there. */
  readonly usage: { readonly place: string; readonly what: string };
  /** Why nothing can be read from a place, for the person who named it. */
  readonly flawOf: (place: string) => string | undefined;
  readonly read: (place: string, options: SourceOptions) => Promise<SourceTree>;
}

export interface SourceOptions {
  /** Language of texts that do not name theirs. */
  readonly locale: string;
}
