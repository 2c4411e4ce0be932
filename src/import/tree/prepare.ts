/** First half of a document's conversion: all that needs no other document. */
import { errorText } from '#base/error-text.ts';
import type { ArticleContext } from './article-context.ts';
import { declareHeadingIds, normalizeHeadings } from './headings.ts';
import { convertHtmlBlocks } from '#import/tree/html/blocks.ts';
import { htmlToMarkdown } from '#import/tree/html/fragment.ts';
import { convertHtmlPhrases } from '#import/tree/html/phrases.ts';
import { findAnchors, headingText, type Anchors } from '#import/tree/links/anchors.ts';
import { quoteAlerts, repairAlerts } from '#import/tree/markdown/alerts.ts';
import { widenContainers } from '#import/tree/markdown/containers-nested.ts';
import { tidyContainers } from '#import/tree/markdown/containers.ts';
import { plainWords } from '#import/tree/markdown/descriptions.ts';
import { formulaEdits } from '#import/tree/markdown/formulas.ts';
import { parseMarkdown, spanOf } from '#import/tree/markdown/parse.ts';
import {
  closeAddresses,
  decodeSigns,
  endTables,
  joinLinks,
  joinTables,
  separateHtml,
} from '#import/tree/markdown/repairs.ts';
import { mendStrong, mendTornEnds } from '#import/tree/markdown/strong.ts';
import { applyEdits, traceText, type TracedText } from '#import/tree/markdown/traced-text.ts';
import { mendWords } from './mend.ts';
import { takeNotes, type NoteTaker } from './notes.ts';
import { readableName } from './slugs.ts';
import type { Dialect, SourceDocument } from './tree.ts';

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
  const written = data.title ?? (document.format === 'markdown' ? firstTitle(document.body) : undefined);
  const titled = data.title ?? (written === undefined ? undefined : (filledIn(written, document) ?? written));
  const ownTitle = titled === undefined ? undefined : plainWords(titled);
  const title = mendWords(ownTitle ?? '').trim() || mendWords(readableName(address));
  for (const words of [ownTitle, data.description === undefined ? undefined : plainWords(data.description)])
    if (words !== undefined && mendWords(words) !== words.replace(/\s/g, ' '))
      taker.note('foreign-syntax', undefined, words);
  const keywords: string[] = [...data.keywords];
  const body = convertOrShow(document, { ...taker, title, dir: dirOf(locale), transcript, keywords });
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

