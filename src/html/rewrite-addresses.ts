/** Rewrites the addresses in a finished document, and leaves every other character as it is. */
import { Tokenizer, type Token } from 'parse5';
import { escapeHtml } from '#base/escape-html.ts';
import { modeWithin } from './text-elements.ts';

/** Attributes whose value is an address. */
const addresses = new Set('action cite data formaction href manifest ping poster src xlink:href'.split(' '));

/** Attributes with a list of addresses, each followed by its size. */
const lists = new Set(['srcset', 'imagesrcset']);

/** The document with what `rewrite` makes of each address. `ofRoot` is put into the tag of `<html>`. */
export function rewriteAddresses(html: string, rewrite: (address: string) => string, ofRoot = ''): string {
  const pieces: string[] = [];
  let taken = 0;
  const replace = (start: number, end: number, text: string) => {
    pieces.push(html.slice(taken, start), text);
    taken = end;
  };
  const nothing = () => {};
  const tokenizer = new Tokenizer(
    { sourceCodeLocationInfo: true },
    {
      onStartTag: (tag) => {
        for (const { name, value, start, end } of placedAttributes(tag)) {
          const rewritten = rewrittenValue(rewrite, tag, name, value);
          if (rewritten !== value) replace(start, end, `${name}="${escapeHtml(rewritten)}"`);
        }
        if (tag.tagName === 'html' && ofRoot !== '') {
          const { end } = placeOf(tag);
          replace(end - 1, end, `${ofRoot}>`);
        }
        // Without scripts, what is in a "noscript" is part of the document.
        if (tag.tagName !== 'noscript') tokenizer.state = modeWithin(tag.tagName) ?? tokenizer.state;
      },
      onEndTag: nothing,
      onCharacter: nothing,
      onWhitespaceCharacter: nothing,
      onNullCharacter: nothing,
      onComment: nothing,
      onDoctype: nothing,
      onEof: nothing,
    },
  );
  tokenizer.write(html, true);
  return pieces.join('') + html.slice(taken);
}

type Rewrite = (address: string) => string;

function rewrittenValue(rewrite: Rewrite, tag: Token.TagToken, name: string, value: string): string {
  if (addresses.has(name)) return rewrite(value);
  if (lists.has(name)) return value.replaceAll(/(?<=^|\s|\s[\d.]+[wxh],)\/(?![/\\])[^\s,]*/g, rewrite);
  const isRefresh = tag.tagName === 'meta' && name === 'content' && tag.attrs.some(isHttpEquivRefresh);
  return isRefresh ? value.replace(/(?<=^\s*\d+\s*;\s*url\s*=\s*)\/(?![/\\]).*/is, rewrite) : value;
}

const isHttpEquivRefresh = ({ name, value }: Token.Attribute) =>
  name === 'http-equiv' && value.toLowerCase() === 'refresh';

/** The attributes of a tag in the order in which they stand, with their places. */
function placedAttributes(tag: Token.TagToken) {
  const places = placeOf(tag).attrs ?? {};
  return tag.attrs
    .flatMap(({ name, value, prefix }) => {
      const place = places[prefix ? `${prefix}:${name}` : name];
      return place ? [{ name, value, start: place.startOffset, end: place.endOffset }] : [];
    })
    .toSorted((a, b) => a.start - b.start);
}

function placeOf({ location }: Token.TagToken) {
  if (!location) throw new Error('this cannot happen: the tokenizer was asked for places');
  return { end: location.endOffset, attrs: location.attrs };
}
