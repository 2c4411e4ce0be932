/**
 * Puts a finished document below the base of its site, such as `/help`: what it names by a path of the site it then names
 * as browsers ask for it. All documents pass here on their way out, so pages, layouts, content and themes write paths of
 * the site, and none has to know where that lies. Scripts find the base in `data-base` of `<html>`.
 */
import { Tokenizer, type Token } from 'parse5';
import { escapeHtml } from '#base/escape-html.ts';
import { modeWithin } from './text-elements.ts';

/** Attributes whose value is an address. */
const addresses = new Set('action cite data formaction href manifest ping poster src xlink:href'.split(' '));

/** Attributes with a list of addresses, each followed by its size. */
const lists = new Set(['srcset', 'imagesrcset']);

/** The document with every path of the site below `base`; unchanged for a site that has its host for itself. */
export function placeBelow(base: string, html: string): string {
  if (base === '') return html;
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
          const placed = placedValue(base, tag, name, value);
          if (placed !== value) replace(start, end, `${name}="${escapeHtml(placed)}"`);
        }
        if (tag.tagName === 'html') {
          const { end } = placeOf(tag);
          replace(end - 1, end, ` data-base="${escapeHtml(base)}">`);
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

function placedValue(base: string, tag: Token.TagToken, name: string, value: string): string {
  if (addresses.has(name)) return placeAddress(base, value);
  if (lists.has(name)) return value.replaceAll(/(?<=^|\s|\s[\d.]+[wxh],)\/(?![/\\])/g, `${base}/`);
  const isRefresh = tag.tagName === 'meta' && name === 'content' && tag.attrs.some(isHttpEquivRefresh);
  return isRefresh ? value.replace(/(?<=^\s*\d+\s*;\s*url\s*=\s*)\/(?![/\\])/i, `${base}/`) : value;
}

const isHttpEquivRefresh = ({ name, value }: Token.Attribute) =>
  name === 'http-equiv' && value.toLowerCase() === 'refresh';

/** An address that begins with one "/" is a path of the site. Browsers read two, or "/\", as another host. */
const placeAddress = (base: string, address: string) => address.replace(/^\s*\/(?![/\\])/, `${base}/`);

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
