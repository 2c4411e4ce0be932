/** Finds the parts of a Markdown or MDX text, and its problems, without rendering it. */
import { markdownToMdast, type MdastNode } from 'satteri';
import { contentHash } from '#base/content-hash.ts';
import {
  emptyText,
  type AnalysedFile,
  type AnalysedMarkdown,
  type AnalysedText,
  type MarkdownSource,
  type TextByCountry,
  type TextFacts,
} from '#model/text.ts';
import type { ProblemCode } from '#problems/rules.ts';
import { conflictProblems, findConflicts } from '#problems/merge-conflicts.ts';
import { problem, type Problem } from '#problems/problem.ts';
import { emphasisUnclosed } from './check-prose.ts';
import { checkAlert, checkLooseAlerts } from './check-alert.ts';
import { checkCode, checkContainers, linesOf } from './check-fences.ts';
import { checkFootnotes } from './check-footnotes.ts';
import { checkHtmlTags } from './check-html-tags.ts';
import { checkTable, checkTableText } from './check-tables.ts';
import { crowdedIn } from './crowded.ts';
import { addLooseTabs, collectDirective, collectTextDirective } from './collect-containers.ts';
import { collectHtml } from './collect-html.ts';
import { collectComponent, collectExpression } from './collect-mdx.ts';
import { FoundParts, placeIn } from './found-parts.ts';
import { firstLine, isWithoutText, textOf as textOfNode } from './nodes.ts';
import { proseOf } from './prose.ts';
import { nodesOf, readTree } from './readable.ts';
import { readersText } from './readers-text.ts';
import { factsOf } from './text-facts.ts';
import { features, mdxComponents } from './vocabulary.ts';

/**
 * Lists headings, links, images and anchors with their places.
 *
 * Problems: the codes of text (`#problems/rules/markdown.ts`, `links.ts` and others), of links only what their address alone tells: whether they lead
 * anywhere is the model's question. Where git has left two versions of a text, or it can't be parsed in time, nothing else
 * is said about it.
 */
export function analyseMarkdown(source: MarkdownSource): AnalysedText {
  const crowded = checkCrowded(source);
  const unread = crowded.length > 0 ? crowded : conflictsIn(source);
  if (unread.length > 0)
    return {
      parts: emptyText,
      problems: unread,
      text: textOf(source, { hasHtml: false, hasCode: false, isSafe: false }),
      words: source.body,
    };
  const found = new FoundParts(source);
  let words = source.body;
  let facts: TextFacts | undefined;
  try {
    const tree = readTree(source.body, source.format);
    for (const node of nodesOf(tree)) collectOne(node, found);
    found.addBlockFindings(checkContainers(tree, source.body));
    checkLooseAlerts(tree, found);
    checkFootnotes(nodesOf(tree), found);
    checkHtmlTags(tree, found);
    words = readersText(tree);
    facts = factsOf(tree, (node) => found.placeOf(node));
  } catch (error) {
    found.addSyntaxProblem(error);
  }
  const result = found.result();
  const isSafe = !result.problems.some(({ code }) => unsafe.has(code));
  const parts = facts ? { ...result.parts, facts } : result.parts;
  return {
    ...result,
    parts,
    text: textOf(source, { hasHtml: found.hasHtml, hasCode: found.hasCode, isSafe }),
    words,
  };
}

const textOf = (
  { body, format }: MarkdownSource,
  found: Pick<AnalysedMarkdown, 'hasHtml' | 'hasCode' | 'isSafe'>,
): AnalysedMarkdown => ({ body, format, ...found }) as AnalysedMarkdown;

/** Problems with which a text is not even shown to its writer. */
const unsafe: ReadonlySet<ProblemCode> = new Set([
  'unsafe-html',
  'unsafe-link',
  'mdx-syntax',
  'mdx-import',
  'mdx-expression',
] as const);

/**
 * An analysed text as a reference to its file, so that thousands of texts don't need memory. One that isn't what the file
 * says (`isMade`) takes itself along.
 */
