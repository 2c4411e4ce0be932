/** Marks inside lines: `==marked==`, `++ctrl+c++`, `{ .class }`, icons, emoji, corrections. */
import type { Nodes, Parents } from 'mdast';
import { escapeHtml } from '#base/escape-html.ts';
import { attributeEdits } from '#import/dialects/attributes.ts';
import { readShortcode } from '#import/dialects/emoji.ts';
import { parseMarkdown, spanOf, walk, type Span } from '#import/tree/markdown/parse.ts';
import { applyEdits, type Edit, type TracedText } from '#import/tree/markdown/traced-text.ts';
import { keysHtml } from './keys.ts';

/** The text with all marks as ours, and each abbreviation explained where it first stands. */
export function convertInline(given: TracedText, meanings: ReadonlyMap<string, string>): TracedText {
  const source = acceptCorrections(given);
  const edits: Edit[] = [];
  const { root } = parseMarkdown(source.text);
  const left = new Map(meanings);
  walk(root, (node, parents) => {
    if (node.type === 'image' && /#(?:only-dark|gh-dark-mode-only)$/.test(node.url)) {
      edits.push({ ...spanOf(node), text: '' });
    } else if (node.type === 'html') {
      edits.push(...htmlEdits(source.text, node));
    } else if (node.type === 'delete') {
      edits.push(...subscriptEdits(source.text, node));
    } else if (node.type === 'text') edits.push(...textEdits(source.text, node, parents, left));
  });
  for (const pair of pairMarks(source.text, root)) edits.push(...pair);
  return applyEdits(source, withoutOverlaps(edits));
}

function withoutOverlaps(edits: readonly Edit[]): Edit[] {
  let end = 0;
  return edits
    .toSorted((a, b) => a.start - b.start || b.end - a.end)
    .filter((edit) => {
      if (edit.start < end) return false;
      end = Math.max(end, edit.end);
      return true;
    });
}

/** `markdown` is no attribute of a page. */
const htmlEdits = (text: string, node: Nodes): Edit[] => {
  const { start, end } = spanOf(node);
  return [...text.slice(start, end).matchAll(/(?<=<[a-z][^<>]*)\s+markdown(?:="?\w*"?)?(?=[\s>/])/gi)].map(
    (match) => ({
      start: start + match.index,
      end: start + match.index + match[0].length,
      text: '',
    }),
  );
};

/** `H~2~O`: one sign makes a subscript, two strike out. */
function subscriptEdits(text: string, node: Nodes): Edit[] {
  const { start, end } = spanOf(node);
  if (text.startsWith('~~', start) || !/^~[^\s~]+~$/.test(text.slice(start, end))) return [];
  return [
    { start, end: start + 1, text: '<sub>' },
    { start: end - 1, end, text: '</sub>' },
  ];
}

function textEdits(
  text: string,
  node: Nodes,
  parents: readonly Parents[],
  left: Map<string, string>,
): Edit[] {
  const { start, end } = spanOf(node);
  const words = text.slice(start, end);
  const isHeading = parents.some(({ type }) => type === 'heading');
  const isCell = parents.at(-1)?.type === 'tableCell';
  const place = (match: RegExpExecArray, now: string): Edit => ({
    start: start + match.index,
    end: start + match.index + match[0].length,
    text: now,
  });
  const isEscaped = (match: RegExpExecArray) => words[match.index - 1] === '\\';
  return [
    ...attributeEdits(words, start, isHeading),
    ...[...words.matchAll(/\+\+((?:[\w-]+|"[^"+]+")(?:\+(?:[\w-]+|"[^"+]+"))*)\+\+/g)].map((match) =>
      place(match, keysHtml(match[1] ?? '')),
    ),
    ...[...words.matchAll(/(?<![\^[\]])\^([^\s^[\]]{1,20})\^(?!\^)/g)].map((match) =>
      place(match, `<sup>${match[1] ?? ''}</sup>`),
    ),
    ...[...words.matchAll(/:([a-z0-9_+-]+):(\{[^{}\n]*\})?[ \t]?/gi)].flatMap((match) => {
      if (isEscaped(match)) return [];
      const now = readShortcode(match[1] ?? '', isCell && words.trim() === match[0].trim());
      const space = now !== '' && /[ \t]$/.test(match[0]) ? ' ' : '';
      return now === undefined ? [] : [place(match, now + space)];
    }),
    ...(isHeading ? [] : explain(words, start, left)),
  ];
}

