import { didYouMean } from '#problems/nearest.ts';
import type { Position } from '#problems/problem.ts';
import type { FoundParts } from './found-parts.ts';
import type { NodeOf } from './nodes.ts';
import { findStrayMarkup, findTags } from './raw-html.ts';
import { allowedAttributes, allowedElements } from './vocabulary.ts';

/** Collects what raw HTML holds. Problems: `unsafe-html`; those of links and images. */
export function collectHtml(node: NodeOf<'html'>, found: FoundParts): void {
  const start = found.placeOf(node);
  const stray = findStrayMarkup(node.value);
  if (stray) {
    found.addProblem(
      'unsafe-html',
      positionIn(node.value, stray.offset, start),
      stray.text === '<!--' ? 'The comment never ends.' : `${stray.text} is not allowed in articles.`,
      stray.text === '<!--' ? 'End it with "-->".' : 'Remove it; comments are written <!-- … -->.',
    );
  }
  for (const tag of findTags(node.value)) {
    found.hasHtml = true;
    if (tag.isClosing) continue;
    const at = positionIn(node.value, tag.offset, start);
    if (!allowedElements.has(tag.name)) {
      found.addProblem(
        'unsafe-html',
        at,
        `<${tag.name}> is not allowed in articles.`,
        `${didYouMean(tag.name, allowedElements)}Use Markdown, a directive, or another element.`,
      );
      continue;
    }
    if (!tag.isComplete) {
      found.addProblem(
        'unsafe-html',
        at,
        `<${tag.name} never ends.`,
        'Close it with ">"; look for a missing quote.',
      );
      continue;
    }
    const { value: alt } = tag.attributes.find(({ name }) => name === 'alt') ?? {};
    for (const { name, value } of tag.attributes) {
      if (!isAllowedAttribute(name)) addUnsafeAttribute(found, tag.name, name, at);
      else if (name === 'href') found.addLink(value, at);
      else if (name === 'src' && tag.name === 'img') found.addImage(value, alt, at);
      else if (name === 'id') found.addAnchor(value);
    }
  }
}

/** Whether an element may have the attribute; its name in lower case. */
export const isAllowedAttribute = (name: string): boolean =>
  allowedAttributes.has(name) || name.startsWith('aria-') || name.startsWith('data-');

/** Adds the problem of an attribute that no element may have. */
export const addUnsafeAttribute = (found: FoundParts, tag: string, name: string, at: Position): void =>
  found.addProblem('unsafe-html', at, `Attribute "${name}" of <${tag}> is not allowed.`, 'Remove it.');

/** Position of an offset in a text whose first character stands at `start`. */
function positionIn(text: string, offset: number, start: Position): Position {
  const before = text.slice(0, offset);
  const lastBreak = before.lastIndexOf('\n');
  if (lastBreak < 0) return { line: start.line, column: start.column + offset };
  return { line: start.line + before.split('\n').length - 1, column: offset - lastBreak };
}
