/** Which raw HTML our articles may hold, and what becomes of the rest. */
import { allowedElements, isAllowedAttribute } from '#markdown/vocabulary.ts';
import { attributeOf, findTags, formatTag, pairTags, type Attribute, type Tag } from './tags.ts';
import type { NoteTaker } from '#import/tree/notes.ts';

const words = (text: string) => new Set(text.trim().split(/\s+/));

/** Elements of https://html.spec.whatwg.org/multipage/indices.html and before it that only group or style their content. */
const wrappers = words(`
  acronym address article aside bdi bdo big blink body center data dir fieldset font footer form header hgroup html label legend main marquee
  nav nobr picture ruby rb rp rt search section slot strike time tt output`);

/** Elements whose content means nothing without them. */
const dropped = words(`
  applet area audio base button canvas datalist dialog embed frame frameset head iframe input link map math menu meta
  meter noscript object optgroup option param progress script select source style svg template textarea title track
  video`);

/** Allowed elements that stand inside a line of text. */
const phrasing = words(
  'a abbr b br cite code del dfn em i img ins kbd mark q s samp small span strong sub sup u var wbr',
);

export const isPhrasing = (name: string): boolean => phrasing.has(name);
export const isAllowed = (name: string): boolean => allowedElements.has(name);
export const isWrapper = (name: string): boolean => wrappers.has(name);
export const isDropped = (name: string): boolean => dropped.has(name);
/** Whether HTML has, or once had, an element of that name; `<port>` is a placeholder that a writer forgot to escape. */
export const isHtmlElement = (name: string): boolean =>
  allowedElements.has(name) || wrappers.has(name) || dropped.has(name) || name === 'h1';

/** The tag's attributes that may stay; old names (`name` of an anchor) become today's. */
export function allowedAttributesOf(tag: Tag): Attribute[] {
  return tag.attributes
    .map(({ name, value }) => ({ name: tag.name === 'a' && name === 'name' ? 'id' : name, value }))
    .filter(({ name }) => isAllowedAttribute(tag.name, name));
}

/** Whether an attribute only says what an element looks like. Styles are counted. */
const isForLooks = (name: string) =>
  /^(?:style|align|valign|border|cellpadding|cellspacing|bgcolor|bordercolor|frame|rules|height|data-.*)$/.test(
    name,
  );

/** An allowed tag with only its allowed attributes, as written where all of them may stay. */
export function filterTag(tag: Tag, html: string, line: number, { note }: NoteTaker): string {
  const kept = allowedAttributesOf(tag);
  const lost = tag.attributes.filter(({ name }) => !isAllowedAttribute(tag.name, name));
  const removed = lost
    .map(({ name }) => name)
    .filter((name) => !(tag.name === 'a' && name === 'name') && !isForLooks(name));
  if (lost.length === 0) return html.slice(tag.start, tag.end);
  if (removed.length > 0) note('html-attribute', line, `${removed.join(', ')} removed from <${tag.name}>`);
  return formatTag({ ...tag, attributes: kept });
}

/**
 * HTML with what is not allowed taken out, without comments and empty lines, so that Markdown reads it as one block.
 *
 * Input: `lineOf` gives the author's line of an offset in `html`.
 */
export function filterHtml(html: string, lineOf: (offset: number) => number, taker: NoteTaker): string {
  const tags = findTags(html);
  const { pairs } = pairTags(tags);
  const closeOf = new Map(pairs.map(({ open, close }) => [open, close]));
  const replacements = new Map<number, string>();
  const parts: string[] = [];
  let at = 0;
  for (const [index, tag] of tags.entries()) {
    if (tag.start < at) continue;
    parts.push(html.slice(at, tag.start));
    at = tag.end;
    const line = lineOf(tag.start);
    const close = closeOf.get(index);
    const replaced = replacements.get(index);
    if (replaced !== undefined) parts.push(replaced);
    else if (
      tag.kind === 'open' &&
      tag.name === 'span' &&
      allowedAttributesOf(tag).every(({ name }) => name === 'class')
    ) {
      const mark = isBold(tag) ? 'b' : undefined;
      parts.push(mark ? `<${mark}>` : '');
      if (close !== undefined) replacements.set(close, mark ? `</${mark}>` : '');
    } else if (isAllowed(tag.name)) parts.push(filterTag(tag, html, line, taker));
    else if (tag.kind === 'open') {
      taker.note('html-removed', line, `<${tag.name}>`);
      if (isDropped(tag.name) && close !== undefined) at = tags[close]?.end ?? at;
    }
  }
  parts.push(html.slice(at));
  return parts
    .join('')
    .replace(/<!--[\s\S]*?(?:-->|$)/g, '')
    .replace(/\n(?:[ \t]*\n)+/g, '\n')
    .trim();
}

const isBold = (tag: Tag) => /font-weight\s*:\s*(?:bold|[6-9]00)/i.test(attributeOf(tag, 'style') ?? '');
