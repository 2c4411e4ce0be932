/** Finds the tags in a piece of raw HTML, to compare them with the allow-list. */

export interface HtmlAttribute {
  readonly name: string;
  readonly value: string;
}

export interface HtmlTag {
  readonly name: string;
  readonly isClosing: boolean;
  /** Whether it ends; if not, it swallows what follows. */
  readonly isComplete: boolean;
  readonly attributes: readonly HtmlAttribute[];
  /** Offset in the text. */
  readonly offset: number;
}

/** A comment as browsers read it; one without an end swallows the rest: `<!-->` is whole, and `--!>` ends one too (https://html.spec.whatwg.org/#comment-start-state). */
export const comment = /<!--(?:-?>|[\s\S]*?(?:--!?>|$))/g;
const tag = /<(\/?)([a-zA-Z][^\s/>]*)((?:"[^"]*"|'[^']*'|[^'">])*)(>?)/g;
const attribute = /([^\s"'<>/=]+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'=<>`]+)))?/g;

/** Tags in order of appearance, names in lower case, entities of attribute values decoded. Comments are passed over. */
export function findTags(html: string): HtmlTag[] {
  const text = withoutComments(html);
  return [...text.matchAll(tag)].map(({ 1: slash, 2: name = '', 3: rest = '', 4: end, index }) => ({
    name: name.toLowerCase(),
    isClosing: slash === '/',
    isComplete: end === '>',
    attributes: [...rest.matchAll(attribute)].map(([, key = '', double, single, bare]) => ({
      name: key.toLowerCase(),
      value: decodeEntities(double ?? single ?? bare ?? ''),
    })),
    offset: index,
  }));
}

/**
 * The first piece of markup that is neither a tag nor a whole comment: a comment that never ends, which hides the
 * rest of the page, or a declaration or instruction (`<!x`, `<?x`), of which browsers make a comment.
 */
export function findStrayMarkup(
  html: string,
): { readonly text: string; readonly offset: number } | undefined {
  for (const { 0: text, index } of html.matchAll(comment)) {
    if (!/--!?>$/.test(text)) return { text: '<!--', offset: index };
  }
  const found = /<[!?][^\s>]*/.exec(withoutComments(html));
  return found ? { text: found[0], offset: found.index } : undefined;
}

/** Comments replaced by as many spaces. */
const withoutComments = (html: string) => html.replace(comment, (found) => ' '.repeat(found.length));

const namedEntities: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  colon: ':',
  Tab: '\t',
  NewLine: '\n',
};

/** Decodes numeric entities and those that can hide a URL scheme. */
function decodeEntities(text: string): string {
  return text.replace(/&(?:#x([0-9a-f]+)|#(\d+)|(\w+));?/gi, (whole, hex, decimal, name) => {
    if (hex !== undefined) return codePoint(Number.parseInt(hex, 16), whole);
    if (decimal !== undefined) return codePoint(Number(decimal), whole);
    return namedEntities[name] ?? whole;
  });
}

const codePoint = (code: number, otherwise: string) =>
  code <= 0x10ffff ? String.fromCodePoint(code) : otherwise;