export function leaveInFile(
  { body, ...text }: AnalysedMarkdown,
  file: string,
  {
    isMade = false,
    byCountry,
  }: { readonly isMade?: boolean; readonly byCountry?: TextByCountry | undefined } = {},
): AnalysedFile {
  return { ...text, file, hash: contentHash(body), ...(isMade && { body }), ...(byCountry && { byCountry }) };
}

/** The text again, from what its file holds now. Throws when that is not what was analysed. */
export function takeFromFile({ file, hash: known, ...text }: AnalysedFile, body: string): AnalysedMarkdown {
  if (contentHash(body) !== known) throw new Error(`${file} was changed after it was checked`);
  return { ...text, body };
}

/** Problems: `text-crowded`. */
function checkCrowded(source: MarkdownSource): Problem[] {
  const most = crowdedIn(source.body);
  if (!most) return [];
  return [
    problem(
      'text-crowded',
      { file: source.file, at: placeIn(source, { line: most.line, column: 1 }) },
      `A paragraph or table has ${most.count} marks such as "[", "*" and ":". That many can't be read in time.`,
      'Put empty lines between its parts, or offer what it holds as a file to download.',
    ),
  ];
}

/** Conflicts of git, except in code, which may be about git. */
function conflictsIn(source: MarkdownSource): Problem[] {
  const { file, body } = source;
  if (findConflicts(body).length === 0) return [];
  const isCode = linesOf(markdownToMdast(body, { features }), ['code']);
  return conflictProblems(file, findConflicts(body, isCode), (line) => placeIn(source, { line, column: 1 }));
}

/** The words of a link. Code is a name, whatever it says. */
const labelOf = (node: MdastNode) =>
  nodesOf(node).some(({ type }) => type === 'inlineCode') ? '' : textOfNode(node);

function collectOne(node: MdastNode, found: FoundParts): void {
  const prose = proseOf(node, found.body);
  if (prose) found.addProse(prose);
  addLooseTabs(node, found);
  switch (node.type) {
    case 'heading':
      return found.addHeading(node);
    case 'paragraph':
      return found.addFindingsBelow(node, prose ? checkTableText(prose.raw) : []);
    case 'table':
      return found.addFindingsBelow(node, checkTable(node));
    case 'strong':
      return nodesOf(node).some((inner) => inner !== node && inner.type === 'strong')
        ? found.addProblem('emphasis-unclosed', found.placeOf(node), ...emphasisUnclosed)
        : undefined;
    case 'blockquote':
      return checkAlert(node, found);
    case 'link':
      if (isWithoutText(node)) found.addLinkWithoutText(node.url, found.placeOf(node));
      return found.addLink(node.url, found.placeOf(node), labelOf(node));
    case 'definition':
      return found.define(node.identifier, node.url);
    case 'linkReference':
      return found.addReference(node.identifier, (url) =>
        found.addLink(url, found.placeOf(node), labelOf(node)),
      );
    case 'image':
      return found.addImage(node.url, node.alt, found.placeOf(node));
    case 'imageReference':
      return found.addReference(node.identifier, (url) => found.addImage(url, node.alt, found.placeOf(node)));
    case 'code':
      found.hasCode = true;
      return found.addBlockFindings(checkCode(node, found.body));
    case 'html':
      return collectHtml(node, found);
    case 'containerDirective':
    case 'leafDirective':
      return collectDirective(node, found);
    case 'textDirective':
      return collectTextDirective(node, found);
    case 'mdxjsEsm':
      return found.addProblem(
        'mdx-import',
        found.placeOf(node),
        `"${firstLine(node.value)}" imports or exports code.`,
        `Remove it. These components need no import: ${mdxComponents.join(', ')}.`,
      );
    case 'mdxFlowExpression':
    case 'mdxTextExpression':
      return collectExpression(node.value, found.placeOf(node), found);
    case 'mdxJsxFlowElement':
    case 'mdxJsxTextElement':
      return collectComponent(node, found);
    default:
      return undefined;
  }
}
