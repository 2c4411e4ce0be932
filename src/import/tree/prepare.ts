/** First half of an article's conversion: all that needs no other article. */
import { repairAlerts } from '#import/tree/markdown/alerts.ts';
import { findAnchors, headingText, type Anchors } from '#import/tree/links/anchors.ts';
import type { ArticleContext } from './article-context.ts';
import { readSource, type SourceData } from '#import/sources/markdown/front-matter.ts';
import { normalizeHeadings } from './headings.ts';
import { convertHtmlBlocks } from '#import/tree/html/blocks.ts';
import { convertHtmlPhrases } from '#import/tree/html/phrases.ts';
import { parseMarkdown } from '#import/tree/markdown/parse.ts';
import { readableName } from './slugs.ts';
import { takeNotes, type NoteTaker } from './notes.ts';
import { applyEdits, traceText, type TracedText } from '#import/tree/markdown/traced-text.ts';

/** A text file of the source folder, with LF line ends. */
export interface SourceFile {
  /** Path below the source folder. */
  readonly name: string;
  /** Path as the report shows it. */
  readonly shown: string;
  readonly text: string;
}

/** A source text in our Markdown, its links and images still as the source has them. */
export interface PreparedText {
  readonly source: SourceFile;
  readonly data: SourceData;
  readonly title: string;
  /** The title if the text itself gives one; else it is made from the file's name. */
  readonly ownTitle: string | undefined;
  readonly keywords: readonly string[];
  readonly body: TracedText;
  readonly anchors: Anchors;
  readonly taker: NoteTaker;
}

/** Converts HTML, alerts and headings. `transcript` stands in videos until somebody writes one. */
export function prepareArticle(source: SourceFile, transcript: string): PreparedText {
  const taker = takeNotes(source.shown);
  const { data, body, bodyLine } = readSource(source.text, source.shown, taker);
  const ownTitle = data.title ?? firstTitle(body);
  const title = ownTitle ?? readableName(source.name);
  const keywords: string[] = [...data.keywords];
  const converted = convertBody(traceText(body, bodyLine), { ...taker, title, transcript, keywords });
  return {
    source,
    data,
    title,
    ownTitle,
    keywords: [...new Set(keywords)],
    body: converted,
    anchors: findAnchors(converted.text),
    taker,
  };
}

function convertBody(body: TracedText, context: ArticleContext): TracedText {
  let text = applyEdits(body, repairAlerts(body));
  if (body.text.includes('<')) {
    text = applyEdits(text, convertHtmlBlocks(text, parseMarkdown(text.text), context));
    text = applyEdits(text, convertHtmlPhrases(text, parseMarkdown(text.text), context));
  }
  return applyEdits(text, normalizeHeadings(text, parseMarkdown(text.text), context));
}

/** The text's own level-1 heading, if it begins with one. */
function firstTitle(body: string): string | undefined {
  const first = parseMarkdown(body).root.children.find(({ type }) => type !== 'html');
  return first?.type === 'heading' && first.depth === 1 ? headingText(first) || undefined : undefined;
}
