/** First half of a document's conversion: all that needs no other document. */
import type { ArticleContext } from './article-context.ts';
import { normalizeHeadings } from './headings.ts';
import { convertHtmlBlocks } from '#import/tree/html/blocks.ts';
import { htmlToMarkdown } from '#import/tree/html/fragment.ts';
import { convertHtmlPhrases } from '#import/tree/html/phrases.ts';
import { findAnchors, headingText, type Anchors } from '#import/tree/links/anchors.ts';
import { repairAlerts } from '#import/tree/markdown/alerts.ts';
import { parseMarkdown } from '#import/tree/markdown/parse.ts';
import { applyEdits, traceText, type TracedText } from '#import/tree/markdown/traced-text.ts';
import { takeNotes, type NoteTaker } from './notes.ts';
import { readableName } from './slugs.ts';
import type { SourceDocument } from './tree.ts';

/** A document in our Markdown, its links and images still as the source has them. */
export interface PreparedText {
  readonly document: SourceDocument;
  readonly title: string;
  /** The title if the document itself gives one; else it is made from its address. */
  readonly ownTitle: string | undefined;
  readonly keywords: readonly string[];
  readonly body: TracedText;
  readonly anchors: Anchors;
  readonly taker: NoteTaker;
}

/** Converts HTML, alerts and headings. `transcript` stands in videos until somebody writes one. */
export function prepareText(document: SourceDocument, transcript: string): PreparedText {
  const { data, shown, address, locale } = document;
  const taker = takeNotes(shown);
  const ownTitle = data.title ?? (document.format === 'markdown' ? firstTitle(document.body) : undefined);
  const title = ownTitle ?? readableName(address);
  const keywords: string[] = [...data.keywords];
  const body = convertBody(document, { ...taker, title, dir: dirOf(locale), transcript, keywords });
  return {
    document,
    title,
    ownTitle,
    keywords: [...new Set(keywords)],
    body,
    anchors: findAnchors(body.text),
    taker,
  };
}

const dirOf = (locale: string) => new Intl.Locale(locale).getTextInfo().direction ?? 'ltr';

function convertBody(document: SourceDocument, context: ArticleContext): TracedText {
  const text =
    document.format === 'html' ? convertHtml(document, context) : convertMarkdown(document, context);
  return applyEdits(text, normalizeHeadings(text, parseMarkdown(text.text), context));
}

/** A body of HTML. What it becomes counts as the body's first line. */
function convertHtml({ body, bodyLine }: SourceDocument, context: ArticleContext): TracedText {
  const source = traceText(body, bodyLine);
  return applyEdits(source, [
    { start: 0, end: body.length, text: htmlToMarkdown(body, source.lineAt, context) },
  ]);
}

function convertMarkdown({ body, bodyLine }: SourceDocument, context: ArticleContext): TracedText {
  const source = traceText(body, bodyLine);
  let text = applyEdits(source, repairAlerts(source));
  if (body.includes('<')) {
    text = applyEdits(text, convertHtmlBlocks(text, parseMarkdown(text.text), context));
    text = applyEdits(text, convertHtmlPhrases(text, parseMarkdown(text.text), context));
  }
  return text;
}

/** The text's own level-1 heading, if it begins with one. */
function firstTitle(body: string): string | undefined {
  const first = parseMarkdown(body).root.children.find(({ type }) => type !== 'html');
  return first?.type === 'heading' && first.depth === 1 ? headingText(first) || undefined : undefined;
}