/** What no writer nests: parsers need minutes for it. */
const nestedTooDeeply = /^[ \t>]{100,}(?:[-*+]|\d+[.)])[ \t]|(?:!?\[){500}/m;

/** Containers that are open at once at most: each is looked for in all that are around it. */
const mostOpen = 200;

function hasManyOpen(body: string): boolean {
  let open = 0;
  for (const [, name] of body.matchAll(/^[ \t>]*:{3,}[ \t]*(\w)?/gm)) {
    open = Math.max(0, open + (name === undefined ? -1 : 1));
    if (open > mostOpen) return true;
  }
  return false;
}

/** The body in our Markdown; one that cannot be converted is shown as it was written, and listed. */
function convertOrShow(document: SourceDocument, context: ArticleContext): TracedText {
  try {
    if (nestedTooDeeply.test(document.body) || hasManyOpen(document.body))
      throw new Error('lists, brackets or containers are nested more than 50 deep');
    return convertBody(document, context);
  } catch (error) {
    context.note('text-unconverted', document.bodyLine, errorText(error));
    const source = traceText(document.body, document.bodyLine);
    const fence = '`'.repeat(
      Math.max(3, ...[...document.body.matchAll(/`+/g)].map(([run]) => run.length + 1)),
    );
    return applyEdits(source, [
      { start: 0, end: 0, text: `${fence}text\n` },
      { start: document.body.length, end: document.body.length, text: `\n${fence}\n` },
    ]);
  }
}

function convertBody(document: SourceDocument, context: ArticleContext): TracedText {
  const text =
    document.format === 'html' ? convertHtml(document, context) : convertMarkdown(document, context);
  const leveled = applyEdits(text, normalizeHeadings(text, parseMarkdown(text.text), context));
  return document.isSectionText ? applyEdits(leveled, declareHeadingIds(leveled)) : leveled;
}

/** A body of HTML. What it becomes counts as the body's first line. */
function convertHtml({ body, bodyLine, dialect }: SourceDocument, context: ArticleContext): TracedText {
  const written = traceText(body, bodyLine);
  const source = dialect ? dialect(written, context) : written;
  const { text, lineAt } = source;
  return applyEdits(source, [{ start: 0, end: text.length, text: htmlToMarkdown(text, lineAt, context) }]);
}

function convertMarkdown({ body, bodyLine, dialect }: SourceDocument, context: ArticleContext): TracedText {
  const source = traceText(body, bodyLine);
  return convertHtmlParts(convertDialect(source, dialect, context), context);
}

/** The source's own syntax as Markdown or HTML that everybody knows, and slips of writers as they were meant. */
function convertDialect(
  source: TracedText,
  dialect: Dialect | undefined,
  context: ArticleContext,
): TracedText {
  // Before a dialect, which writes the texts that it changes anew, with all their signs escaped.
  const formulas = formulaEdits(source);
  for (const { start, end } of formulas)
    context.note(
      'formula',
      source.lineAt(start),
      source.text.slice(start, end).replace(/\s+/g, ' ').slice(0, 80),
    );
  const plain = applyEdits(source, formulas);
  const whole = applyEdits(plain, mendTornEnds(plain));
  const bold = applyEdits(whole, mendStrong(whole));
  let text = dialect ? dialect(bold, context) : whole;
  for (const repair of [
    separateHtml,
    decodeSigns,
    joinTables,
    closeAddresses,
    joinLinks,
    quoteAlerts,
    repairAlerts,
    endTables,
    mendStrong,
  ])
    text = applyEdits(text, repair(text));
  return tidyContainers(text);
}

function convertHtmlParts(source: TracedText, context: ArticleContext): TracedText {
  if (!source.text.includes('<')) return source;
  const blocks = applyEdits(source, convertHtmlBlocks(source, parseMarkdown(source.text), context));
  const text = applyEdits(blocks, convertHtmlPhrases(blocks, parseMarkdown(blocks.text), context));
  // A frame in a tab has become a container in a container.
  return text.text.includes(':::') ? widenContainers(text) : text;
}

/** A heading with what its source's own syntax shows: `{% t page.title %}`. */
function filledIn(written: string, { dialect, shown, locale }: SourceDocument): string | undefined {
  if (dialect === undefined || !/\{[{%<]/.test(written)) return undefined;
  const context = { ...takeNotes(shown), title: '', dir: dirOf(locale), transcript: '', keywords: [] };
  try {
    return firstTitle(dialect(traceText(`# ${written}\n`), context).text);
  } catch {
    return undefined;
  }
}

/** An import or an export, as a paragraph of MDX begins. */
const moduleCode =
  /^(?:import\s+(?:[\w{*][^'"]*\sfrom\s+)?['"][^'"\n]+['"]|export\s+(?:const|let|function|default)\s)/;

/** The text's own level-1 heading, if it begins with one: tags and code of MDX before it show nothing. */
function firstTitle(body: string): string | undefined {
  const readable = nestedTooDeeply.test(body) ? body.slice(0, 500) : body;
  const first = parseMarkdown(readable).root.children.find(
    (node) =>
      node.type !== 'html' &&
      !(node.type === 'paragraph' && moduleCode.test(readable.slice(spanOf(node).start, spanOf(node).end))),
  );
  return first?.type === 'heading' && first.depth === 1 ? headingText(first) || undefined : undefined;
}
