/** Texts that others include: `--8<-- "file"`, `{! file !}`, `{% include "file" %}`. */
import type { Line } from '#import/dialects/rewrite.ts';

/** What includes a text; `code`: as a block of code. */
export type IncludedBy = 'snippet' | 'include' | 'code';

/** Texts by the path that a text writes, of the kinds that include them; `undefined` where there is none. */
export type TextOf = (path: string, by: IncludedBy) => string | undefined;

const deepest = 8;
const mark = '-{1,}8<-{1,}';
const line1 = new RegExp(`^(\\s*)${mark}[ \\t]+((?:"[^"]+"|'[^']+')[ \\t]*)+$`);
const edge = new RegExp(`^(\\s*)${mark}[ \\t]*$`);
const section = new RegExp(`${mark}[ \\t]*\\[[ \\t]*(start|end)[ \\t]*:[ \\t]*([\\w-]+)[ \\t]*\\]`);
const include =
  /^(\s*)(?:\{!>?[ \t]*([^\s{}!]+)[ \t]*!\}|\{\*[ \t]*([^\s{}*]+)[^{}]*\*\}|\{%-?[ \t]*include(?:-markdown)?[ \t]+["']([^"']+)["'][^{}]*%\})[ \t]*$/;

/** The lines with all that they include; what isn't there stays, as code. */
export function includeTexts(lines: readonly Line[], textOf: TextOf, depth = 0): Line[] {
  const out: Line[] = [];
  let isBlock = false;
  for (const { text, line } of lines) {
    const paths = pathsIn(text, isBlock);
    if (edge.test(text)) isBlock = !isBlock;
    else if (section.test(text)) continue;
    else if (paths === undefined || depth >= deepest) out.push({ text: unescape(text), line });
    else {
      const [indent = ''] = /^\s*/.exec(text) ?? [];
      for (const { path, by } of paths) {
        const read = findText(path, by, textOf);
        const found = by === 'code' && read ? asCode(read, path) : read;
        const made = found?.map((one): Line => ({ text: one === '' ? '' : indent + one, line }));
        out.push(...(made ? includeTexts(made, textOf, depth + 1) : [missing(path, indent, line)]));
      }
    }
  }
  return out;
}

const unescape = (text: string) => text.replace(/^(\s*);(?=-{1,}8<-)/, '$1');

const missing = (path: string, indent: string, line: number): Line =>
  /^https?:/.test(path)
    ? { text: `${indent}<${path}>`, line }
    : { text: `${indent}\`${path.replaceAll('`', '')}\``, line };

interface IncludedPath {
  readonly path: string;
  readonly by: IncludedBy;
}

function pathsIn(text: string, isBlock: boolean): IncludedPath[] | undefined {
  if (line1.test(text))
    return [...text.matchAll(/"([^"]+)"|'([^']+)'/g)].map(([, a, b = '']) => ({
      path: (a ?? b).trim(),
      by: 'snippet',
    }));
  if (isBlock && text.trim() !== '' && !edge.test(text))
    return text.trim().startsWith(';') ? [] : [{ path: text.trim(), by: 'snippet' }];
  const [, , braces, star, tag] = include.exec(text) ?? [];
  const path = braces ?? star ?? tag;
  return path === undefined ? undefined : [{ path, by: star === undefined ? 'include' : 'code' }];
}

const asCode = (lines: readonly string[], path: string): string[] => {
  const language = /\.(\w+)$/.exec(path)?.[1] ?? '';
  return ['````' + (languages[language] ?? language), ...lines, '````'];
};

const languages: Readonly<Record<string, string>> = { py: 'python', yml: 'yaml', js: 'js', ts: 'ts' };

/** The lines of a file, or of the part that `file:name` or `file:3:9` means. */
function findText(written: string, by: IncludedPath['by'], textOf: TextOf): string[] | undefined {
  const whole = textOf(written, by);
  if (whole !== undefined) return linesOf(whole);
  const [, path = '', part = ''] = /^(.+?):([\w,:-]+)$/.exec(written) ?? [];
  const text = path === '' ? undefined : textOf(path, by);
  if (text === undefined) return undefined;
  const all = linesOf(text);
  if (!/^[\d:,]*$/.test(part)) return namedPart(all, part);
  return part.split(',').flatMap((range) => {
    const [from = '', to = ''] = range.split(':');
    const start = from === '' ? 1 : Number(from);
    return all.slice(start - 1, to === '' ? (range.includes(':') ? undefined : start) : Number(to));
  });
}

const linesOf = (text: string) => text.replace(/\n+$/, '').split('\n');

function namedPart(lines: readonly string[], name: string): string[] | undefined {
  const places = lines.map((line) => section.exec(line));
  const start = places.findIndex((found) => found?.[1] === 'start' && found[2] === name);
  const end = places.findIndex((found, index) => index > start && found?.[1] === 'end' && found[2] === name);
  return start === -1 ? undefined : lines.slice(start + 1, end === -1 ? undefined : end);
}
