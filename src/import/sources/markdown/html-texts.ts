/** Articles that a folder keeps as HTML: bodies alone, as backups of hosted help centres have them, and whole pages. */
import type { Element, Root, RootContent } from 'hast';
import rehypeParse from 'rehype-parse';
import { unified } from 'unified';
import { textOf } from '#import/tree/html/nodes.ts';

export const isHtml = (name: string): boolean => /\.html?$/i.test(name);

/** What an article's file holds. */
export interface HtmlArticle {
  readonly title: string | undefined;
  readonly description: string | undefined;
  /** The article with as many lines as the file, what stands around it left out. */
  readonly body: string;
}

/** Reads a file of HTML. */
export function readHtmlArticle(written: string): HtmlArticle {
  const isPage = /<(?:!doctype|html|body)\b/i.test(written);
  const root = unified().use(rehypeParse, { fragment: !isPage }).parse(written);
  const all = elementsIn(root);
  const article = isPage ? (contentIn(all) ?? all.find(({ tagName }) => tagName === 'body')) : undefined;
  const inside = article === undefined ? all : elementsIn(article);
  const around = isPage ? inside.filter(isAround) : [];
  const heading =
    inside.find(({ tagName }) => tagName === 'h1') ?? all.find(({ tagName }) => tagName === 'h1');
  const named = all.find(({ tagName }) => tagName === 'title');
  const said = all.find(
    ({ tagName, properties }) => tagName === 'meta' && properties['name'] === 'description',
  );
  return {
    title: wordsOf(heading) ?? wordsOf(named)?.replace(/\s+[|–—·-]\s+[^|–—·]+$/, ''),
    description: String(said?.properties['content'] ?? '').trim() || undefined,
    body: onlyLines(written, article, around),
  };
}

/** The innermost element that says it is the article; of several, the one with the most text. */
function contentIn(all: readonly Element[]): Element | undefined {
  for (const isContent of [isArticleBody, isNamed('article'), isMain]) {
    const found = all.filter(isContent).toSorted((a, b) => textOf(b).length - textOf(a).length)[0];
    if (found !== undefined && textOf(found).trim() !== '') return found;
  }
  return undefined;
}

const isNamed =
  (name: string) =>
  ({ tagName }: Element) =>
    tagName === name;
const isMain = ({ tagName, properties }: Element) => tagName === 'main' || properties['role'] === 'main';
/** As Zendesk, Intercom and Help Scout call the text of an article. */
const isArticleBody = ({ properties }: Element) =>
  [properties['className']].flat().some((name) => /^(?:article[-_]body|articleBody)$/.test(String(name))) ||
  [properties['itemProp']].flat().includes('articleBody');

/** What stands on every page. */
const isAround = ({ tagName, properties }: Element) =>
  /^(?:nav|header|footer|aside|form|script|style|head)$/.test(tagName) ||
  /^(?:navigation|banner|contentinfo|search|complementary)$/.test(String(properties['role'] ?? ''));

const wordsOf = (node: Element | undefined) =>
  node === undefined ? undefined : textOf(node).replace(/\s+/g, ' ').trim() || undefined;

function elementsIn(parent: Root | Element): Element[] {
  return (parent.children as RootContent[]).flatMap((child) =>
    child.type === 'element' ? [child, ...elementsIn(child)] : [],
  );
}

/** A text in which only line breaks are left of what is not the article. */
function onlyLines(written: string, article: Element | undefined, around: readonly Element[]): string {
  const spans = around.map(spanOf).filter(({ start, end }) => end > start);
  const { start, end } = article === undefined ? { start: 0, end: written.length } : spanOf(article);
  const gone = [{ start: 0, end: start }, ...spans, { start: end, end: written.length }];
  let body = '';
  let at = 0;
  for (const span of gone.toSorted((a, b) => a.start - b.start)) {
    if (span.end <= at) continue;
    const from = Math.max(at, span.start);
    body += written.slice(at, from) + written.slice(from, span.end).replace(/[^\n]+/g, '');
    at = span.end;
  }
  return body + written.slice(at);
}

const spanOf = ({ position }: Element) => ({
  start: position?.start.offset ?? 0,
  end: position?.end.offset ?? 0,
});
