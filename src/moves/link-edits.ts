/** Edits the addresses of links and pictures in a text, and nothing else of it. */
import { nodesOf, readTree } from '#markdown/readable.ts';

/** What to write instead of an address; nothing where it stays. */
export type MapTarget = (target: string) => string | undefined;

/** Where addresses stand in Markdown, MDX and HTML: inline, in a definition, in an attribute, bare. */
const places = new RegExp(
  [
    String.raw`(?<before>\]\(\s*|^[ \t>]*\[[^\]\n]+\]:[ \t]*|\b(?:href|src)\s*=\s*)` +
      String.raw`(?<written><[^<>\n]*>|"[^"\n]*"|'[^'\n]*'|[^\s()<>"']*(?:\([^\s()]*\)[^\s()<>"']*)*)`,
    String.raw`(?<bare>\bhttps?:\/\/[^\s<>()"'\]]+)`,
  ].join('|'),
  'gmu',
);

/** The text with its addresses mapped, and how many changed. Code stays as it is. */
export function editLinks(
  text: string,
  format: 'md' | 'mdx' | 'data',
  map: MapTarget,
): { readonly text: string; readonly changed: number } {
  let code: readonly (readonly [start: number, end: number])[] | undefined;
  let changed = 0;
  const edited = text.replace(places, (whole, ...found) => {
    const groups = found.at(-1) as Readonly<Record<string, string | undefined>>;
    const offset = Number(found.at(-3));
    const written = groups['bare'] ?? groups['written'] ?? '';
    const [, quote = ''] = /^([<"'])/.exec(written) ?? [];
    const inner = quote === '' ? written : written.slice(1, -1);
    const mapped = map(asMeant(inner));
    if (mapped === undefined) return whole;
    code ??= format === 'data' ? [] : codeIn(text, format);
    if (code.some(([start, end]) => start <= offset && offset < end)) return whole;
    changed += 1;
    const close = quote === '<' ? '>' : quote;
    return `${groups['before'] ?? ''}${quote}${asWritten(mapped, quote)}${close}`;
  });
  return { text: edited, changed };
}

/** Where code stands. A text that can't be parsed has problems of its own. */
function codeIn(text: string, format: 'md' | 'mdx'): [start: number, end: number][] {
  try {
    return nodesOf(readTree(text, format))
      .filter(({ type }) => type === 'code' || type === 'inlineCode')
      .map(({ position }) => [position?.start.offset ?? 0, position?.end.offset ?? 0]);
  } catch {
    return [];
  }
}

/** An address without the escapes of Markdown and HTML. */
const asMeant = (written: string) => written.replace(/\\([!-/:-@[-`{-~])/g, '$1').replace(/&amp;/g, '&');

/** An address that stands where the old one stood. */
const asWritten = (target: string, quote: string) =>
  quote === '' ? target.replace(/[\s()<>"']/gu, encodeFully) : target.replace(/[<>"'\n]/g, encodeFully);

const encodeFully = (sign: string) =>
  encodeURIComponent(sign).replace(/[()']/g, (one) => `%${one.charCodeAt(0).toString(16)}`);
