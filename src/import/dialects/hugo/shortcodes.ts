/** Shortcodes of Hugo, `{{< name a b="c" >}}` and `{{% name %}} … {{% /name %}}`, with their places. */
import { codesIn, isInside } from '#import/dialects/gitbook/tags.ts';

export interface Shortcode {
  readonly name: string;
  readonly isEnd: boolean;
  /** What it is called with, without names. */
  readonly words: readonly string[];
  /** What it is called with, by names in small letters. */
  readonly values: Readonly<Record<string, string>>;
  readonly start: number;
  readonly end: number;
  /** What closes or opens it; absent where nothing does. */
  partner: Shortcode | undefined;
  /** The shortcode around it. */
  parent: Shortcode | undefined;
  /** How many of its name come before it in the shortcode around it. */
  index: number;
  /** How many containers stand inside each other in it. */
  height: number;
}

// As long as anybody writes one: what has no end is not looked for in the whole text.
const written =
  /\{\{(?:<(?!\s*\/\*)((?:"[^"]{0,2000}"|[^"<>]){0,2000})>|%(?!\s*\/\*)((?:"[^"]{0,2000}"|(?!%\}\})[^"]){0,2000})%)\}\}/g;
const argument = /(?:([\w-]+)\s*=\s*)?(?:"((?:[^"\\]|\\.)*)"|`([^`]*)`|'([^']*)'|([^\s"`']+))/g;

/** All shortcodes outside of code, each with its partner. */
export function shortcodesIn(text: string): readonly Shortcode[] {
  if (!/\{\{[<%]/.test(text)) return [];
  const codes = codesIn(text);
  const all = [...text.matchAll(written)].flatMap((match): Shortcode[] => {
    const [, rest = ''] = /^\s*([\s\S]*?)\s*$/.exec(match[1] ?? match[2] ?? '') ?? [];
    const [, end, name = '', called = ''] = /^(\/)?\s*([\w./-]+)([\s\S]*)$/.exec(rest) ?? [];
    if (name === '' || isInside(codes, match.index)) return [];
    const shortcode = { name: name.toLowerCase(), isEnd: end !== undefined, ...argumentsIn(called) };
    const place = { start: match.index, end: match.index + match[0].length };
    return [{ ...shortcode, ...place, partner: undefined, parent: undefined, index: 0, height: 0 }];
  });
  pair(all);
  return all;
}

function argumentsIn(called: string): Pick<Shortcode, 'words' | 'values'> {
  const words: string[] = [];
  const values: Record<string, string> = {};
  for (const [, name, quoted, raw, single, bare] of called.matchAll(argument)) {
    const value = quoted?.replace(/\\(.)/g, '$1') ?? raw ?? single ?? bare ?? '';
    if (name !== undefined) values[name.toLowerCase()] = value;
    else if (value !== '/') words.push(value);
  }
  return { words, values };
}

/** What no writer nests. */
const deepest = 20;

function pair(all: readonly Shortcode[]): void {
  const open: Shortcode[] = [];
  for (const one of all) {
    if (!one.isEnd) {
      open.push(one);
      if (open.length > deepest) open.shift();
      continue;
    }
    const at = open.findLastIndex(({ name }) => name === one.name);
    const begun = open[at];
    if (!begun) continue;
    begun.partner = one;
    one.partner = begun;
    open.length = at;
  }
  const around: Shortcode[] = [];
  const seen = new Map<Shortcode | undefined, Map<string, number>>();
  for (const one of all) {
    if (one.partner === undefined) one.parent = around.at(-1);
    else if (one.isEnd) {
      const begun = around.pop();
      const outer = around.at(-1);
      if (begun && outer) outer.height = Math.max(outer.height, begun.height + 1);
    } else {
      one.parent = around.at(-1);
      const counts = seen.get(one.parent) ?? new Map<string, number>();
      one.index = counts.get(one.name) ?? 0;
      seen.set(one.parent, counts.set(one.name, one.index + 1));
      around.push(one);
    }
  }
}
