/** Lists the tags of a piece of HTML with their places, as a browser's tokenizer finds them. */
import { Tokenizer, type Token } from 'parse5';
import { modeWithin } from './text-elements.ts';

export interface HtmlAttribute {
  /** In lower case. */
  readonly name: string;
  /** Decoded; empty for an attribute without a value. */
  readonly value: string;
}

export interface HtmlTag {
  readonly kind: 'open' | 'close';
  /** In lower case. */
  readonly name: string;
  readonly attributes: readonly HtmlAttribute[];
  readonly start: number;
  readonly end: number;
}

/** Markup that isn't a tag. `text`: how it begins. */
export interface StrayMarkup {
  /** `unended`: it swallows what follows. `odd`: a declaration or instruction, which browsers turn into a comment. */
  readonly kind: 'unended' | 'odd';
  readonly text: string;
  readonly start: number;
}

export interface HtmlPieces {
  readonly tags: readonly HtmlTag[];
  /** Whole comments, as places. */
  readonly comments: readonly { readonly start: number; readonly end: number }[];
  readonly strays: readonly StrayMarkup[];
}

const voidElements = new Set('area base br col embed hr img input link meta source track wbr'.split(' '));

/** Whether an element has no content and no end tag: https://html.spec.whatwg.org/multipage/syntax.html#void-elements */
export const isVoid = (name: string): boolean => voidElements.has(name);

/** Everything in a piece of HTML but its text, in order. */
export function readHtml(html: string): HtmlPieces {
  const tags: HtmlTag[] = [];
  const comments: { start: number; end: number }[] = [];
  const strays: StrayMarkup[] = [];
  let ended = 0;
  const nothing = () => {};
  const tokenizer = new Tokenizer(
    { sourceCodeLocationInfo: true },
    {
      onStartTag: (token) => {
        tags.push(toTag('open', token));
        ended = placeOf(token).end;
        tokenizer.state = modeWithin(token.tagName) ?? tokenizer.state;
      },
      onEndTag: (token) => {
        tags.push(toTag('close', token));
        ended = placeOf(token).end;
      },
      onComment: (token) => {
        const place = placeOf(token);
        ended = place.end;
        const written = html.slice(place.start, place.end);
        if (!written.startsWith('<!--')) strays.push({ kind: 'odd', text: firstWord(written), ...place });
        else if (/^<!--(?:-?>|[^]*--!?>$)/.test(written)) comments.push(place);
        else strays.push({ kind: 'unended', text: '<!--', ...place });
      },
      onDoctype: (token) => {
        const place = placeOf(token);
        ended = place.end;
        strays.push({ kind: 'odd', text: firstWord(html.slice(place.start, place.end)), ...place });
      },
      onCharacter: (token) => void (ended = placeOf(token).end),
      onWhitespaceCharacter: (token) => void (ended = placeOf(token).end),
      onNullCharacter: (token) => void (ended = placeOf(token).end),
      onEof: nothing,
      onParseError: nothing,
    },
  );
  tokenizer.write(html, true);
  // A tag that the end of the text cuts off isn't a token.
  if (ended < html.length) strays.push({ kind: 'unended', text: firstWord(html.slice(ended)), start: ended });
  return { tags, comments, strays };
}

const firstWord = (text: string) => /^<[^\s>]*/.exec(text)?.[0] ?? text.slice(0, 1);

function toTag(kind: HtmlTag['kind'], token: Token.TagToken): HtmlTag {
  const { start, end } = placeOf(token);
  return { kind, name: token.tagName, attributes: token.attrs, start, end };
}

function placeOf({ location }: Token.Token): { readonly start: number; readonly end: number } {
  if (!location) throw new Error('this cannot happen: the tokenizer was asked for places');
  return { start: location.startOffset, end: location.endOffset };
}

/** The attribute's value, if the tag has it. */
export const attributeOf = (tag: Pick<HtmlTag, 'attributes'>, name: string): string | undefined =>
  tag.attributes.find((attribute) => attribute.name === name)?.value;

/** The HTML without its comments. */
export const withoutComments = (html: string): string =>
  readHtml(html).comments.reduceRight((text, { start, end }) => text.slice(0, start) + text.slice(end), html);
