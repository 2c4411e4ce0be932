/** What texts of a graph say of each other. */

/** A block that others refer to. */
export interface NamedBlock {
  readonly page: string;
  /** Its first line. */
  readonly text: string;
}

export interface LogseqGraph {
  /** By their ids. */
  readonly blocks: ReadonlyMap<string, NamedBlock>;
  /** Ids of blocks that some text refers to. */
  readonly wanted: ReadonlySet<string>;
  /** Names of pages, in small letters. */
  readonly pages: ReadonlySet<string>;
  /** Texts of macros, with `$1` for what stands behind their names. */
  readonly macros: ReadonlyMap<string, string>;
}
