import { readHtml, type HtmlTag, type StrayMarkup } from '#html/read-tags.ts';
import { isComponentName, whatIsWritten } from './other-dialects.ts';
import { didYouMean } from '#problems/nearest.ts';
import type { Position } from '#problems/problem.ts';
import type { FoundParts } from './found-parts.ts';
import type { NodeOf } from './nodes.ts';
import { allowedElements, attributesOf, isAllowedAttribute } from './vocabulary.ts';

/** Elements that show something of another site. */
const embedding: ReadonlySet<string> = new Set(['iframe', 'embed', 'object', 'video']);

/**
 * Collects what raw HTML holds. Problems: `unsafe-html`; those of links and images.
 *
 * Each piece of HTML has to be whole by itself. Then the tags of all pieces together are the tags of the page, and
 * since every one of them is on the list, so is every element that a browser can make of them.
 */
export function collectHtml(node: NodeOf<'html'>, found: FoundParts): void {
  const place = (offset: number) => found.placeIn(node, offset);
  const { tags, comments, strays } = readHtml(node.value);
  for (const stray of strays) addStray(found, stray, place(stray.start));
  for (const { start, end } of comments) {
    if (node.value.slice(start, end).lastIndexOf('<!--') > 0) addUnendedComment(found, place(start));
  }
  if (tags.length > 0) found.hasHtml = true;
  for (const tag of tags) {
    if (tag.kind === 'open') collectElement(found, tag, place(tag.start));
  }
}

function addStray(found: FoundParts, { kind, text }: StrayMarkup, at: Position): void {
  if (kind === 'odd') {
    const fix = 'Remove it. Comments are written <!-- … -->.';
    found.addProblem('unsafe-html', at, `${text} is not allowed in ${found.holder}.`, fix);
  } else if (text === '<!--') {
    addUnendedComment(found, at);
  } else {
    const fix = 'Close it with ">". A quote may be missing.';
    found.addProblem('unsafe-html', at, `${text} isn't closed.`, fix);
  }
}

/** It swallowed the rest of the text, or everything before the end of the next comment. */
const addUnendedComment = (found: FoundParts, at: Position) =>
  found.addProblem('unsafe-html', at, "The comment isn't closed.", 'End it with "-->".');

/** Collects what an element says of itself, in raw HTML or MDX. Problems: `unsafe-html`; those of links and images. */
export function collectElement(
  found: FoundParts,
  { name, attributes }: Pick<HtmlTag, 'name' | 'attributes'>,
  at: Position,
): void {
  found.hasHtml = true;
  found.hasCode ||= name === 'pre';
  if (!allowedElements.has(name)) {
    const ours = isComponentName(name) ? whatIsWritten(name) : undefined;
    if (ours !== undefined) {
      found.addProblem(
        'unsafe-html',
        at,
        `<${name}> is a component, which only .mdx files can use.`,
        `Write "${ours}" here.`,
      );
      return;
    }
    const fix = embedding.has(name)
      ? 'Write a video as :::video{src="https://…" title="…"}. Link to anything else.'
      : `${didYouMean(name, allowedElements)}Use Markdown, a directive, or another element.`;
    found.addProblem('unsafe-html', at, `<${name}> is not allowed in ${found.holder}.`, fix);
    return;
  }
  for (const { name: key, value } of attributes) {
    if (!isAllowedAttribute(name, key))
      addUnsafeAttribute(found, { tag: `<${name}>`, key, known: attributesOf(name) }, at);
    else if (key === 'href') found.addLink(value, at);
    else if (key === 'src')
      found.addImage(value, attributes.find((other) => other.name === 'alt')?.value, at);
    else if (key === 'id') found.addAnchor(value, at);
  }
}

/** Adds the problem of an attribute that an element, directive or component may not have. */
function addUnsafeAttribute(
  found: FoundParts,
  { tag, key, known }: { readonly tag: string; readonly key: string; readonly known: readonly string[] },
  at: Position,
): void {
  const list = known.length > 0 ? `Remove it. ${tag} can have: ${known.join(', ')}.` : 'Remove it.';
  const message = `${tag} can't have the attribute ${JSON.stringify(key)}.`;
  found.addProblem('unsafe-html', at, message, didYouMean(key, known) + list);
}
