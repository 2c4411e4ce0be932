/** What the search index knows of a page, and how its text is read from HTML. */
import { collapseSpaces } from '#base/collapse-spaces.ts';
import { walkHtml, type HtmlVisitor } from '#html/walk-html.ts';

/** One page of one locale, as it enters the index. Only real translations are documents. */
export interface SearchDocument {
  readonly locale: string;
  /** Path on this site, such as `/en/orders/track-order/`. */
  readonly url: string;
  /** Id of the article, the same in every locale. */
  readonly id: string;
  readonly title: string;
  readonly description: string;
  /** Further words for the same thing; found, not shown. */
  readonly keywords: readonly string[];
  /** Queries for which the page must be among the first. */
  readonly searchFor: readonly string[];
  /** Titles of the topics above the page, outermost first. */
  readonly topicPath: readonly string[];
  /** Topic by which readers filter. */
  readonly topicId: string;
  readonly contentType: 'article';
  /** Number of other articles of the locale that link to it. */
  readonly linkedFrom: number;
  /** The body with ids on its headings, without the title. */
  readonly html: string;
  /** ISO date. */
  readonly updated: string;
}

/** What is known of a document besides its text. */
export type DocumentFacts = Omit<SearchDocument, 'html'>;

/** The words of a body. */
export interface BodyText {
  readonly headings: readonly string[];
  /** Everything, headings included, but the texts of links. */
  readonly text: string;
  /** Texts of links to other pages, which describe those more than this one. */
  readonly links: readonly string[];
}

/** Reads the text of a body. */
export function bodyText(html: string): BodyText {
  const headings: string[] = [];
  const links: string[] = [];
  let text = '';
  let heading: string | undefined;
  let link: string | undefined;
  readText(html, {
    open: (name, attributes) => {
      if (isHeading(name)) heading = '';
      const href =
        name === 'a' ? attributes.find((attribute) => attribute.name === 'href')?.value : undefined;
      if (href !== undefined && !href.startsWith('#')) link = '';
    },
    close: (name) => {
      if (isHeading(name) && heading !== undefined) {
        headings.push(collapseSpaces(heading));
        heading = undefined;
      }
      if (name === 'a' && link !== undefined) {
        links.push(collapseSpaces(link));
        link = undefined;
        text += ' ';
      }
    },
    text: (piece) => {
      if (heading !== undefined) heading += piece;
      if (link === undefined) text += piece;
      else link += piece;
    },
  });
  return { headings, text: collapseSpaces(text), links };
}

const isHeading = (name: string) => /^h[2-6]$/.test(name);

/** The text of a piece of HTML, white space collapsed. */
export function plainText(html: string): string {
  let text = '';
  readText(html, { open: () => {}, close: () => {}, text: (piece) => void (text += piece) });
  return collapseSpaces(text);
}

/** Elements whose content readers do not read. */
const hiddenElements = new Set(['script', 'style', 'svg', 'template']);

/** Elements that stand inside words and sentences; all others separate words. */
const inlineElements = new Set(
  'a abbr b bdi code del em i ins kbd mark s small span strong sub sup u wbr'.split(' '),
);

/** Tells of the texts that readers see, with spaces where elements separate words. */
function readText(html: string, { open, close, text }: Required<HtmlVisitor>): void {
  let hidden: string | undefined;
  walkHtml(html, {
    open: (name, attributes) => {
      if (hidden !== undefined) return;
      if (!inlineElements.has(name)) text(' ');
      if (hiddenElements.has(name)) hidden = name;
      else open(name, attributes);
    },
    close: (name) => {
      if (hidden === name) hidden = undefined;
      if (hidden !== undefined) return;
      close(name);
      if (!inlineElements.has(name)) text(' ');
    },
    text: (piece) => {
      if (hidden === undefined) text(piece);
    },
  });
}