/** https://facelessuser.github.io/pymdown-extensions/extensions/critic/ */
const corrections =
  /\{\+\+([\s\S]*?)\+\+\}|\{--([\s\S]*?)--\}|\{~~([\s\S]*?)~>([\s\S]*?)~~\}|\{==([\s\S]*?)==\}|\{>>([\s\S]*?)<<\}/g;

/** Corrections, which may stand around other marks. */
function acceptCorrections(source: TracedText): TracedText {
  if (!/\{(?:\+\+|--|~~|==|>>)/.test(source.text)) return source;
  const codes: Span[] = [];
  walk(parseMarkdown(source.text).root, (node) => {
    if (node.type === 'code' || node.type === 'inlineCode') codes.push(spanOf(node));
  });
  const edits = [...source.text.matchAll(corrections)].flatMap((match): Edit[] => {
    const start = match.index;
    if (codes.some((code) => start >= code.start && start < code.end)) return [];
    return [{ start, end: start + match[0].length, text: corrected(match) }];
  });
  return applyEdits(source, edits);
}

function corrected([whole, added, gone, before, after, marked]: RegExpExecArray): string {
  if (added !== undefined) return `<ins>${added}</ins>`;
  if (gone !== undefined) return `<del>${gone}</del>`;
  if (before !== undefined) return `<del>${before}</del><ins>${after ?? ''}</ins>`;
  return marked === undefined || whole.startsWith('{>>') ? '' : `<mark>${marked}</mark>`;
}

/** `<abbr>` around the first place of each abbreviation. */
function explain(words: string, start: number, left: Map<string, string>): Edit[] {
  return [...left].flatMap(([name, meaning]): Edit[] => {
    const at = words.search(
      new RegExp(`(?<![\\w-])${name.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}(?![\\w-])`),
    );
    if (at === -1) return [];
    left.delete(name);
    const from = start + at;
    return [
      { start: from, end: from + name.length, text: `<abbr title="${escapeHtml(meaning)}">${name}</abbr>` },
    ];
  });
}

/** Marks that may stand around other marks, in pairs of each paragraph. */
function pairMarks(text: string, root: Nodes): Edit[][] {
  const found: Edit[][] = [];
  walk(root, (node) => {
    if (!/^(?:paragraph|heading|tableCell)$/.test(node.type) || !('children' in node)) return;
    for (const [sign, tag] of [
      ['==', 'mark'],
      ['^^', 'ins'],
    ] as const) {
      const places: number[] = [];
      walk(node, (inner) => {
        if (inner.type !== 'text') return;
        const { start, end } = spanOf(inner);
        const words = text.slice(start, end);
        for (let at = words.indexOf(sign); at !== -1; at = words.indexOf(sign, at + 2))
          places.push(start + at);
      });
      found.push(pairsOf(text, places, sign, tag));
    }
  });
  return found;
}

function pairsOf(text: string, places: readonly number[], sign: string, tag: string): Edit[] {
  const edits: Edit[] = [];
  let open: number | undefined;
  for (const at of places) {
    const before = text[at - 1] ?? ' ';
    const after = text[at + 2] ?? ' ';
    if (open === undefined) {
      if (!/[\s=]/.test(after) && !/[=!<>{\\]/.test(before)) open = at;
    } else if (!/[\s=]/.test(before) && !/[=}]/.test(after)) {
      edits.push({ start: open, end: open + sign.length, text: `<${tag}>` });
      edits.push({ start: at, end: at + sign.length, text: `</${tag}>` });
      open = undefined;
    }
  }
  return edits;
}
