/** Reads what a Markdown or MDX text consists of, and what is wrong in it, without rendering it. */
import { markdownToMdast, mdxToMdast, type MdastNode } from 'satteri';
import { collectDirective } from './collect-containers.ts';
import { collectHtml } from './collect-html.ts';
import { collectComponent, collectExpression } from './collect-mdx.ts';
import { FoundParts, type AnalysedText, type MarkdownSource } from './found-parts.ts';
import { firstLine } from './nodes.ts';
import { features, mdxComponents } from './vocabulary.ts';

/**
 * Lists headings, links, images and anchors with their places.
 *
 * Problems: `heading-skipped`, `image-without-alt`, `unsafe-link`, `unsafe-html`, `unknown-directive`,
 * `invalid-directive`, `mdx-syntax`, `mdx-import`, `mdx-expression`. Whether links lead anywhere is the model's question.
 */
export function analyseMarkdown(source: MarkdownSource): AnalysedText {
  const found = new FoundParts(source);
  try {
    const tree =
      source.format === 'mdx'
        ? mdxToMdast(endingInBreak(source.body), { features })
        : markdownToMdast(source.body, { features });
    collect(tree, found);
  } catch (error) {
    found.addSyntaxProblem(error);
  }
  return found.result();
}

/** The MDX parser ends the whole process on an import whose last byte, and the text's, is a backslash. */
export const endingInBreak = (body: string): string => (body.endsWith('\n') ? body : `${body}\n`);

/** Visits a tree in reading order. Not by recursion: quotes within quotes may go deeper than the stack. */
function collect(tree: MdastNode, found: FoundParts): void {
  const waiting = [tree];
  for (let node = waiting.pop(); node; node = waiting.pop()) {
    collectOne(node, found);
    if ('children' in node) waiting.push(...(node.children as MdastNode[]).toReversed());
  }
}

function collectOne(node: MdastNode, found: FoundParts): void {
  switch (node.type) {
    case 'heading':
      return found.addHeading(node);
    case 'link':
      return found.addLink(node.url, found.placeOf(node));
    case 'definition':
      return found.define(node.identifier, node.url);
    case 'linkReference':
      return found.addReference(node.identifier, (url) => found.addLink(url, found.placeOf(node)));
    case 'image':
      return found.addImage(node.url, node.alt, found.placeOf(node));
    case 'imageReference':
      return found.addReference(node.identifier, (url) => found.addImage(url, node.alt, found.placeOf(node)));
    case 'code':
      found.hasCode ||= Boolean(node.lang);
      return;
    case 'html':
      return collectHtml(node, found);
    case 'containerDirective':
    case 'leafDirective':
      return collectDirective(node, found);
    case 'mdxjsEsm':
      return found.addProblem(
        'mdx-import',
        found.placeOf(node),
        `"${firstLine(node.value)}" imports or exports code.`,
        `Remove it; these components need no import: ${mdxComponents.join(', ')}.`,
      );
    case 'mdxFlowExpression':
    case 'mdxTextExpression':
      return collectExpression(node.value, found.placeOf(node), found);
    case 'mdxJsxFlowElement':
    case 'mdxJsxTextElement':
      return collectComponent(node, found);
  }
}
