/** What Liquid may ask of the site that it is written for. */
import type { ArticleContext } from '#import/tree/article-context.ts';

/** A site of Jekyll, as its texts see it. */
export interface LiquidSite {
  /** What `site` says in a text of a language. */
  readonly variables: (locale: string) => Readonly<Record<string, unknown>>;
  /** The text of a file in `_includes`. */
  readonly include: (name: string) => string | undefined;
  /** The text of a file by its path below the site; of a page, what is below its front matter. */
  readonly file: (path: string) => string | undefined;
  /** The address of a page by the path of its file. */
  readonly linkTo: (path: string) => string | undefined;
  /** The address of a post by `2020-01-31-name`. */
  readonly postUrl: (name: string) => string | undefined;
  /** `https://docs.example.com` */
  readonly url: string;
  /** `/docs`, below which all its pages lie. */
  readonly baseurl: string;
  /** A text of the interface in a language, as the plugin "multiple languages" keeps it. */
  readonly translate: (locale: string, key: string) => unknown;
  /** The same for a whole text: its path. */
  readonly translatedFile: (locale: string, name: string) => string | undefined;
}

/** A text that Liquid is to render. */
export interface LiquidPage {
  /** Path of the file below the site. */
  readonly path: string;
  readonly locale: string;
  readonly format: 'markdown' | 'html';
  /** What `page` says. */
  readonly variables: Readonly<Record<string, unknown>>;
}

/** One rendering: what its tags and filters share. */
export interface Rendering {
  readonly page: LiquidPage;
  readonly context: ArticleContext;
  /** The expression of every output of the page, with its line. */
  readonly outputs: readonly { readonly expression: string; readonly line: number }[];
  /** The author's line of an offset in the text that is rendered. */
  readonly lineAt: (text: string, offset: number) => number | undefined;
  /** How many includes stand around what is rendered now. */
  depth: number;
  /** The line of the outermost include. */
  includeLine: number | undefined;
}
