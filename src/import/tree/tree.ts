/** A help centre as its source has it: what every source yields, and all that the stages after it know. */
import type { Note } from './notes.ts';

export interface SourceTree {
  /** Languages, the one that names articles and topics first. */
  readonly locales: readonly string[];
  /** Those around others come first. */
  readonly sections: readonly SourceSection[];
  readonly documents: readonly SourceDocument[];
  /** Everything that documents may show or offer, by address. */
  readonly assets: ReadonlyMap<string, SourceAsset>;
  /** What could not be read. */
  readonly notes: readonly Note[];
}

/** A section in one language. */
export interface SourceSection {
  /** Names it in the source; its translations have the same. */
  readonly key: string;
  readonly locale: string;
  /** Where links find it: a path from the top of the source, without "/" at its ends. */
  readonly address: string;
  /** Key of the section around it; `''` at the top. */
  readonly parent: string;
  /** What its new address is made from. */
  readonly name: string;
  readonly title: string;
  readonly order: number | undefined;
}

/** What a source can know of a document besides its text. */
export interface DocumentData {
  /** An id of ours that it wants to have. */
  readonly id: string | undefined;
  readonly title: string | undefined;
  readonly description: string | undefined;
  readonly order: number | undefined;
  readonly keywords: readonly string[];
  /** A day: `2026-02-03`. */
  readonly updated: string | undefined;
  readonly draft: boolean;
  /** Addresses that it had, as `legacy` of an article lists them: `zendesk:360001`, `/guides/returns/`. */
  readonly legacy: readonly string[];
}

/** An article, or the text of a section, in one language. */
export interface SourceDocument {
  /** Names it in the source; its translations have the same. */
  readonly key: string;
  readonly locale: string;
  /** Where links find it, and where its own links start: a path from the top of the source. */
  readonly address: string;
  /** How the report names it. */
  readonly shown: string;
  /** What its new address is made from. */
  readonly name: string;
  /** Key of its section; `''` at the top. */
  readonly section: string;
  /** Whether it is the text of its section rather than an article in it. */
  readonly isSectionText: boolean;
  readonly data: DocumentData;
  readonly format: 'markdown' | 'html';
  readonly body: string;
  /** The line of the source file on which the body begins. */
  readonly bodyLine: number;
}

/** A picture or a file. */
interface SourceAsset {
  readonly read: () => Promise<Uint8Array>;
}
