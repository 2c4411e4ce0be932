/** Changes single tags of an HTML text and leaves the rest as written. */
import { isVoid, readHtml, type HtmlTag } from '#html/read-tags.ts';

export { attributeOf, type HtmlAttribute as Attribute, type HtmlTag as Tag } from '#html/read-tags.ts';

type Tag = HtmlTag;

/** All tags in order. Comments are passed over; `<` that begins no tag is text. */
export const findTags = (html: string): Tag[] => readHtml(html).tags.map((tag) => withoutSlash(tag, html));

/** In `width=300px/>` the slash closes the tag: that is what its author meant. */
function withoutSlash(tag: Tag, html: string): Tag {
  if (!/[^\s"']\/>$/.test(html.slice(tag.start, tag.end))) return tag;
  const attributes = tag.attributes.map((attribute, index) =>
    index === tag.attributes.length - 1 && attribute.value.endsWith('/')
      ? { ...attribute, value: attribute.value.slice(0, -1) }
      : attribute,
  );
  return { ...tag, attributes };
}

const encodeAttribute = (text: string) => text.replaceAll('&', '&amp;').replaceAll('"', '&quot;');

/** The tag as HTML. */
export function formatTag({ kind, name, attributes }: Pick<Tag, 'kind' | 'name' | 'attributes'>): string {
  if (kind === 'close') return `</${name}>`;
  const written = attributes.map((a) =>
    a.value === '' && a.name !== 'alt' ? ` ${a.name}` : ` ${a.name}="${encodeAttribute(a.value)}"`,
  );
  return `<${name}${written.join('')}>`;
}

/** An opening tag and its end, as indexes of a list of tags. */
export interface TagPair {
  readonly open: number;
  /** Absent for void elements and for elements that end with their parent. */
  readonly close: number | undefined;
}

/** Pairs tags as a browser does, roughly: a closing tag ends the nearest open element of its name and all inside it. */
export function pairTags(tags: readonly Tag[]): { readonly pairs: TagPair[]; readonly unmatched: number[] } {
  const pairs: TagPair[] = [];
  const unmatched: number[] = [];
  let open: number[] = [];
  tags.forEach((tag, index) => {
    if (tag.kind === 'open') {
      if (isVoid(tag.name)) pairs.push({ open: index, close: undefined });
      else open.push(index);
      return;
    }
    const at = open.findLastIndex((candidate) => tags[candidate]?.name === tag.name);
    if (at === -1) {
      unmatched.push(index);
      return;
    }
    for (const implied of open.slice(at + 1)) pairs.push({ open: implied, close: undefined });
    pairs.push({ open: open[at] ?? index, close: index });
    open = open.slice(0, at);
  });
  return {
    pairs: pairs.toSorted((a, b) => a.open - b.open),
    unmatched: [...unmatched, ...open].toSorted((a, b) => a - b),
  };
}
