/** What the search index knows of a page, and how its text is read from HTML. */

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

/** The words of a body. */
export interface BodyText {
  readonly headings: readonly string[];
  /** Everything, headings included, but the texts of links. */
  readonly text: string;
  /** Texts of links to other pages, which describe those more than this one. */
  readonly links: readonly string[];
}

/** Reads the text of HTML that our Markdown renderer wrote; no parser for HTML of unknown origin. */
export function bodyText(html: string): BodyText {
  const visible = html.replace(/<(script|style|svg|template)\b[\s\S]*?<\/\1>|<!--[\s\S]*?-->/gi, ' ');
  const headings = [...visible.matchAll(/<h([2-6])\b[^>]*>([\s\S]*?)<\/h\1>/gi)].map(([, , inner = '']) =>
    plainText(inner),
  );
  const links: string[] = [];
  const text = visible.replace(linkToOtherPage, (_, inner: string) => {
    links.push(plainText(inner));
    return ' ';
  });
  return { headings, text: plainText(text), links };
}

const linkToOtherPage = /<a\b[^>]*\bhref="(?!#)[^"]*"[^>]*>([\s\S]*?)<\/a>/gi;

/** Tags that stand inside words and sentences; all others separate words. */
const inlineTags =
  /<\/?(?:a|abbr|b|bdi|code|del|em|i|ins|kbd|mark|s|small|span|strong|sub|sup|u|wbr)\b[^>]*>/gi;

/** The text of a piece of HTML, white space collapsed. */
export const plainText = (html: string): string =>
  html
    .replace(inlineTags, '')
    .replace(/<[^>]*>/g, ' ')
    .replace(/&(?:#(\d+)|#x([\da-f]+)|(\w+));/gi, decodeEntity)
    .replace(/\s+/g, ' ')
    .trim();

/** The entities that a serializer writes for text; others are rare enough to be lost between words. */
const namedEntities = new Map([
  ['amp', '&'],
  ['lt', '<'],
  ['gt', '>'],
  ['quot', '"'],
  ['apos', "'"],
]);

const decodeEntity = (_: string, decimal?: string, hex?: string, name?: string) =>
  name === undefined
    ? String.fromCodePoint(hex === undefined ? Number(decimal) : parseInt(hex, 16))
    : (namedEntities.get(name) ?? ' ');
