/** A help centre as its source has it: what every source yields, and all that the stages after it know. */
import type { ArticleContext } from './article-context.ts';
import type { TracedText } from './markdown/traced-text.ts';
import type { Note } from './notes.ts';

export interface SourceTree {
  /** What the source says of the whole help centre. */
  readonly site: SourceSite;
  /** Languages, the one that names articles and topics first. */
  readonly locales: readonly string[];
  /** Those around others come first. */
  readonly sections: readonly SourceSection[];
  /** Whether sections are folders, rather than what people made for readers. */
  readonly sectionsAreFolders?: boolean | undefined;
  /** Addresses of folders around everything else: links to them mean the home page. */
  readonly homeFolders?: readonly string[] | undefined;
  readonly documents: readonly SourceDocument[];
  /** Everything that documents may show or offer, by address. */
  readonly assets: ReadonlyMap<string, SourceAsset>;
  /** Address of the asset that a text means, where it is not simply a path from the text's own address. */
  readonly findAsset?: ((url: string, from: AssetUser) => string | undefined) | undefined;
  /**
   * What a link means where its path doesn't say it: another address, or `undefined` where the path does. If nothing has
   * that address, the link counts as written.
   */
  readonly readLink?: ((url: string, from: AssetUser) => string | undefined) | undefined;
  /** Where relative addresses of its texts lead, if what they name isn't part of the source: `https://help.example.com`. */
  readonly origin?: string | undefined;
  /** Other places where it keeps files that readers download: a host, or a folder of one that others use, too. */
  readonly fileHosts?: readonly string[] | undefined;
  /** Old addresses that led to another page without being a document themselves. */
  readonly redirects: readonly SourceRedirect[];
  /** What could not be read. */
  readonly notes: readonly Note[];
}

export interface SourceSite {
  /** Absent where the source does not know it. */
  readonly name?: string | undefined;
  /** Address of the old help centre, such as `https://help.example.com/docs`. */
  readonly url?: string | undefined;
  /** Addresses of its home page, `/hc/de`. */
  readonly homes?: readonly string[] | undefined;
}

/**
 * An old address, and where it led: both as a text at the top of the source would write them. One that ends with `*` may
 * lead to an address with `:splat` in it, in place of what the `*` stands for.
 */
export interface SourceRedirect {
  readonly from: string;
  readonly to: string;
  readonly locale: string;
  /** How the report names the file that says so; absent: by the address. */
  readonly shown?: string | undefined;
  readonly line?: number | undefined;
}

/** What asks for an asset: a document with its place in the source. */
export interface AssetUser {
  readonly address: string;
  readonly locale: string;
}

/** A section in one language. */
export interface SourceSection {
  /** Names it in the source; its translations have the same. */
  readonly key: string;
  readonly locale: string;
  /** Where links find it: a path from the top of the source, without "/" at its ends. Its translations have the same. */
  readonly address: string;
  /** Key of the section around it; `''` at the top. */
  readonly parent: string;
  /** What the name of its folder is made from: translations have that of their original. */
  readonly name: string;
  /** What this translation is called, where that is something else: its new address may be made from it. */
  readonly ownName?: string | undefined;
  readonly title: string;
  readonly description?: string | undefined;
  readonly order: number | undefined;
  /** Addresses that its page had: `/guides/`. Its translations have their own. */
  readonly legacy?: readonly string[] | undefined;
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
  readonly unlisted: boolean;
  /** Whether the source shows it first. */
  readonly featured: boolean;
  /** Who looks after it. */
  readonly owner: string | undefined;
  /** Keys of further sections that list it. */
  readonly also: readonly string[];
  /** Keys of documents that readers of this one may want, most related first. */
  readonly related: readonly string[];
  /**
   * Addresses that it had, as `legacy` of an article lists them: `zendesk:360001`, `/guides/returns/`. Links in texts
   * that name one of them find it.
   */
  readonly legacy: readonly string[];
  /** What readers said of it there. */
  readonly votes: SourceVotes | undefined;
  /** Keys of front matter that only an export of ours has, ready to be written. */
  readonly own: Readonly<Record<string, unknown>>;
}

export interface SourceVotes {
  readonly up: number;
  readonly down: number;
  /** How often it was read, where the source says so. */
  readonly views?: number | undefined;
}

/** What a source knows of a document; the rest is what it is without saying. */
export const documentData = (known: Partial<DocumentData>): DocumentData => ({
  id: undefined,
  title: undefined,
  description: undefined,
  order: undefined,
  keywords: [],
  updated: undefined,
  draft: false,
  unlisted: false,
  featured: false,
  owner: undefined,
  also: [],
  related: [],
  legacy: [],
  votes: undefined,
  own: {},
  ...known,
});

/** An article, or the text of a section, in one language. */
export interface SourceDocument {
  /** Names it in the source; its translations have the same. */
  readonly key: string;
  readonly locale: string;
  /**
   * Where links find it, and where its own links start: a path from the top of the source. Translations of one file have
   * the same, wherever they lie.
   */
  readonly address: string;
  /** How the report names it. */
  readonly shown: string;
  /** Other names by which links of wikis call it. */
  readonly names?: readonly string[] | undefined;
  /** What its id and the name of its file are made from: translations have that of their original. */
  readonly name: string;
  /** What this translation is called, where that is something else: its new address may be made from it. */
  readonly ownName?: string | undefined;
  /** Key of its section; `''` at the top. */
  readonly section: string;
  /** Whether it is the text of its section rather than an article in it. */
  readonly isSectionText: boolean;
  readonly data: DocumentData;
  readonly format: 'markdown' | 'html';
  /** Turns the source's own syntax into Markdown or HTML that everybody knows; absent where it has none. */
  readonly dialect?: Dialect | undefined;
  readonly body: string;
  /** The line of the source file on which the body begins. */
  readonly bodyLine: number;
}

/** Translates a body. What it cannot translate becomes readable text, and a note. */
export type Dialect = (source: TracedText, context: ArticleContext) => TracedText;

/** A picture or a file. */
export interface SourceAsset {
  /** What its file is called, where its address does not say so. */
  readonly name?: string | undefined;
  /** Whether it is a picture, where its address has no ending that says so. */
  readonly isImage?: boolean | undefined;
  /** Address of another asset with the same bytes, which stands for both. */
  readonly sameAs?: string | undefined;
  /** What keeps readers from seeing it as a picture, in words: its file may be something else. Absent: nothing. */
  readonly whyUnshown?: (() => string | undefined) | undefined;
  readonly read: () => Promise<Uint8Array>;
}
