/** Markdown as MkDocs reads it: Python-Markdown, PyMdown Extensions and what Material for MkDocs adds. */
import type { ArticleContext } from '#import/tree/article-context.ts';
import { traceLines } from '#import/tree/markdown/traced-text.ts';
import type { Dialect } from '#import/tree/tree.ts';
import type { Line } from '#import/dialects/rewrite.ts';
import { convertBlocks } from './blocks.ts';
import { fenceEnd } from './fences.ts';
import { convertInline } from './inline.ts';
import { linkReferences } from './references.ts';
import { indentOf, isBlank, linesOf } from './lines.ts';
import { includeTexts, type TextOf } from './snippets.ts';

export interface PythonMarkdownOptions {
  /** Texts that others include. */
  readonly textOf: TextOf;
  /** What stands below every text: abbreviations. */
  readonly appended: readonly string[];
  /** What `{{ name }}` means; absent where braces mean nothing. */
  readonly variables: ReadonlyMap<string, string> | undefined;
}

/** Turns it into ours. */
export const pythonMarkdown =
  ({ textOf, appended, variables }: PythonMarkdownOptions): Dialect =>
  (source, context) => {
    const included = includeTexts(linesOf(source), textOf);
    const resolved = included.map(({ text, line }) => ({ text: withVariables(text, variables), line }));
    const { lines, meanings } = takeAbbreviations(resolved, appended);
    const blocks = convertBlocks(withoutReferences(lines, context));
    return linkReferences(convertInline(traceLines(blocks), meanings));
  };

/** `{{ name }}` as what it means; others stay for the report to name. */
const withVariables = (text: string, variables: ReadonlyMap<string, string> | undefined): string =>
  variables === undefined || !text.includes('{')
    ? text
    : text
        .replace(/\{\{-?\s*([\w.]+)\s*-?\}\}/g, (whole, name: string) => variables.get(name) ?? whole)
        .replace(/\{%-?\s*(?:end)?raw\s*-?%\}/g, '');

const abbreviation = /^ {0,3}\*\[([^\]]+)\]: *(.*)$/;

function takeAbbreviations(lines: readonly Line[], appended: readonly string[]) {
  const meanings = new Map<string, string>();
  const take = (text: string) => {
    const [, name, meaning = ''] = abbreviation.exec(text) ?? [];
    if (name === undefined) return false;
    if (meaning.trim() !== '') meanings.set(name.trim(), meaning.trim().replace(/^["']|["']$/g, ''));
    return true;
  };
  // Other definitions of what is appended belong to the text.
  const more = appended
    .flatMap((text) => text.split('\n'))
    .filter((text) => !take(text) && text.trim() !== '');
  const last = lines.at(-1)?.line ?? 1;
  const end = more.length === 0 ? [] : ['', ...more].map((text): Line => ({ text, line: last }));
  let until = -1;
  const own = lines.filter(({ text }, at) => {
    if (at > until) until = fenceEnd(lines, at) ?? until;
    return at <= until || !take(text);
  });
  return { lines: [...own, ...end], meanings };
}

/** `[TOC]` is on every page here; `::: module.name` is what a plugin writes from code. */
function withoutReferences(lines: readonly Line[], context: ArticleContext): Line[] {
  let until = -1;
  let isBelow = false;
  return lines.flatMap((line, at): Line[] => {
    if (at > until) until = fenceEnd(lines, at) ?? until;
    if (at <= until) return [line];
    // Options of the plugin.
    if (isBelow && indentOf(line) >= 4 && !isBlank(line)) return [];
    isBelow = false;
    if (/^\s*\[TOC\]\s*$/i.test(line.text)) return [];
    const [, marks, setting = ''] = /^ *(#{1,6} )<!-- md:(?:setting|option) (\S+) -->/.exec(line.text) ?? [];
    if (marks !== undefined) {
      const name = setting.split(/[.:*]/).at(-1) ?? setting;
      return [{ text: `${marks}\`${name}\` {#${setting}}`, line: line.line }];
    }
    const [, indent = '', name] = /^(\s*):::\s+([\w.]+)\s*$/.exec(line.text) ?? [];
    if (name === undefined) return [line];
    context.note('foreign-syntax', line.line, `::: ${name}`);
    isBelow = true;
    return [{ text: `${indent}\`${name}\``, line: line.line }];
  });
}
