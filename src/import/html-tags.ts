/** Finds the tags of an HTML text by position, so that single tags can be changed and the rest stays as written. */

export interface Attribute {
  readonly name: string;
  /** Decoded; empty for an attribute without a value. */
  readonly value: string;
}

export interface Tag {
  readonly kind: 'open' | 'close';
  readonly name: string;
  readonly attributes: readonly Attribute[];
  readonly start: number;
  readonly end: number;
}

/** https://html.spec.whatwg.org/multipage/syntax.html#void-elements */
const voidElements = new Set('area base br col embed hr img input link meta source track wbr'.split(' '));

export const isVoid = (name: string): boolean => voidElements.has(name);

const comment = /<!--[\s\S]*?(?:-->|$)/y;
const tagStart = /<(\/?)([a-zA-Z][a-zA-Z0-9:-]*)/y;
const space = /\s*/y;
const attribute = /([^\s"'<>/=]+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'<>`]+)))?/y;

/** All tags in order. Comments are passed over; `<` that begins no tag is text. */
export function findTags(html: string): Tag[] {
  const tags: Tag[] = [];
  let at = html.indexOf('<');
  while (at !== -1) {
    const skipped = matchAt(comment, html, at);
    const tag = skipped ? undefined : readTag(html, at);
    if (tag) tags.push(tag);
    at = html.indexOf('<', skipped ? at + skipped[0].length : (tag?.end ?? at + 1));
  }
  return tags;
}

function matchAt(pattern: RegExp, text: string, at: number): RegExpExecArray | null {
  pattern.lastIndex = at;
  return pattern.exec(text);
}

function readTag(html: string, start: number): Tag | undefined {
  const opening = matchAt(tagStart, html, start);
  if (!opening) return undefined;
  const attributes: Attribute[] = [];
  let at = start + opening[0].length;
  for (;;) {
    at += matchAt(space, html, at)?.[0].length ?? 0;
    const close = html.startsWith('/>', at) ? 2 : html.startsWith('>', at) ? 1 : 0;
    if (close > 0) {
      return {
        kind: opening[1] === '/' ? 'close' : 'open',
        name: (opening[2] ?? '').toLowerCase(),
        attributes,
        start,
        end: at + close,
      };
    }
    const found = matchAt(attribute, html, at);
    if (!found) return undefined;
    const [whole, name = '', double, single, bare] = found;
    // In `width=300px/>` the slash closes the tag: that is what its author meant.
    const slash = bare?.endsWith('/') && html.startsWith('>', at + whole.length) ? 1 : 0;
    const value = double ?? single ?? bare?.slice(0, bare.length - slash) ?? '';
    attributes.push({ name: name.toLowerCase(), value: decodeEntities(value) });
    at += whole.length - slash;
  }
}

const entities: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

const decodeEntities = (text: string) =>
  text.replace(/&(?:(amp|lt|gt|quot|apos)|#(\d{1,6})|#x([\da-f]{1,5}));/gi, (_, name, decimal, hex) =>
    name
      ? (entities[String(name).toLowerCase()] ?? '')
      : String.fromCodePoint(hex ? parseInt(hex, 16) : +decimal),
  );

const encodeAttribute = (text: string) => text.replaceAll('&', '&amp;').replaceAll('"', '&quot;');

/** The attribute's value, if the tag has it. */
export const attributeOf = (tag: Tag, name: string): string | undefined =>
  tag.attributes.find((candidate) => candidate.name === name)?.value;

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
