/** Links that carry context: a template made once per channel, filled per page. Runs at build and in the browser. */
import { render, type TemplateValues } from './template.ts';

/** A URL with holes: parameters whose text turns out empty are left out. */
export interface LinkTemplate {
  /** Everything before the parameters; may hold variables. */
  readonly base: string;
  /** The URL if there is nothing to hand over. Default: `base`. */
  readonly bare?: string;
  /** Parameter name to template, in order. The name `''` stands for a bare value without name. */
  readonly query?: Readonly<Record<string, string>>;
  /** What separates base and parameters; default `?`, or `&` where the base has a query already. */
  readonly separator?: string;
  /** Longest URL; default 2,000. */
  readonly limit?: number;
}

/** Mail programs and Windows pass on about 2,000 characters; web servers often refuse more than 2,048. */
const defaultLimit = 2000;

/**
 * The URL for a page. When it would be too long, the longest parameter is cut at a character the reader would
 * call one (a grapheme), by its encoded size.
 */
export function fillLink(link: LinkTemplate, values: TemplateValues): string {
  const base = link.base.replace(/\{\{.*?\}\}/g, (name) => encode(render(name, values)));
  const parts = Object.entries(link.query ?? {}).flatMap(([name, template]) => {
    const text = render(template, values);
    if (text === '') return [];
    // Telegram takes a text that begins with @ for a command: https://core.telegram.org/api/links
    const safe = base.startsWith('https://t.me/') ? text.replace(/^@/, ' @') : text;
    return [{ prefix: name === '' ? '' : `${encodeName(name)}=`, text: safe }];
  });
  if (parts.length === 0) return link.bare ?? base;
  const encodeValue = base.startsWith('mailto:') ? encodeMail : encode;
  const separator = link.separator ?? (base.includes('?') ? '&' : '?');
  const toUrl = () =>
    base + separator + parts.map(({ prefix, text }) => prefix + encodeValue(text)).join('&');
  const excess = toUrl().length - (link.limit ?? defaultLimit);
  const longest = parts.toSorted((a, b) => b.text.length - a.text.length)[0];
  if (excess > 0 && longest) {
    longest.text = cutToSize(longest.text, encodeValue(longest.text).length - excess, encodeValue);
  }
  return toUrl();
}

/**
 * Percent-encodes everything but unreserved characters (RFC 3986 2.3), in Unicode's composed form; never `+` for
 * a space, which messengers and mail programs would show.
 */
export const encode = (text: string): string =>
  encodeURIComponent(text.toWellFormed().normalize('NFC')).replace(
    /[!'()*]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  );

/** Line breaks in mail are CRLF, https://www.rfc-editor.org/rfc/rfc6068#section-5. */
const encodeMail = (text: string) => encode(text.replace(/\r?\n/g, '\r\n'));

/** Parameter names keep the brackets of `metadata[kb]`. */
const encodeName = (name: string) => encode(name).replaceAll('%5B', '[').replaceAll('%5D', ']');

/** The beginning of a text whose encoded form has at most `size` characters, with `…` where something was cut. */
function cutToSize(text: string, size: number, encodeValue: (text: string) => string): string {
  const room = size - encode('…').length;
  let kept = '';
  let used = 0;
  for (const { segment } of new Intl.Segmenter().segment(text)) {
    used += encodeValue(segment).length;
    if (used > room) return kept === '' ? '' : `${kept}…`;
    kept += segment;
  }
  return text;
}
